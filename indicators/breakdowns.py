"""Writing all the parts that a draft's count is made of."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from indicators.models import Actual, Breakdown, TargetSet
from indicators.transitions import Status
from laa.plan.models import User
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal, Refused


class BreakdownRefused(Refused):
    """Parts that may not be written."""


def parts_of(actual: Actual) -> dict[str, int]:
    found = Breakdown.objects.filter(actual=actual)
    return dict(found.values_list("category", "count"))


@transaction.atomic
def write_breakdown(actual: Actual, *, parts: Mapping[str, int], by: User) -> None:
    """In place of any other; or BreakdownRefused, and nothing is changed."""
    if not may(by, Permission.ENTER_RETURN, actual.target_set.plan):
        raise _refused("You may not enter returns of this plan.")
    TargetSet.objects.select_for_update().get(pk=actual.target_set_id)
    row = Actual.objects.get(pk=actual.pk)
    if not Status(row.status).awaits_analyst:
        raise _refused(f"{actual} is {row.status}: its breakdown cannot change.")
    if sum(parts.values()) != row.count:
        raise _refused(
            f"The parts of {actual} come to {sum(parts.values()):,}, and its count is "
            f"{_shown(row.count)}: give parts that make up the count."
        )
    if parts_of(row) == dict(parts):
        return
    Breakdown.objects.filter(actual=row).delete()
    Breakdown.objects.bulk_create(
        Breakdown(actual=row, category=category, count=count)
        for category, count in parts.items()
    )


def _shown(count: int | None) -> str:
    return "not entered" if count is None else f"{count:,}"


def _refused(words: str) -> BreakdownRefused:
    return BreakdownRefused(Refusal(words))
