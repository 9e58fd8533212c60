"""Who is told of a return that is not signed off, and under which heading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils import timezone

from indicators.acts_so_far import SoFar, acts_so_far
from indicators.returns import Return, open_returns
from indicators.transitions import Status
from laa.plan.actors import Actors
from laa.plan.models import ActionPlan, User
from laa.plan.permissions import Permission


class Heading(StrEnum):
    """First those of whoever can take the next step, then those who look on."""

    SIGN_OFF_OVERDUE = "Sign-off overdue"
    TO_SIGN_OFF = "To sign off"
    RETURNED = "Returned"
    OVERDUE = "Overdue"
    DUE = "Due"
    SENT = "Sent for sign-off"
    STUCK = "Nobody can act"
    FOLLOWED = "Not signed off yet"


_ACTING = {Permission.ENTER_RETURN, Permission.SIGN_OFF_RETURN}


@dataclass(frozen=True)
class Waiting:
    """The returns of some plans that are not signed off, the oldest first."""

    returns: list[Return]
    actors: Actors
    so_far: dict[int, SoFar]

    def told_of(self, one: Return) -> Iterator[tuple[User, Heading]]:
        """Everybody whose home lists it. There is one at least who has to see to it."""
        plan, steppers = one.target_set.plan_id, self.who_can_act_on(one)
        for user in steppers:
            yield user, _heading(one)
        for user in [] if steppers else self.actors.keepers(plan):
            yield user, Heading.STUCK
        for user in self.actors.who_may(Permission.VIEW_RETURNS, plan):
            held = self.actors.permissions(user, plan)
            if Permission.ENTER_RETURN in held and one.status is Status.SUBMITTED:
                yield user, Heading.SENT
            if only_follows(held):
                yield user, Heading.FOLLOWED

    def who_can_act_on(self, one: Return) -> list[User]:
        """Who can take its next step: analysts, or those who may sign it off."""
        plan = one.target_set.plan_id
        if one.actual is None or one.status is not Status.SUBMITTED:
            return self.actors.who_may(Permission.ENTER_RETURN, plan)
        entered_by = self.so_far[one.actual.pk].entered_by
        return self.actors.signatories(plan, entered_by)

    def since(self, one: Return) -> date:
        """The day by which it was due, or from which it waits for whoever is next."""
        at = None
        if one.actual and one.status is Status.RETURNED:
            at = self.so_far[one.actual.pk].returned_at
        if one.actual and one.status is Status.SUBMITTED and not one.is_overdue:
            at = one.actual.submitted_at
        return timezone.localdate(at) if at else one.due_on


def waiting_returns(
    plans: Iterable[ActionPlan], actors: Actors, today: date
) -> Waiting:
    """Three queries, however many plans."""
    returns = open_returns(plans, today)
    figures = [one.actual for one in returns if one.actual]
    return Waiting(returns, actors, acts_so_far(figures))


def only_follows(held: Collection[Permission]) -> bool:
    """Whether these permissions show returns and allow nothing with them."""
    return Permission.VIEW_RETURNS in held and _ACTING.isdisjoint(held)


def _heading(one: Return) -> Heading:
    match one.status:
        case Status.SUBMITTED:
            late, in_time = Heading.SIGN_OFF_OVERDUE, Heading.TO_SIGN_OFF
        case Status.RETURNED:
            late = in_time = Heading.RETURNED
        case _:
            late, in_time = Heading.OVERDUE, Heading.DUE
    return late if one.is_overdue else in_time
