"""Adding up amounts of which some are not known: a sum never takes those as zero."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from funding.analysis.money import ZERO, Value
from laa.plan.nothing import Nothing
from laa.plan.numbers import pounds
from laa.plan.tables import Qualified


@dataclass(frozen=True)
class Total:
    """
    The sum of the amounts that are known, and the names of what it leaves out.

    `counted` is how many amounts are in the sum. What is not applicable is no part of
    any total, so it is neither counted nor left out.
    """

    amount: Decimal
    counted: int
    undecided: tuple[str, ...] = ()
    not_entered: tuple[str, ...] = ()

    @property
    def is_least(self) -> bool:
        """Whether the true total may be more than the sum."""
        return bool(self.undecided or self.not_entered)

    @property
    def words(self) -> str:
        """ "£361,628", "at least £65,500", or why there is no amount at all."""
        if not self.counted:
            return self._nothing.words
        least = "at least " if self.is_least else ""
        return f"{least}{pounds(self.amount)}"

    @property
    def cell(self) -> Decimal | Qualified | Nothing:
        """The same as a table holds it."""
        if not self.counted:
            return self._nothing
        return Qualified(self.amount, "At least ") if self.is_least else self.amount

    @property
    def _nothing(self) -> Nothing:
        if self.undecided:
            return Nothing.TO_BE_DETERMINED
        return Nothing.BLANK if self.not_entered else Nothing.NOT_APPLICABLE


def total(values: Iterable[tuple[str, Value]]) -> Total:
    """
    The sum of named values, exact to the penny.

    An undecided or missing one is named in the total, which then says "at least".
    """
    named = list(values)
    amounts = [value for _, value in named if isinstance(value, Decimal)]
    return Total(
        amount=sum(amounts, ZERO),
        counted=len(amounts),
        undecided=_names(named, Nothing.TO_BE_DETERMINED),
        not_entered=_names(named, Nothing.BLANK),
    )


def _names(named: list[tuple[str, Value]], nothing: Nothing) -> tuple[str, ...]:
    return tuple(name for name, value in named if value is nothing)
