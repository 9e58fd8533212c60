"""An assessment in words. Numbers are rounded here and nowhere before."""

from __future__ import annotations

from indicators.analysis.assessment import Assessment, Change
from indicators.analysis.attainment import amber_end
from indicators.analysis.attainment import distance as distance_of
from indicators.analysis.measure import Kind, Measure, Reading, Targets, Version
from laa.plan.nothing import Nothing
from laa.plan.numbers import shown


def value(amount: float, measure: Measure) -> str:
    """A figure in its unit: "119", "92" or "1,030.5" of a count, "45.1%", "3.2"."""
    match measure.kind:
        case Kind.PERCENTAGE:
            return f"{shown(amount, measure.decimals)}%"
        case Kind.SCORE:
            return shown(amount, measure.decimals)
        case _:
            return shown(amount, 1, trim=True)


def parts(reading: Reading | None, measure: Measure) -> str:
    """What a percentage was worked out from: "25 of 183 cases"; else empty."""
    if reading is None or reading.count is None or reading.denominator is None:
        return ""
    return f"{shown(reading.count)} of {shown(reading.denominator)} {measure.base}"


def amount_of(amount: float, measure: Measure) -> str:
    """A difference with its noun: "27 offences", "1.5 percentage points"."""
    size = abs(amount)
    match measure.kind:
        case Kind.PERCENTAGE:
            return f"{shown(size, measure.decimals)} percentage points"
        case Kind.SCORE:
            return f"{shown(size, measure.decimals)} points"
        case _:
            text = value(size, measure)
            return f"{text} {measure.unit if text == '1' else measure.units}"


def rate(amount: float | None, measure: Measure) -> str:
    """ "0.39 per 1,000 people"; empty where the indicator has no rate."""
    if amount is None:
        return ""
    return f"{shown(amount, measure.decimals)} per {shown(measure.per)} {measure.base}"


def target(amount: float | Nothing, measure: Measure) -> str:
    return amount.words if isinstance(amount, Nothing) else value(amount, measure)


def percent(share: float) -> str:
    """A share of 0.293 reads 29.3%."""
    return f"{shown(100 * share, 1)}%"


def targets_of(version: Version) -> str:
    """ "the targets agreed in March 2009 (version 2)"."""
    if version.agreed_on is None:
        return f"the plan’s own targets (version {version.number})"
    return f"the targets agreed in {version.agreed_on:%B %Y} (version {version.number})"


def judged_by(assessment: Assessment, targets: Targets) -> str:
    """Which targets judge it, where there is more than one version; else empty."""
    if not targets.refreshed:
        return ""
    return f"Judged by {targets_of(assessment.version)}"


def against_trajectory(assessment: Assessment, measure: Measure) -> str:
    """ "119 against 92 expected by the end of 2008/09 Q1: 27 offences above ..."."""
    if assessment.to_date is None or assessment.expected is None:
        return assessment.reason
    to_date = value(assessment.to_date, measure)
    expected = value(assessment.expected, measure)
    return (
        f"{to_date} against {expected} expected by the end of {assessment.quarter}: "
        f"{distance(assessment, measure)}"
    )


def distance(assessment: Assessment, measure: Measure) -> str:
    """ "27 offences (29.3%) above the trajectory", or why there is no rating."""
    gap = assessment.distance
    if gap is None:
        return assessment.reason
    if not gap.amount:
        return "exactly on the trajectory"
    share = f" ({percent(abs(gap.share))})" if gap.share is not None else ""
    side = "above" if gap.amount > 0 else "below"
    return f"{amount_of(gap.amount, measure)}{share} {side} the trajectory"


def colour(assessment: Assessment, tolerance: float, measure: Measure) -> str:
    """The arithmetic of the colour: where green, amber and red begin."""
    expected = assessment.expected
    if assessment.distance is None or expected is None or assessment.to_date is None:
        return assessment.reason
    polarity = measure.polarity
    edge = value(amber_end(expected, polarity, tolerance), measure)
    return (
        f"Expected by the end of {assessment.quarter}: {value(expected, measure)}. "
        f"Green at {value(expected, measure)} or {polarity.better}; "
        f"amber to {edge} ({percent(tolerance)} {polarity.worse}); red beyond. "
        f"The year to date is {value(assessment.to_date, measure)}: {assessment.rag}"
    )


def direction(change: Change, measure: Measure) -> str:
    """ "18 fewer than 2008/09 Q1 (119)": the plain difference, chance or not."""
    if change.difference is None or change.value is None:
        return sentence_case(change.refusal)
    before = f"{change.earlier} ({value(change.value, measure)})"
    if not change.difference:
        return f"The same as {before}"
    return f"{_more_or_less(change.difference, measure)} than {before}"


def recount(before: float, after: float, measure: Measure) -> str:
    """ "10 fewer (8.4%)": what counting the same quarter again made of its figure."""
    gap = distance_of(after, before)
    if not gap.amount:
        return "the same figure"
    share = f" ({percent(abs(gap.share))})" if gap.share is not None else ""
    return f"{_more_or_less(gap.amount, measure)}{share}"


def sentence_case(text: str) -> str:
    """The first letter large, the others as they are: "Q1" stays."""
    return text[:1].upper() + text[1:]


def _more_or_less(difference: float, measure: Measure) -> str:
    """ "18 fewer" of a count, "1.5 percentage points lower" of a percentage."""
    up, down = ("more", "fewer") if measure.kind.adds_up else ("higher", "lower")
    size = amount_of(difference, measure)
    if measure.kind.adds_up:
        size = value(abs(difference), measure)
    return f"{size} {up if difference > 0 else down}"
