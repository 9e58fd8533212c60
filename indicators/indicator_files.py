"""The files of an indicator's page: its charts, its figures, its targets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.utils import timezone

from indicators.analysis.measure import Kind
from indicators.columns import column_of, rate_column
from indicators.history import History
from indicators.indicator_page import IndicatorPage
from indicators.models import Actual
from indicators.quarter_figures import FigureRow
from laa.plan.exports.export import SIGNED_OFF, Item, PageFiles, Pairs, of_chart
from laa.plan.nothing import Nothing
from laa.plan.page_files import about
from laa.plan.periods import Quarter
from laa.plan.tables import Cell, Column, Field, Table


def files_of(page: IndicatorPage) -> PageFiles:
    target_set = page.history.target_set
    return PageFiles(
        target_set.indicator.slug,
        about(
            target_set.plan,
            str(target_set.indicator),
            page.as_of,
            SIGNED_OFF,
            sources=sources_of([page.history], page.as_of),
            definitions=definitions(page),
        ),
        (
            *map(of_chart, page.charts),
            Item("figures", figures(page)),
            Item("targets", page.targets),
            *(
                (Item("versions", page.target_versions),)
                if page.target_versions
                else ()
            ),
        ),
    )


def sources_of(histories: Iterable[History], as_of: Quarter) -> tuple[str, ...]:
    """Each once, in the order in which figures up to the quarter came from them."""
    figures = (one for each in histories for one in sorted(each.signed_off.items()))
    named = (one.source for quarter, one in figures if quarter <= as_of)
    return tuple(dict.fromkeys(filter(None, named)))


def definitions(page: IndicatorPage) -> Pairs:
    """What the page says under Definition, and where values are not compared."""
    target_set = page.history.target_set
    told = (
        ("Definition", target_set.indicator.definition),
        ("Offence categories", target_set.indicator.offence_categories),
        ("Good performance", target_set.indicator.get_polarity_display()),
        ("Population for rates", page.population),
        ("Success criterion", page.success_criterion),
        ("Tolerance", page.tolerance),
        *((one.title, one.reason) for one in page.history.series.breaks),
    )
    return tuple((name, words) for name, words in told if words)


def figures(page: IndicatorPage) -> Table:
    """A row for each quarter that has ended, with where its figure comes from."""
    fields = (*_numbers(page.history), *_PROVENANCE)
    return Table.of("Figures, their sources and sign-off", page.figure_rows, fields)


def _numbers(history: History) -> Iterator[Field[FigureRow]]:
    measure = history.measure
    is_share, has_rate = measure.kind is Kind.PERCENTAGE, measure.rate(1) is not None
    yield Column("Quarter"), lambda row: str(row.quarter)
    yield column_of("Figure", measure), lambda row: row.value
    yield Column("Why there is none"), _why
    if is_share:
        yield Column("Count", numeric=True), _signed(lambda one: one.count)
        yield Column("Out of", numeric=True), _signed(lambda one: one.denominator)
    if has_rate:
        yield (
            rate_column("Rate in the quarter", measure),
            lambda row: _or_blank(row.rated),
        )
        yield Column("Rate as published"), lambda row: row.published
    if is_share or has_rate:
        of = column_of if is_share else rate_column
        yield of("95% interval from", measure), lambda row: _bound(row, "lower")
        yield of("95% interval to", measure), lambda row: _bound(row, "upper")


def _why(row: FigureRow) -> str:
    return row.figure if isinstance(row.value, Nothing) else ""


def _bound(row: FigureRow, which: str) -> Cell:
    return getattr(row.bounds, which) if row.bounds else ""


def _or_blank(value: float | None) -> Cell:
    return "" if value is None else value


def _signed(told: Callable[[Actual], Cell]) -> Callable[[FigureRow], Cell]:
    """Of the signed-off figure; a row without one has nothing to say of it."""
    return lambda row: told(row.actual) if row.actual else ""


def _parts(actual: Actual) -> str:
    return "; ".join(map(str, actual.breakdown.all()))


def _replaced(row: FigureRow) -> str:
    """What revisions took the place of, the latest first."""
    return "; ".join(
        f"{one.figure}, replaced by revision {one.by.revision}, because: "
        f"{one.by.revision_reason}"
        for one in row.replaced
    )


_PROVENANCE: tuple[Field[FigureRow], ...] = (
    (Column("Of these"), _signed(_parts)),
    (
        Column("State"),
        _signed(lambda one: "Provisional" if one.is_provisional else "Final"),
    ),
    (Column("Source"), _signed(lambda one: one.source or None)),
    (Column("As at"), _signed(lambda one: one.as_at)),
    (Column("Commentary"), _signed(lambda one: one.commentary)),
    (Column("Revision", numeric=True), _signed(lambda one: one.revision)),
    (Column("Signed off by"), _signed(lambda one: str(one.signatory))),
    (
        Column("Signed off on"),
        _signed(lambda one: timezone.localdate(one.signed_off_at)),
    ),
    (Column("Before"), _replaced),
)
