"""The only writer of people’s parts in a plan; each change is kept, with its reason."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from laa.plan.models import ActionPlan, Deputyship, Membership, MembershipChange, User
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal, Refused
from laa.plan.roles import NEVER_WITHOUT, Role

Act = MembershipChange.Act


@dataclass(frozen=True)
class Part:
    """What a person is in a plan at a moment."""

    plan: ActionPlan
    person: User
    memberships: list[Membership]

    @property
    def roles(self) -> list[Role]:
        held = {membership.role for membership in self.memberships}
        return [role for role in Role if role in held]

    @property
    def suspension(self) -> Membership | None:
        """Any of the memberships: all of a person's are suspended together."""
        return next((one for one in self.memberships if one.suspended_at), None)


def part_of(person: User, plan: ActionPlan) -> Part:
    return Part(plan, person, list(plan.memberships.filter(user=person)))


def version_of(person: User, plan: ActionPlan) -> int:
    """What a page remembers: the number of the latest change, 0 before the first."""
    return MembershipChange.objects.filter(plan=plan, person=person).count()


@transaction.atomic
def change_roles(
    *,
    plan: ActionPlan,
    person: User,
    roles: Collection[Role],
    reason: str,
    by: User,
    at: datetime,
    seen: int,
) -> MembershipChange:
    """
    Give a person these roles and no others, or raise Refused and change nothing.

    `seen` is the version of the person's part that the coordinator was shown.
    """
    part = _locked(plan, person, by=by, seen=seen, reason=reason)
    if part.suspension:
        raise _refused(f"{person} is suspended: lift the suspension first.")
    if not roles:
        raise _refused(
            "Select at least one role. To take them all away, remove the person.",
            "roles",
        )
    if set(roles) == set(part.roles):
        raise _refused(
            f"{person} has these roles already: change them, or leave this page",
            "roles",
        )
    lost = set(part.roles) - set(roles)
    _refuse_to_lose_the_last(part, lost)
    for role in set(roles) - set(part.roles):
        Membership.objects.create(plan=plan, user=person, role=role)
    plan.memberships.filter(user=person, role__in=lost).delete()
    if Role.OWNER in lost:
        _end_deputyships(plan, Q(owner=person), by=by, at=at)
    return record(Act.CHANGED, part, became=roles, reason=reason, by=by, at=at)


@transaction.atomic
def suspend(
    *,
    plan: ActionPlan,
    person: User,
    reason: str,
    by: User,
    at: datetime,
    seen: int,
) -> MembershipChange:
    """Let a person's roles count for nothing until it is lifted, or raise Refused."""
    part = _locked(plan, person, by=by, seen=seen, reason=reason)
    if part.suspension:
        raise _refused(f"{person} is suspended already.")
    _refuse_to_lose_the_last(part, part.roles)
    plan.memberships.filter(user=person).update(
        suspended_at=at, suspended_by=by, suspended_because=reason
    )
    return record(Act.SUSPENDED, part, became=part.roles, reason=reason, by=by, at=at)


@transaction.atomic
def lift(
    *,
    plan: ActionPlan,
    person: User,
    reason: str,
    by: User,
    at: datetime,
    seen: int,
) -> MembershipChange:
    """Let a suspended person's roles count again, or raise Refused."""
    part = _locked(plan, person, by=by, seen=seen, reason=reason)
    if not part.suspension:
        raise _refused(f"{person} is not suspended.")
    plan.memberships.filter(user=person).update(
        suspended_at=None, suspended_by=None, suspended_because=""
    )
    return record(Act.LIFTED, part, became=part.roles, reason=reason, by=by, at=at)


@transaction.atomic
def remove(
    *,
    plan: ActionPlan,
    person: User,
    reason: str,
    by: User,
    at: datetime,
    seen: int,
) -> MembershipChange:
    """Take all roles in the plan from a person, or raise Refused and change nothing."""
    part = _locked(plan, person, by=by, seen=seen, reason=reason)
    if not part.suspension:
        _refuse_to_lose_the_last(part, part.roles)
    plan.memberships.filter(user=person).delete()
    _end_deputyships(plan, Q(owner=person) | Q(deputy=person), by=by, at=at)
    return record(Act.REMOVED, part, became=(), reason=reason, by=by, at=at)


def record(
    act: Act,
    part: Part,
    *,
    became: Collection[Role],
    reason: str,
    by: User,
    at: datetime,
) -> MembershipChange:
    """For whoever writes a part, in the same transaction."""
    return MembershipChange.objects.create(
        plan=part.plan,
        person=part.person,
        number=version_of(part.person, part.plan) + 1,
        act=act,
        was=[role.value for role in part.roles],
        became=[role.value for role in Role if role in became],
        reason=reason,
        by=by,
        at=at,
    )


def lock(plan: ActionPlan) -> None:
    """A plan's people change one after the other: of two who act, the second waits."""
    ActionPlan.objects.select_for_update().get(pk=plan.pk)


def _refused(words: str, field: str = "") -> Refused:
    return Refused(Refusal(words, field))


def _locked(
    plan: ActionPlan, person: User, *, by: User, seen: int, reason: str
) -> Part:
    """The part as it is once it is this coordinator's turn, if they may change it."""
    lock(plan)
    # Asked after the lock: another coordinator may just have taken the role away.
    if not may(by, Permission.KEEP_PEOPLE, plan):
        raise _refused("You may not change the people of this plan.")
    if by == person:
        raise _refused(
            "Nobody changes their own part in a plan. Another coordinator can."
        )
    part = part_of(person, plan)
    if not part.memberships:
        raise _refused(f"{person} is no longer in this plan. Nothing was changed.")
    if version_of(person, plan) != seen:
        raise _refused(
            f"What {person} may do was changed after you opened the page, so your "
            "change was not made. Look at it as it is now, then send again if yours "
            "is still right."
        )
    if not reason.strip():
        raise _refused("Enter the reason: it is kept", "reason")
    return part


def _refuse_to_lose_the_last(part: Part, lost: Collection[Role]) -> None:
    others = part.plan.memberships.acting().exclude(user=part.person)
    for role in NEVER_WITHOUT:
        if role in lost and not others.filter(role=role).exists():
            name = role.label.lower()
            raise _refused(
                f"{part.person} is the last {name} of this plan who can act. "
                f"Give somebody else the role of {name} first."
            )


def _end_deputyships(plan: ActionPlan, whose: Q, *, by: User, at: datetime) -> None:
    running = Deputyship.objects.filter(whose, plan=plan, ended_at=None)
    running.update(ended_at=at, ended_by=by)
