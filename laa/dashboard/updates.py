"""The updates of actions that wait for the person who looks at home."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from actions.delivery import ActionDelivery, deliveries_of
from laa.plan.models import ActionPlan, User
from laa.plan.permissions import Permission


@dataclass(frozen=True)
class Waiting:
    """Actions whose updates wait alike."""

    heading: str
    actions: list[ActionDelivery]


def waiting_updates(
    user: User,
    plans: Iterable[ActionPlan],
    permissions: Mapping[int, frozenset[Permission]],
    today: date,
) -> list[Waiting]:
    """
    Of the actions that one leads: overdue, then due; of all others: overdue.

    `permissions` are those in each plan, by its key. Six queries, or none for a person
    who reports on nothing.
    """
    own = _with(Permission.UPDATE_OWN_ACTIONS, permissions)
    every = _with(Permission.UPDATE_ANY_ACTION, permissions)
    chosen = [plan for plan in plans if plan.pk in own | every]
    if not chosen:
        return []
    found = [
        one for delivery in deliveries_of(chosen, today) for one in delivery.actions
    ]
    mine = [
        one
        for one in found
        if one.action.led_by_id == user.pk and one.action.plan_id in own
    ]
    others = [one for one in found if one.action.plan_id in every and one not in mine]
    return [
        *(_mine(mine) if own else []),
        *([Waiting("Overdue with their leads", _overdue(others))] if every else []),
    ]


def _mine(actions: list[ActionDelivery]) -> list[Waiting]:
    late = _overdue(actions)
    due = [one for one in actions if one.standing.owed and one not in late]
    return [Waiting("Overdue", late), Waiting("Due", due)]


def _overdue(actions: list[ActionDelivery]) -> list[ActionDelivery]:
    return [one for one in actions if one.standing.overdue]


def _with(
    permission: Permission, permissions: Mapping[int, frozenset[Permission]]
) -> set[int]:
    return {pk for pk, held in permissions.items() if permission in held}
