"""Two indicators that part from their targets in opposite ways after one break."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from indicators.analysis import words
from indicators.analysis.assessment import to_date
from indicators.analysis.findings.reading import Part, PlannedIndicator, PlanReading
from indicators.analysis.measure import Break
from laa.plan.findings import Finding, Severity
from laa.plan.nothing import Nothing
from laa.plan.numbers import shown
from laa.plan.periods import QUARTERS_IN_A_YEAR, Quarter

_STANDARD_ERRORS = 2


@dataclass(frozen=True)
class Step:
    """The first quarter on the far side of a break from its indicator's baseline."""

    indicator: PlannedIndicator
    behind: Break
    quarter: Quarter
    value: float
    target: float

    @property
    def expected(self) -> float:
        return self.target / QUARTERS_IN_A_YEAR

    @property
    def is_far(self) -> bool:
        """
        By more than two standard errors of a count: 2 * sqrt(expected).

        Chance alone goes so far in about one quarter of twenty.
        """
        return abs(self.value - self.expected) > _STANDARD_ERRORS * math.sqrt(
            self.expected
        )

    def opposes(self, other: Step) -> bool:
        return (self.behind.day, self.quarter) == (
            other.behind.day,
            other.quarter,
        ) and (self.value - self.expected) * (other.value - other.expected) < 0

    def part_of_target(self, of: str = "") -> str:
        measure = self.indicator.measure
        return (
            f"{words.percent(self.value / self.target)} of {of}"
            f"{words.value(self.target, measure)}"
        )


def apart_after_a_break(plan: PlanReading) -> Iterator[Finding]:
    """A first quarter after a break far off, and another indicator's the other way."""
    steps = [step for one in plan.indicators for step in _steps(one) if step.is_far]
    for step in steps:
        other = next((one for one in steps if step.opposes(one)), None)
        if other is not None:
            where = step.indicator.where(Part.ACTUAL, step.quarter)
            yield Finding(Severity.CONTRADICTION, where, _words(step, other))


def _steps(indicator: PlannedIndicator) -> Iterator[Step]:
    series = indicator.series
    if not series.measure.kind.adds_up:
        return
    for behind in series.breaks:
        after = (q for q in sorted(series.readings) if behind.day <= q.first_day)
        quarter = next((q for q in after if series.value(q) is not None), None)
        if quarter is None:
            continue
        targets = indicator.targets.at(quarter)
        if not targets.lies_before(behind, quarter):
            continue
        value, target = series.value(quarter), targets.for_year(quarter.year)
        if value is not None and not isinstance(target, Nothing) and target > 0:
            yield Step(indicator, behind, quarter, value, target)


def _words(step: Step, other: Step) -> str:
    targets = step.indicator.targets.at(step.quarter)
    day, year = step.behind.day, targets.baseline_year
    value = words.value(step.value, step.indicator.measure)
    other_value = words.value(other.value, other.indicator.measure)
    return (
        f"{value} in {step.quarter} is {step.part_of_target('the year’s target of ')}, "
        f"where an even quarter is 25%{_left(step)}. {other.indicator.code} went the "
        f"other way: {other_value} is {other.part_of_target()}. Recording changed on "
        f"{day.day} {day:%B %Y}, between these figures and the baseline of {year} "
        f"({step.behind.title}): neither movement can be put down to performance alone."
    )


def _left(step: Step) -> str:
    """What the target leaves for each quarter to come."""
    total = to_date(step.indicator.series, step.quarter)
    quarters = QUARTERS_IN_A_YEAR - step.quarter.number
    if total is None or not quarters or total > step.target:
        return ""
    left = step.target - total
    return f"; {shown(left)} are left, about {shown(left / quarters)} a quarter"
