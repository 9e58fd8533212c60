"""A plan's money as the rules read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from funding.analysis.lines import Line
from indicators.analysis.findings.reading import number
from laa.plan.findings import Finding, Where
from laa.plan.lacking import Kind, Subject
from laa.plan.periods import FinancialYear


class Part(StrEnum):
    """What of a funding line, or of all of them, a finding is about."""

    TOTAL = "total"
    YEARLY_TOTALS = "yearly totals"
    ALLOCATION = "allocation"
    SPEND = "spend"
    ACTIONS = "actions"


@dataclass(frozen=True)
class FundedLine:
    """
    A line with what the document prints as its total, right or wrong.

    `is_changed`: an allocation was changed since, and what is printed is no longer the
    total of these years. `pays_for_actions`: actions of the plan are linked to it.
    """

    subject: Subject
    line: Line
    published_total: str = ""
    is_changed: bool = False
    pays_for_actions: bool = False

    @property
    def printed(self) -> Decimal | None:
        """The printed total, while it can be held against the years."""
        return None if self.is_changed else number(self.published_total.strip("£ "))

    def where(self, part: Part, year: FinancialYear | None = None) -> Where:
        return Where(self.subject.name, part, year, address=self.subject.address)

    def spent(self, year: FinancialYear) -> list[Decimal]:
        """What each quarter used, of those that are reported."""
        return [self.line.spent[q] for q in year.quarters if q in self.line.spent]


@dataclass(frozen=True)
class MoneyReading:
    """`prints_yearly_totals` also where there is no document to print any."""

    years: tuple[FinancialYear, ...]
    lines: tuple[FundedLine, ...]
    prints_yearly_totals: bool = True
    address: str = ""

    @property
    def kind(self) -> Kind:
        members = tuple(one.subject for one in self.lines)
        return Kind("Funding lines", members, self.address)

    def where(self, part: Part, year: FinancialYear | None = None) -> Where:
        """That of all the lines together."""
        return Where(self.kind.name, part, year, address=self.address)


Rule = Callable[[MoneyReading], Iterator[Finding]]
