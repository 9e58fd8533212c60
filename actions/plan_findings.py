"""The bridge from a plan's actions and risks, as they stand, to the rules on them."""

from __future__ import annotations

from django.urls import reverse

from actions.analysis.findings.reading import (
    DeliveryReading,
    PlannedAction,
    PlannedMilestone,
    PlannedRisk,
    RegisterReading,
)
from actions.analysis.findings.rules import find_in_delivery, find_in_register
from actions.analysis.milestone_standing import State
from actions.analysis.milestones import Every, MilestoneKind
from actions.delivery import ActionDelivery, Delivery, MilestoneDelivery
from actions.register import Register, RiskEntry
from indicators.models import TargetSet
from laa.plan.findings import Finding
from laa.plan.lacking import Subject
from laa.plan.models import ActionPlan, Contact

_NOTHING_DUE = {State.REACHED, State.NO_LONGER_DUE}


def delivery_findings(delivery: Delivery) -> list[Finding]:
    """The heaviest first, each weight in the order of the plan; two queries."""
    return find_in_delivery(delivery_reading(delivery))


def risk_findings(plan: ActionPlan, register: Register) -> list[Finding]:
    """The heaviest first, each weight in the order of the plan; no query."""
    return find_in_register(register_reading(plan, register))


def delivery_reading(delivery: Delivery) -> DeliveryReading:
    plan = delivery.plan
    owners = Contact.objects.filter(plan=plan, capacity=Contact.Capacity.OWNER)
    targets = TargetSet.objects.with_plan().filter(
        plan=plan, standing=TargetSet.Standing.TARGET
    )
    return DeliveryReading(
        years=plan.agreement.years,
        days_to_update=plan.days_to_update,
        owners=tuple(owner.name for owner in owners),
        targets=tuple(
            Subject(one.indicator.code, one.get_absolute_url()) for one in targets
        ),
        actions=tuple(_action(one) for one in delivery.actions),
        address=reverse("actions", args=[plan.area.slug, plan.slug]),
    )


def register_reading(plan: ActionPlan, register: Register) -> RegisterReading:
    return RegisterReading(
        risks=tuple(_risk(entry) for entry in register.entries),
        address=reverse("risks", args=[plan.area.slug, plan.slug]),
    )


def _action(one: ActionDelivery) -> PlannedAction:
    action = one.action
    return PlannedAction(
        subject=Subject(action.name, action.get_absolute_url()),
        reference=action.reference,
        lead=action.lead,
        lead_name=action.lead_name,
        serves=tuple(target_set.indicator.code for target_set in one.serves),
        overdue=one.standing.overdue,
        milestones=tuple(_milestone(milestone) for milestone in one.milestones),
    )


def _milestone(one: MilestoneDelivery) -> PlannedMilestone:
    row = one.milestone
    return PlannedMilestone(
        text=row.text,
        kind=MilestoneKind(row.kind),
        wording=row.wording,
        last_day=one.standing.planned.last_day,
        every=Every(row.every) if row.every else None,
        through=row.through,
        is_settled=one.standing.state in _NOTHING_DUE,
    )


def _risk(entry: RiskEntry) -> PlannedRisk:
    risk = entry.risk
    links = (risk.actions, risk.threatens, risk.funding_lines)
    return PlannedRisk(
        subject=Subject(risk.name, risk.get_absolute_url()),
        reference=risk.reference,
        owner=risk.owner,
        mitigation=risk.mitigation,
        is_assessed=entry.is_assessed,
        is_linked=any(linked.all() for linked in links),
    )
