"""What the page of a plan's money says: what is there, what is used, what ends when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from funding import money_tables
from funding.analysis import money_words, plan_words
from funding.analysis.cliff import Ending
from funding.analysis.money import ZERO
from funding.analysis.plan_standing import PlanStanding
from funding.charts import cliff_chart
from funding.ledger import Ledger, LedgerLine
from funding.money_tables import LinesTable, distance, told
from indicators.analysis.words import sentence_case
from laa.plan.access import Access
from laa.plan.charting import Chart
from laa.plan.numbers import pounds
from laa.plan.periods import FinancialYear
from laa.plan.permissions import Permission
from laa.plan.tables import Table
from laa.plan.trail import Step, trail


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
            (f"Allocated for {self.year}", sentence_case(standing.allocated.words)),
            ("Spent in the quarters reported", told(standing.spent)),
            ("Against spending evenly", distance(standing.variance)),
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
        return money_tables.years(self.ledger)

    @property
    def has_spend(self) -> bool:
        return any(one.line.spent for one in self.ledger.lines)

    @property
    def standing_table(self) -> LinesTable:
        return money_tables.standing(self.ledger)

    @property
    def sources_table(self) -> Table:
        return money_tables.sources(self.ledger)

    @property
    def _confirmed_later(self) -> str:
        later = [year for year in self.ledger.years if year > self.year]
        amounts = (self.ledger.total(year).amount for year in later)
        return pounds(sum(amounts, ZERO)) if later else ""
