"""Targets against the yearly change that the plan states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from indicators.analysis.findings import rounding
from indicators.analysis.findings.reading import (
    Part,
    PlannedIndicator,
    PlanReading,
    exact,
)
from indicators.analysis.findings.words import figure, percent, side
from indicators.analysis.words import amount_of
from laa.plan.findings import Finding, Severity
from laa.plan.listing import listed
from laa.plan.numbers import shown
from laa.plan.periods import FinancialYear

_ROUNDINGS = (rounding.half_up, rounding.down, rounding.up)
_MOST_DECIMALS = 4


@dataclass(frozen=True)
class Stated:
    """`targets` by the year of the plan, 1 the first; `change` -0.02 is 2% less."""

    indicator: PlannedIndicator
    baseline: Fraction
    change: Fraction
    targets: Mapping[int, Fraction]

    @property
    def decimals(self) -> int:
        """As many as the targets have, and no fewer than the indicator's figures."""
        measure = self.indicator.measure
        fewest = 0 if measure.kind.adds_up else measure.decimals
        enough = (
            decimals
            for decimals in range(fewest, _MOST_DECIMALS)
            if all((t * 10**decimals).denominator == 1 for t in self.targets.values())
        )
        return next(enough, max(fewest, _MOST_DECIMALS))

    def unrounded(self, year: int) -> Fraction:
        return self.baseline * (1 + self.change) ** year

    def courses(self) -> Iterator[Mapping[int, Fraction]]:
        """
        What the years come to in each way of counting and of rounding, nine in all.

        The ways: the share compounded from the baseline (it comes first), the same part
        of the baseline each year, and the share of the year before as it was rounded.
        The roundings: half up (first), down, up.
        """
        years, decimals = range(1, max(self.targets) + 1), self.decimals
        for rounded in _ROUNDINGS:
            yield {n: rounded(self.unrounded(n), decimals) for n in years}
            straight = {n: self.baseline * (1 + self.change * n) for n in years}
            yield {n: rounded(value, decimals) for n, value in straight.items()}
            chain = {0: self.baseline}
            for n in years:
                chain[n] = rounded(chain[n - 1] * (1 + self.change), decimals)
            yield chain

    def differing(self, course: Mapping[int, Fraction]) -> list[int]:
        return [n for n, target in self.targets.items() if course[n] != target]


def targets_off_their_course(plan: PlanReading) -> Iterator[Finding]:
    """Targets that no one rounding of the stated yearly change gives."""
    for indicator in plan.indicators:
        stated = _stated(indicator, plan.years)
        if stated and all(stated.differing(course) for course in stated.courses()):
            half_up = next(stated.courses())
            first = stated.differing(half_up)[0]
            year = plan.years[first - 1]
            yield Finding(
                Severity.CONTRADICTION,
                indicator.where(Part.TARGET, year),
                _words(stated, half_up, first, year),
            )


def _stated(
    indicator: PlannedIndicator, years: tuple[FinancialYear, ...]
) -> Stated | None:
    baseline, change = indicator.targets.baseline, indicator.yearly_change
    targets = {
        number: target
        for number, year in enumerate(years, start=1)
        if (target := indicator.target(year)) is not None
    }
    if baseline is None or change is None or not targets:
        return None
    return Stated(indicator, exact(baseline), exact(change), targets)


def _words(
    stated: Stated, half_up: Mapping[int, Fraction], first: int, year: FinancialYear
) -> str:
    measure, targets = stated.indicator.measure, stated.targets
    factor = shown(float(1 + stated.change), 4, trim=True)
    closely = [shown(float(stated.unrounded(n)), stated.decimals + 2) for n in targets]
    gap = targets[first] - half_up[first]
    return (
        f"The targets {listed([figure(t, measure) for t in targets.values()])} are not "
        f"{percent(stated.change, trim=True)} {side(stated.change)} each year under "
        f"any one rounding. {figure(stated.baseline, measure)} × {factor}, year after "
        f"year, is {listed(closely)}: rounded half up "
        f"{listed([figure(half_up[n], measure) for n in targets])}. The target of "
        f"{figure(targets[first], measure)} for {year} is "
        f"{amount_of(float(gap), measure)} {side(gap)} than that."
    )
