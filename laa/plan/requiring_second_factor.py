"""Whether everybody in a plan must have a second factor: the only writer of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from laa.plan.models import ActionPlan, SecondFactorChange, User
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal, Refused


class RequirementRefused(Refused):
    """A change of the requirement that may not be."""


@transaction.atomic
def require_second_factor(
    *, plan: ActionPlan, required: bool, by: User, at: datetime
) -> SecondFactorChange | None:
    """Switch it on or off; nothing where it is so already."""
    if not may(by, Permission.REQUIRE_SECOND_FACTOR, plan):
        words = "You may not say whether this plan asks for a second factor."
        raise RequirementRefused(Refusal(words))
    row = ActionPlan.objects.select_for_update().get(pk=plan.pk)
    if row.second_factor_required == required:
        return None
    row.second_factor_required = required
    row.save(update_fields=["second_factor_required"])
    return SecondFactorChange.objects.create(plan=row, required=required, by=by, at=at)
