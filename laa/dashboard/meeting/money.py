"""Funding lines as the meeting looks at them, and the money behind something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from funding.analysis.money import ZERO, worth
from funding.analysis.totals import Total, total
from funding.ledger import Ledger, LedgerLine
from laa.dashboard.money_reading import MoneyReading
from laa.dashboard.reasons import Reasons
from laa.plan.numbers import pounds
from laa.plan.periods import FinancialYear


@dataclass(frozen=True)
class Money:
    """What lines give to something in a year."""

    total: Total
    lines: list[LineItem]

    @property
    def words(self) -> str:
        return self.total.words if self.lines else "No funding line is linked"


@dataclass(frozen=True)
class LineItem:
    ledger_line: LedgerLine
    reading: MoneyReading

    @property
    def name(self) -> str:
        return self.reading.line.name

    @property
    def year(self) -> FinancialYear:
        return self.reading.standing.year

    @cached_property
    def reasons(self) -> Reasons:
        return self.reading.reasons

    @property
    def allocated(self) -> str:
        return worth(self.reading.standing.allocated)

    @property
    def why(self) -> list[str]:
        """A sentence for each thing that is amiss, without its full stop."""
        reading = self.reading
        told = (
            (reading.is_overspent, self._overspent),
            (reading.is_heading_for_overspend, self._outturn),
            (reading.is_undecided, self._undecided),
            (reading.is_ending, f"Its money ends with {self.year}"),
            (reading.is_unreported, self._unreported),
        )
        return [words for holds, words in told if holds]

    @property
    def _overspent(self) -> str:
        standing = self.reading.standing
        if standing.left is None:
            used = pounds(standing.used)
            return f"{used} is spent without an amount to spend: {self.allocated}"
        return f"Overspent by {pounds(-standing.left)}"

    @property
    def _outturn(self) -> str:
        outturn = self.reading.standing.outturn or ZERO
        return f"At its pace the year comes to {pounds(outturn)}"

    @property
    def _undecided(self) -> str:
        years = (self.year, self.reading.year_after)
        told = [
            f"{year}: {worth(self.reading.line.allocated(year))}"
            for year in years
            if year and self.reading.line.is_open(year)
        ]
        return ", ".join(told)

    @property
    def _unreported(self) -> str:
        quarters = ", ".join(map(str, self.reading.standing.missing))
        return f"Spend not reported: {quarters}"


def line_items(ledger: Ledger) -> list[LineItem]:
    endings = {one.line.name: one for one in ledger.cliff.endings}
    later = [year for year in ledger.years if year > ledger.year]
    return [
        LineItem(
            one,
            MoneyReading(
                line=one.line,
                standing=one.standing(ledger.year),
                ending=endings.get(one.line.name),
                year_after=min(later, default=None),
            ),
        )
        for one in ledger.lines
    ]


def money_of(lines: Iterable[LineItem]) -> Money:
    """Sums say "at least" where a line's amount is not known."""
    items = list(lines)
    named = ((one.name, one.reading.standing.allocated) for one in items)
    return Money(total(named), items)
