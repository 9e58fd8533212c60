"""The files of a plan's dashboard: its indicators as rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils import timezone

from indicators.chart_parts import unit_of
from indicators.estimates import rates_rest_on
from indicators.indicator_files import sources_of
from indicators.models import Actual
from laa.dashboard.rows import Row
from laa.plan.exports.export import SIGNED_OFF, Item, PageFiles
from laa.plan.models import ActionPlan
from laa.plan.nothing import Nothing
from laa.plan.page_files import about
from laa.plan.periods import Quarter
from laa.plan.tables import Cell, Column, Field, Table


def files_of(plan: ActionPlan, rows: Sequence[Row], as_of: Quarter) -> PageFiles:
    """`as_of` is the quarter that is chosen, or where none is, the latest."""
    indicators = [row.history.target_set.indicator for row in rows]
    known = about(
        plan,
        "Dashboard",
        as_of,
        SIGNED_OFF,
        sources=sources_of([row.history for row in rows], as_of),
        definitions=(
            *((str(one), one.definition) for one in indicators),
            ("Rates", rates_rest_on([row.history.target_set for row in rows])),
        ),
    )
    table = Table.of("Indicators", rows, _FIELDS)
    return PageFiles("dashboard", known, (Item("indicators", table),))


def _or_nothing(value: float | None, row: Row) -> Cell:
    """Or which kind of nothing there is in its place."""
    if value is not None:
        return value
    return row.history.target_set.missing_in(row.quarter)


def _expected(row: Row) -> Cell:
    """Without a target the reason for it is that there is none."""
    target = row.assessment.target
    is_open = isinstance(target, Nothing)
    return target if is_open else _or_nothing(row.assessment.expected, row)


def _rate(row: Row) -> Cell:
    if row.history.measure.rate(1) is None:
        return Nothing.NOT_APPLICABLE
    return _or_nothing(row.assessment.rate, row)


def _signed(told: Callable[[Actual], Cell]) -> Callable[[Row], Cell]:
    """Of the signed-off figure; a row without one has nothing to say of it."""
    return lambda row: told(row.actual) if row.actual else ""


def _with_figure(told: Callable[[Row], str]) -> Callable[[Row], Cell]:
    """What the page leaves out where there is no figure."""
    return lambda row: told(row) if row.figure else ""


def _figures(heading: str, decimals: int = 2) -> Column:
    """Of indicators that count different things: the unit is in a column."""
    return Column(heading, numeric=True, decimals=decimals, trim=True)


_FIELDS: tuple[Field[Row], ...] = (
    (Column("Indicator"), lambda row: row.history.target_set.indicator.code),
    (Column("Title"), lambda row: row.history.target_set.indicator.title),
    (Column("Group"), lambda row: row.standing),
    (Column("Quarter"), lambda row: str(row.quarter)),
    (Column("Rating"), lambda row: row.assessment.rag.word),
    (
        _figures("Figure in the quarter"),
        lambda row: _or_nothing(row.assessment.value, row),
    ),
    (
        _figures("Year to date"),
        lambda row: _or_nothing(row.assessment.to_date, row),
    ),
    (_figures("Expected to date"), _expected),
    (Column("Unit"), lambda row: unit_of(row.history.measure)),
    (_figures("Rate in the quarter", 4), _rate),
    (Column("Status"), lambda row: row.status),
    (Column("Forecast"), lambda row: row.forecast),
    (Column("Signal"), lambda row: row.signal),
    (
        Column("Against the quarter before"),
        _with_figure(lambda row: row.since_quarter_before),
    ),
    (Column("Against a year before"), _with_figure(lambda row: row.since_year_before)),
    (Column("Why this rating"), _with_figure(lambda row: row.colour)),
    (Column("Source"), _signed(lambda one: one.source or None)),
    (Column("As at"), _signed(lambda one: one.as_at)),
    (Column("Revision", numeric=True), _signed(lambda one: one.revision)),
    (Column("Commentary"), _signed(lambda one: one.commentary)),
    (Column("Signed off by"), _signed(lambda one: str(one.signatory))),
    (
        Column("Signed off on"),
        _signed(lambda one: timezone.localdate(one.signed_off_at)),
    ),
    (Column("Awaited"), lambda row: row.awaited),
)
