"""The sentence that each chart of an indicator says."""

from __future__ import annotations

import math

from indicators.analysis import words
from indicators.analysis.measure import Measure, Polarity
from indicators.analysis.outlook import Outlook
from laa.plan.nothing import Nothing
from laa.plan.periods import QUARTERS_IN_A_YEAR


def trajectory(outlook: Outlook) -> str:
    measure, targets = outlook.series.measure, outlook.targets
    parts = []
    last = targets.for_year(outlook.years[-1])
    if targets.baseline and not isinstance(last, Nothing):
        change = words.percent(abs(last / targets.baseline - 1))
        side = "below" if last < targets.baseline else "above"
        parts.append(
            f"The target for {outlook.years[-1]} is {words.value(last, measure)}, "
            f"{change} {side} the baseline of {words.value(targets.baseline, measure)}"
        )
    if targets.criterion is not None:
        limit = _limit(targets.criterion, measure)
        parts.append(f"the success criterion asks for {limit}")
    course = outlook.assess(outlook.as_of).course
    if course is not None and outlook.as_of.number < QUARTERS_IN_A_YEAR:
        parts.append(
            f"at the pace of the year so far {outlook.as_of.year} would end at "
            f"{words.value(course, measure)}"
        )
    return f"{words.sentence_case('; '.join(parts) or 'no targets are set')}."


def latest_quarter(outlook: Outlook) -> str:
    this, measure = outlook.assess(outlook.as_of), outlook.series.measure
    if this.value is None:
        return f"{this.reason}."
    rate = words.rate(this.rate, measure)
    return (
        f"{outlook.as_of}: {words.value(this.value, measure)}"
        f"{f', {rate} this quarter' if rate else ''}. "
        f"{words.direction(this.since_quarter_before, measure)}."
    )


def _limit(criterion: float, measure: Measure) -> str:
    """The last value that meets it: 340.87 offences or fewer are 340 or fewer."""
    is_lower = measure.polarity is Polarity.LOWER
    if not measure.kind.adds_up:
        return f"{words.value(criterion, measure)} or {'less' if is_lower else 'more'}"
    whole = math.floor(criterion) if is_lower else math.ceil(criterion)
    return f"{words.value(whole, measure)} or {'fewer' if is_lower else 'more'}"
