"""The sentence that each chart of an indicator says."""

from __future__ import annotations

from indicators.analysis import words
from indicators.analysis.assessment import why_no_target
from indicators.analysis.attainment import enough
from indicators.analysis.measure import Measure
from indicators.analysis.outlook import Outlook
from laa.plan.nothing import Nothing
from laa.plan.periods import QUARTERS_IN_A_YEAR


def trajectory(outlook: Outlook) -> str:
    measure = outlook.series.measure
    targets = outlook.targets.at_end_of(outlook.years[-1])
    parts = [_last_target(outlook), *_in_the_plan_itself(outlook)]
    if targets.criterion is not None:
        asked = limit(targets.criterion, measure)
        parts.append(f"the success criterion asks for {asked}")
    course = outlook.assessment.course
    if course is not None and outlook.as_of.number < QUARTERS_IN_A_YEAR:
        parts.append(
            f"at the pace of the year so far {outlook.as_of.year} would end at "
            f"{words.value(course, measure)}"
        )
    return f"{'; '.join(parts)}."


def _in_the_plan_itself(outlook: Outlook) -> list[str]:
    """What the plan had for the last year, where it was negotiated anew."""
    year, own = outlook.years[-1], outlook.targets
    latest = own.at_end_of(year)
    if latest.for_year(year) == own.for_year(year):
        return []
    before = words.target(own.for_year(year), outlook.series.measure)
    return [f"that is by {words.targets_of(latest.version)}; the plan has {before}"]


def latest_quarter(outlook: Outlook) -> str:
    this, measure = outlook.assessment, outlook.series.measure
    if this.value is None:
        return f"{this.reason}."
    rate = words.rate(this.rate, measure)
    return (
        f"{outlook.as_of}: {words.value(this.value, measure)}"
        f"{f', {rate} this quarter' if rate else ''}. "
        f"{words.direction(this.since_quarter_before, measure)}."
    )


def _last_target(outlook: Outlook) -> str:
    year, measure = outlook.years[-1], outlook.series.measure
    targets = outlook.targets.at_end_of(year)
    target, baseline = targets.for_year(year), targets.baseline
    if isinstance(target, Nothing):
        return why_no_target(target, year)
    stated = f"The target for {year} is {words.value(target, measure)}"
    if baseline is None:
        return stated
    if target == baseline:
        return f"{stated}, the same as the baseline"
    side = "below" if target < baseline else "above"
    return (
        f"{stated}, {_change(target - baseline, baseline, measure)} {side} "
        f"the baseline of {words.value(baseline, measure)}"
    )


def _change(difference: float, baseline: float, measure: Measure) -> str:
    """Of a count as a share; a share of a percentage would read as points of it."""
    if measure.kind.adds_up and baseline:
        return words.percent(abs(difference / baseline))
    return words.amount_of(difference, measure)


def limit(criterion: float, measure: Measure) -> str:
    """What meets it: "340 or fewer"."""
    meets = words.value(enough(criterion, measure), measure)
    return f"{meets} or {measure.better}"
