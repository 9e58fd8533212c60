"""The tables of a plan's money: what years give, how a year stands, from whom."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from funding.analysis import money_words
from funding.analysis.money import per_cent, whole_pounds, worth
from funding.analysis.plan_standing import PlanStanding
from funding.analysis.standing import Standing
from funding.ledger import Ledger, LedgerLine
from indicators.analysis.words import sentence_case
from laa.plan.numbers import pounds
from laa.plan.tables import Column, Table

NO_SOURCE = "No source given"

Cells = tuple[str, ...]
Shown = list[tuple[Column, str]]


@dataclass(frozen=True)
class LineRow:
    """A line in a table: its name leads to its page."""

    name: str
    address: str
    cells: Shown


@dataclass(frozen=True)
class LinesTable:
    """A row for each line under the headings, and one for what they come to in all."""

    caption: str
    columns: tuple[Column, ...]
    lines: tuple[tuple[LedgerLine, Cells], ...]
    in_all: Cells

    @property
    def rows(self) -> list[LineRow]:
        return [
            LineRow(one.row.name, one.row.get_absolute_url(), self._shown(cells))
            for one, cells in self.lines
        ]

    @property
    def total(self) -> Shown:
        return self._shown(self.in_all)

    def _shown(self, cells: Cells) -> Shown:
        return list(zip(self.columns[1:], cells, strict=True))


def years(ledger: Ledger) -> LinesTable:
    all_years, cliff = ledger.years, ledger.cliff
    headings = (*map(str, all_years), "In all")
    return LinesTable(
        "What each year gives each line",
        _columns("Line", "Term", numeric=headings),
        tuple(
            (
                one,
                (
                    one.line.term.words,
                    *(worth(one.line.allocated(year)) for year in all_years),
                    sentence_case(one.line.total(all_years).words),
                ),
            )
            for one in ledger.lines
        ),
        (
            "",
            *(sentence_case(cliff.of(year).total.words) for year in all_years),
            sentence_case(ledger.total_of_all_years.words),
        ),
    )


def standing(ledger: Ledger) -> LinesTable:
    headings = (
        "Allocated",
        "Spent",
        "Against spending evenly",
        "Share spent",
        "Forecast",
        "Left",
    )
    year, whole = ledger.year, ledger.standing(ledger.year)
    return LinesTable(
        f"Spend of {year} by line",
        _columns("Line", numeric=headings),
        tuple((one, _stands(one.standing(year))) for one in ledger.lines),
        (
            sentence_case(whole.allocated.words),
            told(whole.spent) or "Not reported",
            distance(whole.variance) or "Not known",
            _share(whole.burn),
            # A sum of all lines only: a sentence tells what there is so far.
            "Not known" if whole.in_arrears else _forecast(whole),
            told(whole.left) or "Not known",
        ),
    )


def sources(ledger: Ledger) -> Table:
    """Whose money it is, the largest first."""
    found = ledger.cliff.of(ledger.year)
    rows = tuple(
        (
            part.name or NO_SOURCE,
            sentence_case(found.of_source(part.name).words),
            _share(part.share),
        )
        for part in found.sources
    )
    columns = _columns("Source", numeric=("Amount", "Share of what is confirmed"))
    return Table(f"Sources of the money of {ledger.year}", columns, rows)


def _columns(*words: str, numeric: tuple[str, ...]) -> tuple[Column, ...]:
    return (*map(Column, words), *(Column(text, numeric=True) for text in numeric))


def _stands(standing: Standing) -> tuple[str, ...]:
    return (
        worth(standing.allocated),
        told(standing.spent) or "Not reported",
        distance(standing.variance) or "Not known",
        _share(standing.burn),
        _forecast(standing),
        _left(standing),
    )


def _forecast(standing: Standing | PlanStanding) -> str:
    if standing.outturn is None:
        return "Not known"
    if standing.is_whole:
        return pounds(standing.outturn)
    return f"About {whole_pounds(standing.outturn)}"


def _left(standing: Standing) -> str:
    """Overspent is overspent; what is left waits for what is not reported."""
    if standing.left is not None and standing.is_overspent:
        return f"{pounds(-standing.left)} over"
    if standing.left is None or standing.missing:
        return "Not known"
    return pounds(standing.left)


def _share(fraction: Decimal | None) -> str:
    return "Not known" if fraction is None else per_cent(fraction)


def told(amount: Decimal | None) -> str:
    """Pounds; empty where there is no amount."""
    return "" if amount is None else pounds(amount)


def distance(amount: Decimal | None) -> str:
    """ "£250 less"; empty where there is none."""
    return "" if amount is None else sentence_case(money_words.distance(amount))
