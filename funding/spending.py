"""The only writer of spend: a correction is a further row, with its reason."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from funding.locking import (
    count_change,
    lock,
    refuse_if_changed_since,
    require_pence,
    require_permission,
)
from funding.models import FundingLine, Spend
from funding.refusals import refuse
from laa.plan.days import in_words
from laa.plan.models import Agreement, User
from laa.plan.numbers import pounds
from laa.plan.periods import Quarter
from laa.plan.refusals import Refusal


def recorded(line: FundingLine, quarter: Quarter) -> Spend | None:
    """What counts for a quarter: the last row of it."""
    rows = line.spends.filter(year=quarter.start, quarter_number=quarter.number)
    return rows.select_related("by").order_by("number").last()


@transaction.atomic
def record_spend(
    *,
    line: FundingLine,
    quarter: Quarter,
    amount: Decimal,
    note: str,
    by: User,
    at: datetime,
    version: int,
) -> Spend:
    """
    Record what a quarter used, or correct it, or raise MoneyRefused.

    An amount below zero is a refund: more came back than was spent.
    """
    require_pence(amount)
    require_permission(by, line.plan)
    (row,) = lock(line)
    refuse_if_changed_since(version, row)
    before = recorded(row, quarter)
    refuse(
        _not_open(quarter, line.plan.agreement, timezone.localdate(at)),
        _nothing_to_correct(before, amount),
        _correction_without_reason(before, amount, note),
    )
    count_change(row)
    return Spend.objects.create(
        line=row,
        year=quarter.start,
        quarter_number=quarter.number,
        number=before.number + 1 if before else 1,
        amount=amount,
        note=note,
        by=by,
        at=at,
    )


def _not_open(quarter: Quarter, agreement: Agreement, today: date) -> Refusal | None:
    quarters = agreement.quarters
    if quarter not in quarters:
        return Refusal(
            f"{quarter} is outside the agreement: choose a quarter from "
            f"{quarters[0]} to {quarters[-1]}.",
            "quarter",
        )
    if quarter.first_day > today:
        return Refusal(
            f"{quarter} has not begun: its spend can be recorded "
            f"from {in_words(quarter.first_day)}.",
            "quarter",
        )
    return None


def _nothing_to_correct(before: Spend | None, amount: Decimal) -> Refusal | None:
    if before is None or before.amount != amount:
        return None
    return Refusal(
        f"{before.quarter} is already recorded as {pounds(amount)}: "
        "there is nothing to correct.",
        "amount",
    )


def _correction_without_reason(
    before: Spend | None, amount: Decimal, note: str
) -> Refusal | None:
    if before is None or before.amount == amount or note.strip():
        return None
    return Refusal(
        f"{before.quarter} is already recorded as {pounds(before.amount)}: "
        f"enter why it is corrected to {pounds(amount)}.",
        "note",
    )
