"""What the page of a plan's money says: what is there, what is used, what ends when."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.urls import reverse

from funding.analysis import money_words, plan_words
from funding.analysis.cliff import Ending
from funding.analysis.money import ZERO, per_cent, worth
from funding.analysis.plan_standing import PlanStanding
from funding.analysis.standing import Standing
from funding.charts import cliff_chart
from funding.ledger import Ledger, LedgerLine
from laa.plan.access import Access
from laa.plan.charting import Chart
from laa.plan.numbers import pounds, shown
from laa.plan.periods import FinancialYear
from laa.plan.permissions import Permission
from laa.plan.tables import Column, Table
from laa.plan.trail import Step, trail

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


@dataclass(frozen=True)
class LineEnding:
    """A line whose money ends, with what in the plan hangs on it."""

    ending: Ending
    line: LedgerLine

    @property
    def amount(self) -> str:
        return pounds(self.ending.amount)

    @property
    def after(self) -> str:
        return money_words.ending(self.ending)


@dataclass(frozen=True)
class MoneyPage:
    access: Access
    ledger: Ledger

    @property
    def year(self) -> FinancialYear:
        return self.ledger.year

    @property
    def can_edit(self) -> bool:
        return self.access.may(Permission.EDIT_MONEY)

    @property
    def breadcrumbs(self) -> list[Step]:
        return trail(self.access.plan, ("Money", ""))

    @property
    def address_to_add(self) -> str:
        plan = self.access.plan
        return reverse("add-funding-line", args=[plan.area.slug, plan.slug])

    @cached_property
    def standing(self) -> PlanStanding:
        return self.ledger.standing(self.year)

    @property
    def lead(self) -> str:
        return f"{plan_words.spent(self.standing, self.year)}."

    @property
    def warnings(self) -> tuple[str, ...]:
        return plan_words.overspent(self.standing, self.year)

    @property
    def arrears(self) -> tuple[str, ...]:
        return plan_words.in_arrears(self.standing)

    @property
    def forecast(self) -> str:
        return f"Outturn: {plan_words.outturn(self.standing)}."

    @property
    def figures(self) -> list[tuple[str, str]]:
        """The big numbers; those that nothing is known of yet are left out."""
        standing = self.standing
        found = (
            (f"Allocated for {self.year}", _sentence(standing.allocated.words)),
            ("Spent in the quarters reported", _pounds(standing.spent)),
            ("Against spending evenly", _distance(standing.variance)),
            (f"Confirmed after March {self.year.start + 1}", self._confirmed_later),
        )
        return [(name, value) for name, value in found if value]

    @cached_property
    def chart(self) -> Chart:
        return cliff_chart(self.ledger.cliff, self.year)

    @property
    def endings(self) -> list[tuple[FinancialYear, list[LineEnding]]]:
        """By the year with which money ends, the earliest first."""
        lines = {one.line.name: one for one in self.ledger.lines}
        return [
            (year, [LineEnding(one, lines[one.line.name]) for one in ending])
            for year in self.ledger.years
            if (ending := self.ledger.cliff.ending_with(year))
        ]

    @property
    def years_table(self) -> LinesTable:
        years, cliff = self.ledger.years, self.ledger.cliff
        headings = (*map(str, years), "In all")
        return LinesTable(
            "What each year gives each line",
            _columns("Line", "Term", numeric=headings),
            tuple(
                (
                    one,
                    (
                        one.line.term.words,
                        *(worth(one.line.allocated(year)) for year in years),
                        _sentence(one.line.total(years).words),
                    ),
                )
                for one in self.ledger.lines
            ),
            (
                "",
                *(_sentence(cliff.of(year).total.words) for year in years),
                _sentence(self.ledger.total_of_all_years.words),
            ),
        )

    @property
    def has_spend(self) -> bool:
        return any(one.line.spent for one in self.ledger.lines)

    @property
    def standing_table(self) -> LinesTable:
        headings = (
            "Allocated",
            "Spent",
            "Against spending evenly",
            "Share spent",
            "Forecast",
            "Left",
        )
        standing = self.standing
        return LinesTable(
            f"Spend of {self.year} by line",
            _columns("Line", numeric=headings),
            tuple((one, _stands(one.standing(self.year))) for one in self.ledger.lines),
            (
                _sentence(standing.allocated.words),
                _pounds(standing.spent) or "Not reported",
                _distance(standing.variance) or "Not known",
                _share(standing.burn),
                # A sum of all lines only: a sentence tells what there is so far.
                "Not known" if standing.in_arrears else _forecast(standing),
                _pounds(standing.left) or "Not known",
            ),
        )

    @property
    def sources_table(self) -> Table:
        """Whose money it is, the largest first."""
        found = self.ledger.cliff.of(self.year)
        rows = tuple(
            (
                part.name or NO_SOURCE,
                _sentence(found.of_source(part.name).words),
                _share(part.share),
            )
            for part in found.sources
        )
        columns = _columns("Source", numeric=("Amount", "Share of what is confirmed"))
        return Table(f"Sources of the money of {self.year}", columns, rows)

    @property
    def _confirmed_later(self) -> str:
        later = [year for year in self.ledger.years if year > self.year]
        amounts = (self.ledger.total(year).amount for year in later)
        return pounds(sum(amounts, ZERO)) if later else ""


def _columns(*words: str, numeric: tuple[str, ...]) -> tuple[Column, ...]:
    return (*map(Column, words), *(Column(text, numeric=True) for text in numeric))


def _stands(standing: Standing) -> tuple[str, ...]:
    return (
        worth(standing.allocated),
        _pounds(standing.spent) or "Not reported",
        _distance(standing.variance) or "Not known",
        _share(standing.burn),
        _forecast(standing),
        _left(standing),
    )


def _forecast(standing: Standing | PlanStanding) -> str:
    if standing.outturn is None:
        return "Not known"
    if standing.is_whole:
        return pounds(standing.outturn)
    return f"About £{shown(standing.outturn)}"


def _left(standing: Standing) -> str:
    """Overspent is overspent; what is left waits for what is not reported."""
    if standing.left is not None and standing.is_overspent:
        return f"{pounds(-standing.left)} over"
    if standing.left is None or standing.missing:
        return "Not known"
    return pounds(standing.left)


def _share(fraction: Decimal | None) -> str:
    return "Not known" if fraction is None else per_cent(fraction)


def _pounds(amount: Decimal | None) -> str:
    return "" if amount is None else pounds(amount)


def _distance(amount: Decimal | None) -> str:
    return "" if amount is None else _sentence(money_words.distance(amount))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
