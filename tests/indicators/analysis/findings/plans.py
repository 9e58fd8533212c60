"""A plan without faults, to be given one fault at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from indicators.analysis.findings.reading import (
    Part,
    PlannedIndicator,
    PlanReading,
    Printed,
)
from indicators.analysis.findings.rules import Rule
from indicators.analysis.measure import Series, Targets
from laa.plan.findings import Finding
from laa.plan.periods import FinancialYear
from tests.indicators.examples import (
    AGREEMENT,
    COUNTED_ANEW,
    RATE,
    Y2007,
    Y2008,
    Y2009,
    Y2010,
    counts,
)

TODAY = date(2008, 10, 20)
MEASURE = replace(RATE, population=100_000)


def baseline(figure: str, rate: str = "", section: int = 1) -> Printed:
    return Printed(section, Part.BASELINE, Y2007, figure, rate)


def target(year: FinancialYear, figure: str, rate: str = "") -> Printed:
    return Printed(1, Part.TARGET, year, figure, rate)


SOUND = Targets(
    {Y2008: 384, Y2009: 369, Y2010: 354},
    baseline=400,
    baseline_year=Y2007,
    success_change=-0.11,
)
PRINTED = (
    baseline("400", "4.00"),
    target(Y2008, "384", "3.84"),
    target(Y2009, "369", "3.69"),
    target(Y2010, "354", "3.54"),
    Printed(5, Part.TARGET_MET, Y2008, ""),
)


def an_indicator(code: str = "NI 1", **changed: Any) -> PlannedIndicator:
    """Its targets are 4% less each year, and its first quarter is near its share."""
    sound = PlannedIndicator(
        code=code,
        series=Series(MEASURE, counts(97), (COUNTED_ANEW,)),
        targets=SOUND,
        yearly_change=-0.04,
        printed=PRINTED,
    )
    return replace(sound, **changed)


def with_targets(values: Mapping[str, Any], **changed: Any) -> PlannedIndicator:
    return an_indicator(targets=replace(SOUND, **values), **changed)


def a_plan(*indicators: PlannedIndicator, today: date = TODAY) -> PlanReading:
    return PlanReading(AGREEMENT, indicators or (an_indicator(),), today)


def found(rule: Rule, *indicators: PlannedIndicator) -> list[Finding]:
    return list(rule(a_plan(*indicators)))


def words_of(rule: Rule, *indicators: PlannedIndicator) -> str:
    """The words of the one finding that there is."""
    (finding,) = found(rule, *indicators)
    return finding.words
