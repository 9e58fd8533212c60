"""What every write of money begins with: the permission, the locks, what was seen."""

from __future__ import annotations

from decimal import Decimal

from funding.analysis.money import to_pence
from funding.models import FundingLine
from funding.refusals import MoneyRefused
from laa.plan.models import ActionPlan, User
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal


def require_permission(by: User, plan: ActionPlan) -> None:
    if not may(by, Permission.EDIT_MONEY, plan):
        raise MoneyRefused(Refusal("You may not change the money of this plan."))


def lock(*lines: FundingLine) -> list[FundingLine]:
    """
    The lines as they are now, in the order given, nobody else's until the write ends.

    The rows are locked in one order whichever way they are given, so that two people
    who move money both ways between two lines wait for each other and not for ever.
    """
    rows = FundingLine.objects.select_for_update().order_by("pk")
    fresh = {row.pk: row for row in rows.filter(pk__in=[line.pk for line in lines])}
    return [fresh[line.pk] for line in lines]


def refuse_if_changed_since(version: int, line: FundingLine) -> None:
    if line.version != version:
        raise MoneyRefused(
            Refusal(
                f"Somebody changed {line.name} after you opened the page, so this was "
                "not done. Look at the line as it is now, then send again if it is "
                "still right."
            )
        )


def require_pence(amount: Decimal) -> None:
    """The database would round what is finer, and nobody would be told."""
    if amount != to_pence(amount):
        raise ValueError(f"{amount} is finer than a penny: give pounds and pence")


def count_change(line: FundingLine) -> None:
    """So that whoever still looks at the line as it was is told."""
    line.version += 1
    line.save(update_fields=["version"])
