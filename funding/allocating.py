"""The only writer of allocations: each change keeps what was, and why it changed."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from funding.analysis.money import Value, worth
from funding.locking import (
    count_change,
    lock,
    refuse_if_changed_since,
    require_pence,
    require_permission,
)
from funding.models import Allocation, AllocationChange, FundingLine, Virement
from funding.refusals import reason_missing, refuse
from laa.plan.models import User
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear
from laa.plan.refusals import Refusal


def allocated(line: FundingLine, year: FinancialYear) -> Value:
    """What a year gives the line as it stands now."""
    row = line.allocations.filter(year=year.start).first()
    return row.value if row else Nothing.BLANK


@transaction.atomic
def change_allocation(
    *,
    line: FundingLine,
    year: FinancialYear,
    value: Value,
    reason: str,
    by: User,
    at: datetime,
    version: int,
) -> AllocationChange:
    """
    Set what a year gives a line, or raise MoneyRefused.

    `value` is an amount, which may be zero, or to be determined, or not applicable.
    """
    require_permission(by, line.plan)
    (row,) = lock(line)
    refuse_if_changed_since(version, row)
    refuse(
        _outside_agreement(line, year),
        _unchanged(year, allocated(row, year), value),
        _below_zero(value),
        reason_missing(reason, "the allocation changes"),
    )
    return write_change(row, year, value, reason=reason, by=by, at=at)


def begin_allocation(line: FundingLine, year: FinancialYear, value: Value) -> None:
    """What the plan came with: no change of anything, so without a history."""
    refuse(_outside_agreement(line, year), _below_zero(value))
    amount, nothing = _columns(value)
    Allocation.objects.create(
        line=line, year=year.start, amount=amount, nothing=nothing
    )


def write_change(
    line: FundingLine,
    year: FinancialYear,
    value: Value,
    *,
    reason: str,
    by: User,
    at: datetime,
    virement: Virement | None = None,
) -> AllocationChange:
    """The allocation and its history in one: of a line that is locked, once checked."""
    amount, nothing = _columns(value)
    was_amount, was_nothing = _columns(allocated(line, year))
    Allocation.objects.update_or_create(
        line=line, year=year.start, defaults={"amount": amount, "nothing": nothing}
    )
    count_change(line)
    return AllocationChange.objects.create(
        line=line,
        year=year.start,
        number=line.changes.filter(year=year.start).count() + 1,
        was_amount=was_amount,
        was_nothing=was_nothing,
        amount=amount,
        nothing=nothing,
        reason=reason,
        by=by,
        at=at,
        virement=virement,
    )


def _columns(value: Value) -> tuple[Decimal | None, str]:
    if isinstance(value, Nothing):
        return None, "" if value is Nothing.BLANK else value.value
    require_pence(value)
    return value, ""


def _outside_agreement(line: FundingLine, year: FinancialYear) -> Refusal | None:
    years = line.plan.agreement.years
    if year in years:
        return None
    return Refusal(
        f"{year} is outside the agreement: choose a year "
        f"from {years[0]} to {years[-1]}.",
        "year",
    )


def _unchanged(year: FinancialYear, was: Value, value: Value) -> Refusal | None:
    if was != value:
        return None
    return Refusal(
        f"The allocation for {year} is {worth(was)} already: "
        "there is nothing to change.",
        "value",
    )


def _below_zero(value: Value) -> Refusal | None:
    if isinstance(value, Nothing) or value >= 0:
        return None
    return Refusal(
        f"{worth(value)} cannot be an allocation: enter £0 or more.", "amount"
    )
