"""The last target against the success criterion, by figure and on printed rates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from indicators.analysis.attainment import enough, shortfall
from indicators.analysis.findings.reading import (
    Part,
    PlannedIndicator,
    PlanReading,
    Rated,
    exact,
)
from indicators.analysis.findings.words import figure, percent, side
from indicators.analysis.measure import Measure
from indicators.analysis.words import amount_of
from laa.plan.findings import Finding, Severity
from laa.plan.numbers import shown
from laa.plan.periods import FinancialYear


@dataclass(frozen=True)
class Aim:
    """What the success criterion asks of the last year's target; `change` a share."""

    indicator: PlannedIndicator
    year: FinancialYear
    baseline: Fraction
    target: Fraction
    change: Fraction

    @property
    def measure(self) -> Measure:
        return self.indicator.measure

    @property
    def asked(self) -> Fraction:
        return self.baseline * (1 + self.change)

    @property
    def enough(self) -> Fraction:
        """The last value that meets it: of counts a whole one, 3953 for 3953.64."""
        return exact(enough(float(self.asked), self.measure))

    @property
    def asks(self) -> str:
        return f"{percent(self.change, trim=True)} {side(self.change)}"

    def misses(self, reached: Fraction, asked: Fraction) -> bool:
        return shortfall(float(reached), float(asked), self.measure.polarity) > 0


def success_criterion_missed(plan: PlanReading) -> Iterator[Finding]:
    """A last target that does not meet the criterion, by figure or on printed rates."""
    for indicator in plan.versions:
        aim = _aim(indicator, plan.years[-1])
        if aim is None:
            continue
        if aim.misses(aim.target, aim.enough):
            words = _missed(aim)
        else:
            words = _missed_on_rates(aim)
        if words:
            where = indicator.where(Part.CRITERION, aim.year)
            yield Finding(Severity.CONTRADICTION, where, indicator.told(words))


def _aim(indicator: PlannedIndicator, year: FinancialYear) -> Aim | None:
    targets, target = indicator.targets, indicator.target(year)
    if not targets.baseline or targets.success_change is None or target is None:
        return None
    baseline, change = exact(targets.baseline), exact(targets.success_change)
    return Aim(indicator, year, baseline, target, change)


def _missed(aim: Aim) -> str:
    measure, short = aim.measure, float(abs(aim.target - aim.enough))
    factor = shown(float(1 + aim.change), 4, trim=True)
    return (
        f"The target of {figure(aim.target, measure)} for {aim.year} is "
        f"{_from(aim.baseline, aim.target)} than the baseline of "
        f"{figure(aim.baseline, measure)}. The success criterion asks for {aim.asks}: "
        f"{figure(aim.baseline, measure)} × {factor} = "
        f"{shown(float(aim.asked), 2, trim=True)}. The target misses it by "
        f"{amount_of(short, measure)}{_enough(aim)}. Every yearly target can be met "
        "and the criterion still fail."
    )


def _enough(aim: Aim) -> str:
    if not aim.measure.kind.adds_up:
        return ""
    meets = f"{figure(aim.enough, aim.measure)} or {aim.measure.better}"
    return f" ({meets} would meet it)"


def _missed_on_rates(aim: Aim) -> str:
    for first, last in _printed_together(aim):
        asked = Fraction(first.rate) * (1 + aim.change)
        if aim.misses(Fraction(last.rate), asked):
            return (
                f"By its figure the target for {aim.year} meets the success criterion "
                f"of {aim.asks}: {figure(aim.baseline, aim.measure)} to "
                f"{figure(aim.target, aim.measure)} is "
                f"{_from(aim.baseline, aim.target)}. On the rates that section "
                f"{first.printed.section} prints it does not: {first.rate} to "
                f"{last.rate} is {_from(Fraction(first.rate), Fraction(last.rate))}."
            )
    return ""


def _printed_together(aim: Aim) -> Iterator[tuple[Rated, Rated]]:
    """The rates of baseline and last target that one section prints."""
    rated = list(aim.indicator.rated)
    for first in rated:
        for last in rated:
            if (
                first.printed.section == last.printed.section
                and first.printed.part is Part.BASELINE
                and last.printed.place == (Part.TARGET, aim.year)
                and first.rate
            ):
                yield first, last


def _from(first: Fraction, last: Fraction) -> str:
    change = (last - first) / first
    return f"{percent(change)} {side(change)}"
