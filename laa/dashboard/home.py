"""What home says to the person who looks: what waits for them, and their plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from indicators.returns import Return, open_returns
from indicators.transitions import Status
from laa.dashboard.updates import Waiting, waiting_updates
from laa.plan.models import ActionPlan, User
from laa.plan.permissions import Permission, granted
from laa.plan.roles import Role


@dataclass(frozen=True)
class MyPlan:
    plan: ActionPlan
    roles: list[Role]

    @property
    def permissions(self) -> frozenset[Permission]:
        return granted(self.roles)


@dataclass(frozen=True)
class Group:
    """Returns that wait for the same thing."""

    heading: str
    returns: list[Return]


@dataclass(frozen=True)
class Home:
    groups: list[Group]
    updates: list[Waiting]
    plans: list[MyPlan]


_TO_ENTER = {Status.NOT_ENTERED, Status.DRAFT}
_GROUPS: tuple[tuple[Permission, str, Callable[[Return], bool]], ...] = (
    (
        Permission.SIGN_OFF_RETURN,
        "Sign-off overdue",
        lambda one: one.status is Status.SUBMITTED and one.is_overdue,
    ),
    (
        Permission.SIGN_OFF_RETURN,
        "To sign off",
        lambda one: one.status is Status.SUBMITTED and not one.is_overdue,
    ),
    (
        Permission.ENTER_RETURN,
        "Returned",
        lambda one: one.status is Status.RETURNED,
    ),
    (
        Permission.ENTER_RETURN,
        "Overdue",
        lambda one: one.is_overdue and one.status in _TO_ENTER,
    ),
    (
        Permission.ENTER_RETURN,
        "Due",
        lambda one: not one.is_overdue and one.status in _TO_ENTER,
    ),
    (
        Permission.ENTER_RETURN,
        "Sent for sign-off",
        lambda one: one.status is Status.SUBMITTED,
    ),
)


def load(user: User, today: date) -> Home:
    """
    At most nine queries, however many plans, returns and actions there are: three, and
    six more for whoever reports on actions.
    """
    plans = plans_of(user)
    permissions = {one.plan.pk: one.permissions for one in plans}
    seen = [one.plan for one in plans if Permission.VIEW_RETURNS in one.permissions]
    found = open_returns(seen, today)
    groups = [
        Group(heading, [one for one in theirs if belongs(one)])
        for permission, heading, belongs in _GROUPS
        if (theirs := _with(permission, permissions, found)) is not None
    ]
    updates = waiting_updates(user, [one.plan for one in plans], permissions, today)
    return Home(groups + _followed(permissions, found), updates, plans)


def plans_of(user: User) -> list[MyPlan]:
    memberships = user.memberships.select_related("plan__agreement__area")
    roles: defaultdict[ActionPlan, list[Role]] = defaultdict(list)
    for membership in memberships.order_by(
        "plan__agreement__area__name", "plan__title"
    ):
        roles[membership.plan].append(Role(membership.role))
    return [MyPlan(plan, held) for plan, held in roles.items()]


def _with(
    permission: Permission,
    permissions: dict[int, frozenset[Permission]],
    returns: list[Return],
) -> list[Return] | None:
    """Those of the plans where the person may; None if there is no such plan."""
    plans = {pk for pk, held in permissions.items() if permission in held}
    return [r for r in returns if r.target_set.plan_id in plans] if plans else None


def _followed(
    permissions: dict[int, frozenset[Permission]], returns: list[Return]
) -> list[Group]:
    """Where the returns stand, for whoever sees them and neither enters nor signs."""
    acting = {Permission.ENTER_RETURN, Permission.SIGN_OFF_RETURN}
    plans = {
        pk
        for pk, held in permissions.items()
        if Permission.VIEW_RETURNS in held and acting.isdisjoint(held)
    }
    if not plans:
        return []
    theirs = [one for one in returns if one.target_set.plan_id in plans]
    return [Group("Not signed off yet", theirs)]
