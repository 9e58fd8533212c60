"""The only writer of deputyships: who signs off in an indicator owner's place."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from laa.plan.clock import today
from laa.plan.days import in_words
from laa.plan.models import ActionPlan, Deputyship, User
from laa.plan.people.members import lock
from laa.plan.permissions import DEPUTY_HOLDS, Permission, may, roles_of
from laa.plan.refusals import Refusal, Refused
from laa.plan.roles import Role


def owner_acted_for(
    user: User, permission: Permission, plan: ActionPlan
) -> User | None:
    """The owner in whose place the user may; None if in their own right, or not."""
    if permission not in DEPUTY_HOLDS:
        return None
    running = Deputyship.objects.running(today()).filter(plan=plan, deputy=user)
    found = running.select_related("owner").first()
    return found.owner if found else None


def possible_deputies(plan: ActionPlan) -> QuerySet[User]:
    """The plan's people who do not sign off in their own right."""
    acting = plan.memberships.acting()
    owners = acting.filter(role=Role.OWNER).values("user")
    found = User.objects.filter(memberships__in=acting).exclude(pk__in=owners)
    return found.distinct().order_by("name", "pk")


@transaction.atomic
def name_deputy(
    *,
    plan: ActionPlan,
    deputy: User,
    first_day: date,
    last_day: date,
    by: User,
    at: datetime,
) -> Deputyship:
    """
    Let somebody sign off in one's place, or raise Refused and change nothing.

    From the first day to the last, both included. At any time an owner has one deputy
    and a deputy one owner, so that it is plain who acts for whom.
    """
    lock(plan)
    if not may(by, Permission.NAME_DEPUTY, plan):
        raise _refused("You may not name a deputy in this plan.")
    _refuse_unless_fit(deputy, plan)
    _refuse_wrong_days(first_day, last_day)
    _refuse_a_second(plan, by, deputy, first_day, last_day)
    return Deputyship.objects.create(
        plan=plan,
        owner=by,
        deputy=deputy,
        first_day=first_day,
        last_day=last_day,
        at=at,
    )


@transaction.atomic
def end_deputyship(*, deputyship: Deputyship, by: User, at: datetime) -> Deputyship:
    """At once, before its last day; what the deputy did stays."""
    lock(deputyship.plan)
    if by != deputyship.owner or not may(by, Permission.NAME_DEPUTY, deputyship.plan):
        raise _refused("You may end only a deputyship of your own.")
    row: Deputyship = Deputyship.objects.select_related("deputy").get(pk=deputyship.pk)
    if row.ended_at or row.last_day < today():
        raise _refused(f"{row.deputy} is your deputy no longer. Nothing was changed.")
    row.ended_at, row.ended_by = at, by
    row.save(update_fields=["ended_at", "ended_by"])
    return row


def _refused(words: str, field: str = "") -> Refused:
    return Refused(Refusal(words, field))


def _refuse_unless_fit(deputy: User, plan: ActionPlan) -> None:
    roles = roles_of(deputy, plan)
    if not roles:
        raise _refused(
            f"{deputy} has no role in this plan that counts: select somebody who has",
            "deputy",
        )
    if Role.OWNER in roles:
        raise _refused(
            f"{deputy} signs off in their own right: select somebody who does not",
            "deputy",
        )


def _refuse_wrong_days(first_day: date, last_day: date) -> None:
    if first_day < today():
        raise _refused(
            f"{in_words(first_day)} is over: enter {in_words(today())} or a later day",
            "first_day",
        )
    if last_day < first_day:
        raise _refused(
            f"{in_words(last_day)} is before the first day: "
            f"enter {in_words(first_day)} or a later day",
            "last_day",
        )


def _refuse_a_second(
    plan: ActionPlan, owner: User, deputy: User, first_day: date, last_day: date
) -> None:
    in_these_days = Deputyship.objects.select_related("owner", "deputy").filter(
        plan=plan, ended_at=None, first_day__lte=last_day, last_day__gte=first_day
    )
    if other := in_these_days.filter(owner=owner).first():
        raise _refused(
            f"{other.deputy} is your deputy {other.days}: choose other days, "
            "or end that first",
            "first_day",
        )
    if other := in_these_days.filter(deputy=deputy).first():
        raise _refused(
            f"{deputy} is the deputy of {other.owner} {other.days}: "
            "choose other days, or somebody else",
            "deputy",
        )
