"""Who is told of an action's update that is owed, and under which heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from actions.delivery import ActionDelivery, deliveries_of
from laa.plan.actors import Actors
from laa.plan.models import ActionPlan, User
from laa.plan.permissions import Permission


class Heading(StrEnum):
    """First those of the lead, then those of whoever may report on every action."""

    OVERDUE = "Overdue"
    DUE = "Due"
    WITHOUT_LEAD = "Without a lead who can report"
    OVERDUE_WITH_LEADS = "Overdue with their leads"


OWN = (Heading.OVERDUE, Heading.DUE)
EVERY = (Heading.WITHOUT_LEAD, Heading.OVERDUE_WITH_LEADS)


@dataclass(frozen=True)
class Waiting:
    """Actions whose updates wait alike."""

    heading: str
    actions: list[ActionDelivery]


def owed_updates(plans: Iterable[ActionPlan], today: date) -> list[ActionDelivery]:
    """The actions that wait for an update; six queries, or none without plans."""
    chosen = list(plans)
    deliveries = deliveries_of(chosen, today) if chosen else []
    return [
        one for delivery in deliveries for one in delivery.actions if one.standing.owed
    ]


def told_of(one: ActionDelivery, actors: Actors) -> Iterator[tuple[User, Heading]]:
    """Its lead; if it is late or has none, whoever may report on every action too."""
    plan, lead = one.action.plan_id, one.action.led_by
    late = bool(one.standing.overdue)
    is_led = lead is not None and actors.may(lead, Permission.UPDATE_OWN_ACTIONS, plan)
    if lead is not None and is_led:
        yield lead, Heading.OVERDUE if late else Heading.DUE
    for user in actors.who_may(Permission.UPDATE_ANY_ACTION, plan):
        if not is_led:
            yield user, Heading.WITHOUT_LEAD
        elif late and user != lead:
            yield user, Heading.OVERDUE_WITH_LEADS


def waiting_updates(
    user: User, plans: Iterable[ActionPlan], actors: Actors, today: date
) -> list[Waiting]:
    """What waits for one person; six queries, or none for who reports on nothing."""
    chosen = list(plans)
    shown = [
        heading
        for permission, headings in (
            (Permission.UPDATE_OWN_ACTIONS, OWN),
            (Permission.UPDATE_ANY_ACTION, EVERY),
        )
        if any(actors.may(user, permission, plan.pk) for plan in chosen)
        for heading in headings
    ]
    reported = [
        plan
        for plan in chosen
        if not {Permission.UPDATE_OWN_ACTIONS, Permission.UPDATE_ANY_ACTION}.isdisjoint(
            actors.permissions(user, plan.pk)
        )
    ]
    told = [
        (heading, one)
        for one in owed_updates(reported, today)
        for who, heading in told_of(one, actors)
        if who == user
    ]
    return [
        Waiting(heading, [one for where, one in told if where is heading])
        for heading in shown
    ]
