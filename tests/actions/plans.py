"""A plan on 20 October 2008 with an action, its lead, and a coordinator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from actions.analysis.progress import Progress
from actions.models import Action
from actions.updates import UpdateText
from laa.plan.models import ActionPlan, User
from laa.plan.roles import Role
from tests.actions.analysis.examples import Q2
from tests.factories.actions import ActionFactory
from tests.factories.plan import ActionPlanFactory, member

AT = datetime(2008, 10, 20, 9, tzinfo=UTC)
TODAY = date(2008, 10, 20)
WRITTEN = UpdateText(Q2, Progress.AT_RISK, "Two patrols were cancelled.")


@dataclass(frozen=True)
class Led:
    """`other` leads another action of the same plan."""

    plan: ActionPlan
    action: Action
    lead: User
    other: User
    coordinator: User


def a_led_action() -> Led:
    plan = ActionPlanFactory()
    lead = member(plan, Role.ACTION_LEAD, name="Daniel")
    other = member(plan, Role.ACTION_LEAD, name="Somebody else")
    action = ActionFactory(plan=plan, position=1, led_by=lead)
    ActionFactory(plan=plan, position=2, led_by=other)
    coordinator = member(plan, Role.COORDINATOR, name="Grace")
    return Led(plan, action, lead, other, coordinator)
