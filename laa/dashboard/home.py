"""What home says to the person who looks: what waits for them, and their plans."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from indicators.returns import Return
from laa.dashboard.updates import Waiting, waiting_updates
from laa.dashboard.waiting_returns import Heading, only_follows, waiting_returns
from laa.plan.actors import Actors, actors_of
from laa.plan.models import ActionPlan, Deputyship, User
from laa.plan.permissions import Permission
from laa.plan.roles import Role


@dataclass(frozen=True)
class MyPlan:
    plan: ActionPlan
    roles: list[Role]
    deputyship: Deputyship | None = None


@dataclass(frozen=True)
class Group:
    """Returns that wait for the same thing."""

    heading: str
    returns: list[Return]
    advice: str = ""


@dataclass(frozen=True)
class Home:
    groups: list[Group]
    updates: list[Waiting]
    plans: list[MyPlan]


# A group is shown, even empty, to whoever may act on what it lists.
_SHOWN_TO = {
    Heading.SIGN_OFF_OVERDUE: Permission.SIGN_OFF_RETURN,
    Heading.TO_SIGN_OFF: Permission.SIGN_OFF_RETURN,
    Heading.RETURNED: Permission.ENTER_RETURN,
    Heading.OVERDUE: Permission.ENTER_RETURN,
    Heading.DUE: Permission.ENTER_RETURN,
    Heading.SENT: Permission.ENTER_RETURN,
}
_ADVICE = {
    Heading.STUCK: "Give somebody the role: an analyst enters a return, and an "
    "indicator owner who neither entered nor submitted it signs it off."
}


def load(user: User, today: date) -> Home:
    """
    At most twelve queries, however many plans, returns and actions there are: six,
    and six more for whoever reports on actions.
    """
    roles = _roles_in_plans(user)
    mine = list(roles)
    actors = actors_of(mine)
    updates = waiting_updates(user, mine, actors, today)
    plans = [
        MyPlan(plan, held, actors.deputyship(user, plan.pk))
        for plan, held in roles.items()
    ]
    return Home(_groups(user, mine, actors, today), updates, plans)


def _roles_in_plans(user: User) -> dict[ActionPlan, list[Role]]:
    memberships = user.memberships.acting().select_related("plan__agreement__area")
    roles: defaultdict[ActionPlan, list[Role]] = defaultdict(list)
    for membership in memberships.order_by(
        "plan__agreement__area__name", "plan__title"
    ):
        roles[membership.plan].append(Role(membership.role))
    return dict(roles)


def _groups(
    user: User, plans: list[ActionPlan], actors: Actors, today: date
) -> list[Group]:
    seen = [one for one in plans if actors.may(user, Permission.VIEW_RETURNS, one.pk)]
    waiting = waiting_returns(seen, actors, today)
    told = [
        (heading, one)
        for one in waiting.returns
        for who, heading in waiting.told_of(one)
        if who == user
    ]
    held = [actors.permissions(user, plan.pk) for plan in seen]
    listed = {heading for heading, _ in told}
    listed |= {
        heading
        for heading, needed in _SHOWN_TO.items()
        if any(needed in permissions for permissions in held)
    }
    listed |= {Heading.FOLLOWED for permissions in held if only_follows(permissions)}
    return [
        Group(
            heading,
            [one for where, one in told if where is heading],
            _ADVICE.get(heading, ""),
        )
        for heading in Heading
        if heading in listed
    ]
