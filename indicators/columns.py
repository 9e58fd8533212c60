"""Columns of tables that hold an indicator's numbers."""

from __future__ import annotations

from indicators.analysis.measure import Kind, Measure
from indicators.chart_parts import unit_of
from laa.plan.numbers import shown
from laa.plan.tables import Column


def column_of(heading: str, measure: Measure) -> Column:
    """Of figures: "119", "92" or "1,030.5" of a count, "45.1%", "3.2" of a score."""
    return Column(
        heading,
        numeric=True,
        decimals=1 if measure.kind.adds_up else measure.decimals,
        trim=measure.kind.adds_up,
        percent=measure.kind is Kind.PERCENTAGE,
        unit=unit_of(measure),
    )


def rate_column(heading: str, measure: Measure) -> Column:
    unit = f"per {shown(measure.per)} {measure.base}"
    return Column(heading, numeric=True, decimals=measure.decimals, unit=unit)
