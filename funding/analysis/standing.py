"""Where a year's money stands: what is given, used, expected, left and forecast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from funding.analysis.lines import Line
from funding.analysis.money import ZERO, Value, share, to_pence
from laa.plan.periods import QUARTERS_IN_A_YEAR, FinancialYear, Quarter


@dataclass(frozen=True)
class Standing:
    """
    A line in a year, by the end of the last quarter that is due.

    `reported` are the due quarters with a spend, `missing` those without: a missing
    one is unknown and never taken as zero. `later` is what is already recorded of
    quarters that are not due yet; it counts as used, and in no comparison.
    """

    year: FinancialYear
    allocated: Value
    reported: Mapping[Quarter, Decimal]
    missing: tuple[Quarter, ...]
    later: Mapping[Quarter, Decimal]

    @property
    def spent(self) -> Decimal | None:
        """In the quarters reported; None where none is."""
        return sum(self.reported.values(), ZERO) if self.reported else None

    @property
    def used(self) -> Decimal:
        """All that is recorded, of later quarters too."""
        return sum((*self.reported.values(), *self.later.values()), ZERO)

    @property
    def expected(self) -> Decimal | None:
        """What the quarters reported would hold if the year's money went evenly."""
        if self.spent is None or not isinstance(self.allocated, Decimal):
            return None
        return self.allocated * len(self.reported) / QUARTERS_IN_A_YEAR

    @property
    def variance(self) -> Decimal | None:
        """Spent less expected, over the same quarters: above zero is faster."""
        if self.spent is None or self.expected is None:
            return None
        return self.spent - self.expected

    @property
    def burn(self) -> Decimal | None:
        """The share of the year's allocation that is spent."""
        if self.spent is None or not isinstance(self.allocated, Decimal):
            return None
        return share(self.spent, self.allocated)

    @property
    def gone(self) -> Decimal:
        """The share of the year that is over."""
        due = len(self.reported) + len(self.missing)
        return Decimal(due) / QUARTERS_IN_A_YEAR

    @property
    def is_whole(self) -> bool:
        """Whether every quarter is reported, so that the outturn is known."""
        return len(self.reported) == QUARTERS_IN_A_YEAR

    @property
    def outturn(self) -> Decimal | None:
        """What the year comes to at the pace of the quarters reported, to the penny."""
        if self.spent is None:
            return None
        return to_pence(self.spent * QUARTERS_IN_A_YEAR / len(self.reported))

    @property
    def left(self) -> Decimal | None:
        """Of the year's allocation; below zero once it is overspent."""
        if not isinstance(self.allocated, Decimal):
            return None
        return self.allocated - self.used

    @property
    def is_overspent(self) -> bool:
        return self.left is not None and self.left < 0

    @property
    def is_spent_without_allocation(self) -> bool:
        return self.used > 0 and not isinstance(self.allocated, Decimal)


def stand(line: Line, year: FinancialYear, due: Quarter) -> Standing:
    """
    How a line stands in a year when `due` is the last quarter that is over.

    Quarters after it are not due: what is recorded of them is `later`.
    """
    of_year = {q: line.spent[q] for q in year.quarters if q in line.spent}
    return Standing(
        year=year,
        allocated=line.allocated(year),
        reported={q: amount for q, amount in of_year.items() if q <= due},
        missing=tuple(q for q in year.quarters if q <= due and q not in of_year),
        later={q: amount for q, amount in of_year.items() if q > due},
    )
