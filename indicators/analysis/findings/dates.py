"""Dates that do not fit the agreement, or the quarter that they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.analysis.findings.reading import Part, PlannedIndicator, PlanReading
from laa.plan.days import in_words
from laa.plan.findings import Finding, Severity, Where
from laa.plan.periods import FinancialYear

_IMPOSSIBLE = Severity.CANNOT_BE_RIGHT


def baseline_inside_the_agreement(plan: PlanReading) -> Iterator[Finding]:
    """A baseline year that does not come before the agreement's first year."""
    for indicator in plan.indicators:
        year = indicator.targets.baseline_year
        if year is not None and year >= plan.years[0]:
            where = indicator.where(Part.BASELINE, year)
            words = (
                f"The baseline is of {year}, and {_runs(plan)}: what is to be changed "
                "cannot be the measure of the change."
            )
            yield Finding(_IMPOSSIBLE, where, words)


def outside_the_agreement(plan: PlanReading) -> Iterator[Finding]:
    """
    A target, a figure or an introduction in a year that the agreement has not.

    Figures from before the agreement are its history, and no fault.
    """
    for indicator in plan.indicators:
        for where, words in _dated(indicator, plan.years):
            yield Finding(_IMPOSSIBLE, where, f"{words}, and {_runs(plan)}.")


def dated_before_its_quarter_ended(plan: PlanReading) -> Iterator[Finding]:
    """A signed-off figure as at a day on which its quarter had not ended."""
    for indicator in plan.indicators:
        for quarter, day in indicator.as_at.items():
            early = (quarter.last_day - day).days
            if early > 0:
                where = indicator.where(Part.ACTUAL, quarter)
                words = (
                    f"The figure is as at {in_words(day)}. {quarter} ended on "
                    f"{in_words(quarter.last_day)}, {early} day{'s' * (early != 1)} "
                    "later: it cannot be whole."
                )
                yield Finding(_IMPOSSIBLE, where, words)


def _dated(
    indicator: PlannedIndicator, years: tuple[FinancialYear, ...]
) -> Iterator[tuple[Where, str]]:
    for year in indicator.targets.annual:
        if year not in years:
            where = indicator.where(Part.TARGET, year)
            yield where, f"A target is given for {year}"
    for quarter in indicator.series.readings:
        if quarter.year > years[-1]:
            where = indicator.where(Part.ACTUAL, quarter)
            yield where, f"A figure is given for {quarter}"
    introduced = indicator.targets.introduced
    if introduced is not None and introduced > years[-1]:
        where = indicator.where(Part.INTRODUCTION, introduced)
        yield where, f"The indicator is to be introduced in {introduced}"


def _runs(plan: PlanReading) -> str:
    return f"the agreement runs from {plan.years[0]} to {plan.years[-1]}"
