"""A funding line as a meeting looks at it: overspent, ending, undecided, unreported."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from funding.analysis.cliff import Ending
from funding.analysis.lines import Line
from funding.analysis.standing import Standing
from laa.dashboard.reasons import Reason, Reasons, those
from laa.plan.periods import FinancialYear


@dataclass(frozen=True)
class MoneyReading:
    """A funding line in a year, as a meeting asks of it; `year_after` may be none."""

    line: Line
    standing: Standing
    ending: Ending | None
    year_after: FinancialYear | None

    @property
    def is_overspent(self) -> bool:
        """More is used than there is, or anything without an amount to use."""
        return self.standing.is_overspent or self.standing.is_spent_without_allocation

    @property
    def is_heading_for_overspend(self) -> bool:
        allocated, outturn = self.standing.allocated, self.standing.outturn
        if self.is_overspent or outturn is None or not isinstance(allocated, Decimal):
            return False
        return outturn > allocated

    @property
    def is_undecided(self) -> bool:
        """This year's or the next year's amount is to be determined or not entered."""
        years = (self.standing.year, self.year_after)
        return any(self.line.is_open(year) for year in years if year)

    @property
    def is_ending(self) -> bool:
        """The agreement goes on, and its money is decided to end with this year."""
        ending = self.ending
        ends_now = ending is not None and ending.last == self.standing.year
        return ends_now and bool(self.year_after) and not self.is_undecided

    @property
    def is_unreported(self) -> bool:
        """A quarter that is over has no spend, of a line with money for the year."""
        has_money = self.line.confirmed(self.standing.year) > 0 or self.standing.used
        return bool(self.standing.missing and has_money)

    @property
    def reasons(self) -> Reasons:
        return those(
            {
                Reason.RED: self.is_overspent,
                Reason.AMBER: self.is_heading_for_overspend
                or self.is_undecided
                or self.is_ending,
                Reason.UNASSESSED: self.is_unreported,
            }
        )
