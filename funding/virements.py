"""The only mover of money from one line to another, within a year of one plan."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from funding.allocating import allocated, write_change
from funding.analysis.money import ZERO, Value, worth
from funding.locking import (
    lock,
    refuse_if_changed_since,
    require_pence,
    require_permission,
)
from funding.models import FundingLine, Virement
from funding.refusals import MoneyRefused, reason_missing, refuse
from laa.plan.models import User
from laa.plan.numbers import pounds
from laa.plan.periods import FinancialYear
from laa.plan.refusals import Refusal


@transaction.atomic
def move_money(
    *,
    giver: FundingLine,
    taker: FundingLine,
    year: FinancialYear,
    amount: Decimal,
    reason: str,
    by: User,
    at: datetime,
    version: int,
) -> Virement:
    """
    Move an amount of a year's money, or raise MoneyRefused and change nothing.

    `version` is the giver's as the person saw it. The giver keeps what it has spent.
    """
    require_pence(amount)
    require_permission(by, giver.plan)
    _refuse_if_not_between_two(giver, taker)
    row, other = lock(giver, taker)
    refuse_if_changed_since(version, row)
    gives, takes = _decided(row, year, "giver"), _decided(other, year, "taker")
    refuse(
        reason_missing(reason, "the money moves"),
        _not_above_zero(amount),
        _more_than_is_free(row, year, gives, amount),
    )
    virement = Virement.objects.create(
        giver=row, taker=other, year=year.start, amount=amount,
        reason=reason, by=by, at=at,
    )  # fmt: skip
    for line, value in ((row, gives - amount), (other, takes + amount)):
        write_change(line, year, value, reason=reason, by=by, at=at, virement=virement)
    return virement


def spent_in(line: FundingLine, year: FinancialYear) -> Decimal:
    """All that is recorded of a year; of each quarter the last row counts."""
    rows = line.spends.filter(year=year.start).order_by("number")
    latest = {row.quarter_number: row.amount for row in rows}
    return sum(latest.values(), ZERO)


def _refuse_if_not_between_two(giver: FundingLine, taker: FundingLine) -> None:
    if giver == taker:
        words = f"{giver.name} cannot give to itself: choose another line."
        raise MoneyRefused(Refusal(words, "taker"))
    if giver.plan != taker.plan:
        words = f"{taker.name} is a line of another plan: choose one of this plan."
        raise MoneyRefused(Refusal(words, "taker"))


def _decided(line: FundingLine, year: FinancialYear, field: str) -> Decimal:
    value: Value = allocated(line, year)
    if isinstance(value, Decimal):
        return value
    raise MoneyRefused(
        Refusal(
            f"{line.name} has no amount for {year} ({worth(value)}): money moves "
            "between two lines that both have one, so change its allocation first.",
            field,
        )
    )


def _not_above_zero(amount: Decimal) -> Refusal | None:
    if amount > 0:
        return None
    return Refusal(f"{pounds(amount)} cannot be moved: enter more than £0.", "amount")


def _more_than_is_free(
    giver: FundingLine, year: FinancialYear, gives: Decimal, amount: Decimal
) -> Refusal | None:
    """A refund makes no more free than was given."""
    spent = max(spent_in(giver, year), ZERO)
    free = max(gives - spent, ZERO)
    if amount <= free:
        return None
    return Refusal(
        f"{pounds(amount)} is more than {giver.name} can give: of its "
        f"{pounds(gives)} for {year}, {pounds(spent)} is spent and "
        f"{pounds(free)} is left.",
        "amount",
    )
