"""Where a year's money stands over all lines of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from funding.analysis.money import ZERO, share
from funding.analysis.standing import Standing
from funding.analysis.totals import Total, total

Named = tuple[str, Standing]


@dataclass(frozen=True)
class PlanStanding:
    """Sums of what is known of the lines, and the names of those it is not known of."""

    standings: tuple[Named, ...]

    @property
    def allocated(self) -> Total:
        return total((name, standing.allocated) for name, standing in self.standings)

    @property
    def spent(self) -> Decimal | None:
        """In the quarters reported; None while no line reports any."""
        return _sum(standing.spent for _, standing in self.standings)

    @property
    def used(self) -> Decimal:
        return sum((standing.used for _, standing in self.standings), ZERO)

    @property
    def expected(self) -> Decimal | None:
        """Over the lines and quarters that are reported and have an allocation."""
        return _sum(standing.expected for _, standing in self.standings)

    @property
    def variance(self) -> Decimal | None:
        """The lines' own, added up: like is compared with like in each."""
        return _sum(standing.variance for _, standing in self.standings)

    @property
    def outturn(self) -> Decimal | None:
        """Of the lines that report at least one quarter."""
        return _sum(standing.outturn for _, standing in self.standings)

    @property
    def is_whole(self) -> bool:
        """Whether the outturn is known of every line that is in it."""
        counted = [one for _, one in self.standings if one.outturn is not None]
        return all(one.is_whole for one in counted)

    @property
    def burn(self) -> Decimal | None:
        """The share spent; None while it is not known what all lines have."""
        if self.spent is None or self.allocated.is_least:
            return None
        return share(self.spent, self.allocated.amount)

    @property
    def left(self) -> Decimal | None:
        """Of all lines; None while an amount or a due quarter is missing of any."""
        if self.allocated.is_least or self.in_arrears:
            return None
        return self.allocated.amount - self.used

    @property
    def in_arrears(self) -> tuple[Named, ...]:
        """The lines with money for the year of which a due quarter is missing."""
        return tuple(
            named for named in self.standings if named[1].missing and _awaits(named[1])
        )

    @property
    def overspent(self) -> tuple[tuple[str, Decimal], ...]:
        """The lines that used more than the year gives them, and how much more."""
        return tuple(
            (name, -standing.left)
            for name, standing in self.standings
            if standing.left is not None and standing.left < 0
        )

    @property
    def spent_without_allocation(self) -> tuple[Named, ...]:
        return tuple(
            named for named in self.standings if named[1].is_spent_without_allocation
        )


def _awaits(standing: Standing) -> bool:
    """Of a line that the year gives nothing no spend is awaited."""
    value = standing.allocated
    return standing.used != 0 or (isinstance(value, Decimal) and value > 0)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, ZERO) if known else None
