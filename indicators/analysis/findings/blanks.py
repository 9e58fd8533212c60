"""Blanks where something is due. "N/A" and "to be determined" are not blank."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.analysis.findings.reading import Part, PlannedIndicator, PlanReading
from indicators.analysis.measure import Kind
from laa.plan.findings import Finding, Severity, Where
from laa.plan.nothing import Nothing
from laa.plan.numbers import shown
from laa.plan.periods import FinancialYear

_MISSING = Severity.MISSING


def baseline_missing(plan: PlanReading) -> Iterator[Finding]:
    """No baseline for an improvement target, and no reason for none."""
    for indicator in plan.versions:
        is_blank = indicator.baseline_nothing is Nothing.BLANK
        if indicator.is_target and indicator.targets.baseline is None and is_blank:
            words = (
                "No baseline is given and no reason for none: no change can be worked "
                "out from it."
            )
            where = indicator.where(Part.BASELINE)
            yield Finding(_MISSING, where, indicator.told(words))


def target_missing(plan: PlanReading) -> Iterator[Finding]:
    """A year of the agreement without a target, and without a reason for none."""
    for indicator in plan.versions:
        for year in plan.years:
            target = indicator.targets.for_year(year)
            applies = indicator.is_target and _applies(indicator, year)
            if applies and target is Nothing.BLANK:
                words = f"No target is given for {year} and no reason for none."
                where = indicator.where(Part.TARGET, year)
                yield Finding(_MISSING, where, indicator.told(words))


def target_met_unsaid(plan: PlanReading) -> Iterator[Finding]:
    """A year that has ended, and the box "target met" still blank."""
    for indicator in plan.indicators:
        for printed in indicator.printed:
            year = printed.period
            is_asked = printed.part is Part.TARGET_MET and not printed.figure.strip()
            if is_asked and year.last_day < plan.today:
                words = (
                    f"{year} ended on {year.last_day.day} {year.last_day:%B %Y}. "
                    f"Section {printed.section} does not say whether its target was "
                    "met."
                )
                yield Finding(_MISSING, indicator.where(*printed.place), words)


def population_missing(plan: PlanReading) -> Iterator[Finding]:
    """A rate without the population to compute it, once the indicator applies."""
    for indicator in plan.indicators:
        measure, introduced = indicator.measure, indicator.targets.introduced
        is_due = introduced is None or introduced.first_day <= plan.today
        if measure.kind is Kind.RATE and measure.population is None and is_due:
            words = (
                "No population is named: its counts cannot be given per "
                f"{shown(measure.per)} {measure.base}."
            )
            yield Finding(_MISSING, indicator.where(Part.POPULATION), words)


def nobody_named(plan: PlanReading) -> Iterator[Finding]:
    """No owner to sign figures off, or no technical expert to enter them."""
    if not plan.names_owner:
        words = "The plan names no indicator owner: nobody is there to sign off."
        yield Finding(_MISSING, Where(part=Part.OWNER), words)
    if not plan.names_expert:
        words = "The plan names no technical data expert: nobody is there to enter."
        yield Finding(_MISSING, Where(part=Part.EXPERT), words)


def _applies(indicator: PlannedIndicator, year: FinancialYear) -> bool:
    introduced = indicator.targets.introduced
    return introduced is None or year >= introduced
