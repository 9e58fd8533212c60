"""An invented plan without faults, to be given some."""

from __future__ import annotations

from typing import Any

from actions.models import Action
from indicators.models import TargetSet
from laa.plan.models import ActionPlan, Contact
from tests.factories.actions import (
    ActionFactory,
    MilestoneFactory,
    ProgressUpdateFactory,
    RiskFactory,
    RiskReviewFactory,
)
from tests.factories.funding import AllocationFactory, FundingLineFactory
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import ActionPlanFactory, ContactFactory, PublishedRowFactory


def a_sound_plan() -> ActionPlan:
    """With an action and the indicator that it serves."""
    plan: ActionPlan = ActionPlanFactory(title="Violent crime")
    for capacity in Contact.Capacity:
        ContactFactory(plan=plan, capacity=capacity)
    an_action(plan)
    an_indicator(plan)
    return plan


def an_action(plan: ActionPlan) -> Action:
    action: Action = ActionFactory(plan=plan, reference="A1", lead_name="Daniel Okoro")
    MilestoneFactory(action=action)
    ProgressUpdateFactory(action=action, quarter_number=1)
    return action


def an_indicator(plan: ActionPlan, **fields: Any) -> TargetSet:
    """That the plan's action serves."""
    target_set: TargetSet = TargetSetFactory(
        plan=plan, targets=(368, 353, 339), **fields
    )
    Action.objects.get(plan=plan).serves.add(target_set)
    return target_set


def with_money_and_risk(plan: ActionPlan, reference: str = "R1") -> None:
    """A line that lasts, and a risk to it that is owned and assessed."""
    action = Action.objects.get(plan=plan)
    line = FundingLineFactory(plan=plan, published_total="3,000")
    for year in plan.agreement.years:
        AllocationFactory(line=line, year=year.start)
    PublishedRowFactory(plan=plan, section=6, cells=[["Funding", "Line"]])
    risk = RiskFactory(
        plan=plan, reference=reference, owner="Grace", mitigation="Ask early"
    )
    RiskReviewFactory(risk=risk)
    line.actions.add(action)
    line.risks.add(risk)
