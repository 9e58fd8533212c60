"""The tables of a plan's money: what years give, how a year stands, from whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from funding.analysis import money_words
from funding.analysis.money import to_pounds
from funding.analysis.plan_standing import PlanStanding
from funding.analysis.standing import Standing
from funding.charts import money_column
from funding.ledger import Ledger, LedgerLine
from indicators.analysis.words import sentence_case
from laa.plan.numbers import pounds
from laa.plan.tables import Cell, Column, Qualified, Table

NO_SOURCE, NOT_KNOWN = "No source given", "Not known"

Cells = tuple[Cell, ...]
Shown = list[tuple[Column, str]]


@dataclass(frozen=True)
class LineRow:
    """A line in a table: its name leads to its page."""

    name: str
    address: str
    cells: Shown


@dataclass(frozen=True)
class LinesTable:
    """
    A row for each line under the headings, and one for what they come to in all.

    `worded` puts into words what a page says better than the numbers that a file has.
    """

    caption: str
    columns: tuple[Column, ...]
    lines: tuple[tuple[LedgerLine, Cells], ...]
    in_all: Cells
    worded: Callable[[Cells], Cells] = tuple

    @property
    def rows(self) -> list[LineRow]:
        return [
            LineRow(one.row.name, one.row.get_absolute_url(), self._shown(cells))
            for one, cells in self.lines
        ]

    @property
    def total(self) -> Shown:
        return self._shown(self.in_all)

    @property
    def table(self) -> Table:
        """The same as a file holds it."""
        rows = ((one.row.name, *cells) for one, cells in self.lines)
        return Table(self.caption, self.columns, (*rows, ("In all", *self.in_all)))

    def _shown(self, cells: Cells) -> Shown:
        pairs = zip(self.columns[1:], self.worded(cells), strict=True)
        return [(column, column.shown(cell)) for column, cell in pairs]


def years(ledger: Ledger) -> LinesTable:
    all_years, cliff = ledger.years, ledger.cliff
    headings = (*map(str, all_years), "In all")
    return LinesTable(
        "What each year gives each line",
        (Column("Line"), Column("Term"), *map(money_column, headings)),
        tuple(
            (
                one,
                (
                    one.line.term.words,
                    *(one.line.allocated(year) for year in all_years),
                    one.line.total(all_years).cell,
                ),
            )
            for one in ledger.lines
        ),
        (
            "",
            *(cliff.of(year).total.cell for year in all_years),
            ledger.total_of_all_years.cell,
        ),
    )


def standing(ledger: Ledger) -> LinesTable:
    year, whole = ledger.year, ledger.standing(ledger.year)
    return LinesTable(
        f"Spend of {year} by line",
        (
            Column("Line"),
            *map(money_column, ("Allocated", "Spent", "Against spending evenly")),
            share_column("Share spent"),
            *map(money_column, ("Forecast", "Left")),
        ),
        tuple((one, _stands(one.standing(year))) for one in ledger.lines),
        (
            whole.allocated.cell,
            *_spent(whole),
            # A sum of all lines only: a sentence tells what there is so far.
            NOT_KNOWN if whole.in_arrears else _forecast(whole),
            _or(whole.left),
        ),
        _in_words,
    )


def sources(ledger: Ledger) -> Table:
    """Whose money it is, the largest first."""
    found = ledger.cliff.of(ledger.year)
    rows = tuple(
        (
            part.name or NO_SOURCE,
            found.of_source(part.name).cell,
            percentage(part.share),
        )
        for part in found.sources
    )
    columns = (
        Column("Source"),
        money_column("Amount"),
        share_column("Share of what is confirmed"),
    )
    return Table(f"Sources of the money of {ledger.year}", columns, rows)


def share_column(heading: str) -> Column:
    return Column(heading, numeric=True, decimals=1, trim=True, percent=True)


def percentage(fraction: Decimal | None) -> Cell:
    """A fraction as a column of shares holds it."""
    return NOT_KNOWN if fraction is None else float(100 * fraction)


def _stands(standing: Standing) -> Cells:
    allocated, spent = standing.allocated, _spent(standing)
    return (allocated, *spent, _forecast(standing), _left(standing))


def _spent(standing: Standing | PlanStanding) -> Cells:
    return (
        _or(standing.spent, "Not reported"),
        _or(standing.variance),
        percentage(standing.burn),
    )


def _forecast(standing: Standing | PlanStanding) -> Cell:
    if standing.outturn is None:
        return NOT_KNOWN
    if standing.is_whole:
        return standing.outturn
    return Qualified(to_pounds(standing.outturn), "About ")


def _left(standing: Standing) -> Cell:
    """Overspent, below zero, is overspent; what is left waits for what is missing."""
    is_told = standing.is_overspent or not standing.missing
    return _or(standing.left if is_told else None)


def _or(amount: Decimal | None, words: str = NOT_KNOWN) -> Cell:
    return words if amount is None else amount


def _in_words(cells: Cells) -> Cells:
    """For people: which side of even spending, and what is over."""
    *before, variance, share, forecast, left = cells
    if isinstance(variance, Decimal):
        variance = distance(variance)
    if isinstance(left, Decimal) and left < 0:
        left = f"{pounds(-left)} over"
    return (*before, variance, share, forecast, left)


def told(amount: Decimal | None) -> str:
    """Pounds; empty where there is no amount."""
    return "" if amount is None else pounds(amount)


def distance(amount: Decimal | None) -> str:
    """ "£250 less"; empty where there is none."""
    return "" if amount is None else sentence_case(money_words.distance(amount))
