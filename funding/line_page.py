"""What the page of a funding line says: what it has, what it used, what hangs on it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from funding.analysis import money_words
from funding.analysis.money import Value, worth
from funding.analysis.standing import Standing
from funding.charts import spend_chart
from funding.ledger import Ledger, LedgerLine
from funding.models import AllocationChange, FundingLine, Spend
from laa.plan.access import Access
from laa.plan.charting import Chart
from laa.plan.days import in_words
from laa.plan.numbers import pounds
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.permissions import Permission
from laa.plan.trail import Step, trail


@dataclass(frozen=True)
class YearRow:
    year: FinancialYear
    value: Value
    changes: list[Change]
    address: str

    @property
    def allocated(self) -> str:
        return worth(self.value)


@dataclass(frozen=True)
class Change:
    """A change of an allocation, and where the money came from or went to."""

    row: AllocationChange

    @property
    def was(self) -> str:
        return worth(self.row.was)

    @property
    def became(self) -> str:
        return worth(self.row.became)

    @property
    def moved(self) -> str:
        """ "£100 from Operation Bolvin"; empty if no other line has to do with it."""
        virement = self.row.virement
        if virement is None:
            return ""
        if virement.giver_id == self.row.line_id:
            return f"{pounds(virement.amount)} moved to {virement.taker}"
        return f"{pounds(virement.amount)} moved from {virement.giver}"


@dataclass(frozen=True)
class Recorded:
    """A quarter's spend: what counts first, and what it corrected after it."""

    quarter: Quarter
    rows: list[Spend]

    @property
    def spend(self) -> Spend:
        return self.rows[0]

    @property
    def amount(self) -> str:
        return pounds(self.spend.amount)

    @property
    def corrected(self) -> list[tuple[str, Spend]]:
        return [(pounds(row.amount), row) for row in self.rows[1:]]


@dataclass(frozen=True)
class LinePage:
    access: Access
    ledger: Ledger
    line: LedgerLine
    changes: list[AllocationChange]
    spends: list[Spend]

    @property
    def row(self) -> FundingLine:
        return self.line.row

    @property
    def can_edit(self) -> bool:
        return self.access.may(Permission.EDIT_MONEY)

    @property
    def breadcrumbs(self) -> list[Step]:
        area, plan, _ = self.row.address
        money = ("Money", reverse("money", args=[area, plan]))
        return trail(self.access.plan, money, (self.row.name, ""))

    @property
    def links(self) -> list[tuple[str, str]]:
        """What the coordinator may do: what the button says, where it leads."""
        names = {
            "record-spend": "Record spend",
            "move-money": "Move money to another line",
            "edit-funding-line": "Edit the line",
        }
        return [
            (text, reverse(name, args=self.row.address)) for name, text in names.items()
        ]

    @property
    def hangs(self) -> bool:
        return bool(self.line.actions or self.line.indicators or self.line.risks)

    @property
    def left(self) -> str:
        return money_words.left(self.standing)

    @cached_property
    def standing(self) -> Standing:
        return self.line.standing(self.ledger.year)

    @property
    def reaches(self) -> str:
        """How far the money is certain; empty if no year has any."""
        for ending in self.ledger.cliff.endings:
            if ending.line == self.line.line:
                after = money_words.ending(ending)
                return f"{in_words(ending.last.last_day)}. After it: {after.lower()}"
        return ""

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the year's numbers say, the weightiest first; nothing is left blank."""
        standing, year = self.standing, self.ledger.year
        told = (
            (f"Allocated for {year}", worth(standing.allocated)),
            ("Spent", f"{money_words.variance(standing)}." if not self.chart else ""),
            ("Share", _ended(money_words.burn(standing))),
            ("Forecast", f"{money_words.outturn(standing)}."),
            ("Left", _ended(self.left)),
            ("Certain until", _ended(self.reaches)),
            ("Source", self.row.source or "Not entered"),
            ("Comment and rationale", self.row.comment or "Not entered"),
            ("Total that the plan prints", self.row.published_total),
        )
        return [(name, text) for name, text in told if text]

    @cached_property
    def chart(self) -> Chart | None:
        """None until there is a quarter to draw; its sentence tells what is spent."""
        standing = self.standing
        return spend_chart(standing) if standing.reported or standing.later else None

    @property
    def years(self) -> list[YearRow]:
        changes: defaultdict[int, list[Change]] = defaultdict(list)
        for row in reversed(self.changes):
            changes[row.year].append(Change(row))
        return [
            YearRow(
                year,
                self.line.line.allocated(year),
                changes[year.start],
                reverse("change-allocation", args=[*self.row.address, year.start]),
            )
            for year in self.ledger.years
        ]

    @property
    def recorded(self) -> list[Recorded]:
        """The latest quarter first, and of each the row that counts."""
        rows: defaultdict[Quarter, list[Spend]] = defaultdict(list)
        for row in reversed(self.spends):
            rows[row.quarter].append(row)
        return [Recorded(quarter, found) for quarter, found in rows.items()]


def _ended(words: str) -> str:
    return f"{words}." if words else ""
