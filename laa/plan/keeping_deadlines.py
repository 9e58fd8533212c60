"""The only writer of a plan's deadlines: each change is kept, with its reason."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from laa.plan.deadlines import Deadlines
from laa.plan.models import ActionPlan, DeadlineChange, User
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal, Refused


@transaction.atomic
def set_deadlines(
    *,
    plan: ActionPlan,
    deadlines: Deadlines,
    reason: str,
    by: User,
    at: datetime,
    seen: int,
) -> DeadlineChange:
    """
    Change by when things are due, or raise Refused and change nothing.

    `seen` is the version of the calendar that the person was shown.
    """
    if not may(by, Permission.KEEP_CALENDAR, plan):
        raise Refused(Refusal("You may not change the deadlines of this plan."))
    row = ActionPlan.objects.select_for_update().get(pk=plan.pk)
    last = row.deadline_changes.select_related("by").order_by("number").last()
    if last and last.number != seen:
        raise Refused(Refusal(_changed_since(last, by)))
    if deadlines == row.deadlines:
        raise Refused(Refusal("These are the deadlines as they were: change one"))
    if not reason.strip():
        raise Refused(Refusal("Enter why the deadlines change", field="reason"))
    change = DeadlineChange.objects.create(
        plan=row,
        number=last.number + 1 if last else 1,
        was=asdict(row.deadlines),
        became=asdict(deadlines),
        reason=reason.strip(),
        by=by,
        at=at,
    )
    row.days_to_return = deadlines.entry
    row.days_to_sign_off = deadlines.sign_off
    row.days_to_update = deadlines.updates
    row.save(update_fields=["days_to_return", "days_to_sign_off", "days_to_update"])
    return change


def _changed_since(last: DeadlineChange, by: User) -> str:
    who = "You have" if last.by == by else f"{last.by} has"
    return (
        f"{who} changed the deadlines after you opened the page. What you typed was "
        "not saved; it is still in the boxes. Compare it with the deadlines as they "
        "are now, then save again."
    )
