"""What the figures can bear, in words, with no more digits than they bear."""

from __future__ import annotations

import math

from indicators.analysis import words
from indicators.analysis.assessment import Assessment, Change
from indicators.analysis.attainment import enough
from indicators.analysis.comparison import Comparison
from indicators.analysis.evidence import Control, Evidence
from indicators.analysis.forecast import QUARTERS_TO_ESTIMATE
from indicators.analysis.interval import Interval
from indicators.analysis.measure import Kind, Measure, Polarity
from indicators.analysis.verdicts import Assurance, Variation
from laa.plan.nothing import Nothing
from laa.plan.numbers import shown

CONFIDENCE = "95% interval"
# Chances beyond these are told as such: the model is not exact enough for more.
_RAREST, _SUREST = 1 / 10_000, 0.99
_RARE = 0.05
_ASSURED = {
    Assurance.MEETING: "it consistently meets the quarters' targets",
    Assurance.MISSING: "it consistently misses the quarters' targets",
    Assurance.HIT_AND_MISS: "chance decides whether a quarter meets its target",
}
_PARTS = {
    0.25: "a quarter of",
    0.5: "half of",
    0.75: "three quarters of",
    1.0: "all of",
}


def chance(probability: float) -> str:
    """
    A chance in words and per cent: 0.0008 is "about 1 in 1,000 (0.1%)".

    Up to 0.05 as one in a number of one digit; above that in per cent alone.
    """
    if probability < _RAREST:
        return f"less than 1 in {shown(1 / _RAREST)}"
    if probability > _SUREST:
        return "more than 99%"
    if probability <= _RARE:
        decimals = sum(probability < bound for bound in (0.01, 1 / 1500))
        percent = shown(100 * probability, decimals, trim=True)
        return f"about 1 in {shown(_one_digit(1 / probability))} ({percent}%)"
    return f"about {shown(100 * probability)}%"


def forecast(evidence: Evidence, assessment: Assessment, measure: Measure) -> str:
    """Where the year is likely to end, with the chance of its target, or why not."""
    found, parted = evidence.forecast, evidence.year_break
    if assessment.to_date is None:
        return ""
    if not measure.kind.adds_up:
        return (
            f"No forecast: the year's end is foretold of counts, not of {measure.kind}s"
        )
    if parted:
        day = f"{parted.day.day} {parted.day:%B %Y}"
        return f"No forecast: {parted.title}, from {day}, inside the year"
    if found is None:
        return ""
    if not evidence.quarters_left:
        return f"The year ends at {words.value(found.expected, measure)}"
    sentence = (
        f"Year end likely between {shown(found.lower)} and {shown(found.upper)} "
        f"{measure.units} ({CONFIDENCE}) if the rate stays as it is"
    )
    if found.chance is None or isinstance(assessment.target, Nothing):
        return sentence
    met = words.value(assessment.target, measure)
    return f"{sentence}; chance of meeting {met}: {chance(found.chance)}"


def required(evidence: Evidence, assessment: Assessment, measure: Measure) -> str:
    """What each remaining quarter may hold, or must, to meet the year's target."""
    needed = evidence.required
    if needed is None or isinstance(assessment.target, Nothing):
        return ""
    target = words.value(assessment.target, measure)
    quarters = f"in each of the {evidence.quarters_left} quarters left"
    if evidence.quarters_left == 1:
        quarters = "in the quarter left"
    each, polarity = enough(needed, measure), measure.polarity
    if polarity is Polarity.HIGHER and each <= 0:
        return f"The year's target of {target} is already met"
    if polarity is Polarity.LOWER and each < 0:
        return f"The year's target of {target} is already passed"
    return f"{polarity.limit} {shown(each)} {quarters} meet {target}"


def since_baseline(evidence: Evidence) -> str:
    """The year so far against as large a part of the baseline, with any break."""
    found = evidence.since_baseline
    if found is None:
        return ""
    part = _PARTS.get(round(evidence.elapsed, 9), "the same part of")
    told = f"{_change(found, f'{part} the baseline')}. {_verdict(found)}"
    if evidence.baseline_break is None:
        return told
    return (
        f"{told}. But between this figure and its baseline the recording changed: "
        f"{evidence.baseline_break.title}"
    )


def since(change: Change, found: Comparison | None, measure: Measure) -> str:
    """A quarter against an earlier one, and whether chance alone can explain it."""
    told = words.direction(change, measure)
    if found is None or math.isnan(found.ratio):
        return told
    if found.ratio == 1:
        return f"{told}. {_verdict(found)}"
    if math.isinf(found.ratio):
        return f"{told}: {_least(found)}. {_verdict(found)}"
    return f"{told}: {_change(found, 'it')}. {_verdict(found)}"


def weighing(measure: Measure) -> str:
    """What is not weighed of this kind of indicator, to be told once."""
    if measure.kind.adds_up:
        return ""
    return (
        "Whether chance explains a change, or the distance from the baseline, is not "
        f"worked out for {measure.kind}s"
    )


def interval(found: Interval | None, measure: Measure) -> str:
    """The interval of a quarter's rate or percentage, to the indicator's decimals."""
    if found is None:
        return ""
    unit = "%" if measure.kind is Kind.PERCENTAGE else ""
    lower, upper = (
        shown(bound, measure.decimals) for bound in (found.lower, found.upper)
    )
    return f"{CONFIDENCE} {lower}{unit} to {upper}{unit}"


def dispersion(evidence: Evidence) -> str:
    """What the forecast takes for the quarters' spread, and on how many it rests."""
    spread = evidence.dispersion
    if evidence.forecast is None:
        return ""
    if not spread.estimated:
        told = "Quarters are taken to vary by chance alone"
        if spread.quarters < QUARTERS_TO_ESTIMATE:
            few = f"fewer than {QUARTERS_TO_ESTIMATE} comparable ones are known"
            return f"{told}: {few} ({spread.quarters})"
        return f"{told}: the {spread.quarters} comparable ones hold nothing to tell by"
    return (
        f"Quarters vary {shown(spread.value, 1)} times as much as by chance alone "
        f"(variance, from {spread.quarters} comparable quarters)"
    )


def control(found: Control) -> str:
    """
    What the control chart says of its latest quarter.

    Whether targets are met is told only of settled limits and without a signal: a
    signal says that the series no longer varies as its limits suppose.
    """
    if found.variation is Variation.TOO_FEW:
        return (
            "Too few comparable quarters for a control chart to tell a signal from "
            "chance: it takes eight"
        )
    broken, latest = found.chart.signals[-1], found.quarters[-1]
    sentences = [f"{latest}: no signal, it varies no more than chance"]
    if broken:
        told = ", ".join(signal.value for signal in broken)
        sentences = [f"{latest}: signal ({found.variation}), {told}"]
    if found.chart.trial[-1]:
        sentences.append("Trial limits: they rest on 12 quarters or fewer")
    elif not broken and found.assurance in _ASSURED:
        sentences.append(f"As it varies now, {_ASSURED[found.assurance]}")
    return ". ".join(sentences)


def _change(found: Comparison, base: str) -> str:
    """ "24% above the base (95% interval 0.3% to 53% above)"."""
    if math.isnan(found.ratio):
        return f"None here and none in {base}"
    if math.isinf(found.ratio):
        return f"None in {base}, so there is no percentage: {_least(found)}"
    change, lower, upper = (x - 1 for x in (found.ratio, found.lower, found.upper))
    if not change:
        return f"The same as {base} ({CONFIDENCE} {_side(lower)} to {_side(upper)})"
    if (lower < 0) == (upper < 0):
        bounds = sorted((abs(lower), abs(upper)))
        span = f"{_percent(bounds[0])} to {_percent(bounds[1])}"
        return f"{_side(change)} {base} ({CONFIDENCE} {span})"
    return f"{_side(change)} {base} ({CONFIDENCE} {_side(lower)} to {_side(upper)})"


def _least(found: Comparison) -> str:
    """Of what has no upper bound, the lower one, with two digits and rounded down."""
    decimals = sum(found.lower < bound for bound in (1, 10))
    least = math.floor(found.lower * 10**decimals) / 10**decimals
    return f"at least {shown(least, decimals)} times its rate ({CONFIDENCE})"


def _side(change: float) -> str:
    return f"{_percent(abs(change))} {'above' if change > 0 else 'below'}"


def _percent(share: float) -> str:
    """Two digits at most: 24%, 0.3%. What is there is never shown as 0%."""
    if 0 < share < 0.0005:
        return "less than 0.1%"
    return f"{shown(100 * share, 0 if share >= 0.0995 else 1)}%"


def _verdict(found: Comparison) -> str:
    if found.lower <= 1 <= found.upper:
        return "Chance alone can explain it"
    if found.p_value < 0.001:
        return "That is far more than chance"
    return "That is more than chance explains well"


def _one_digit(number: float) -> float:
    """Rounded to its first digit: 1,231 is 1,000."""
    scale: float = 10.0 ** math.floor(math.log10(number))
    return math.floor(number / scale + 0.5) * scale
