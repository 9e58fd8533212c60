"""All the rules on actions and on risks, and what they find in a plan."""

from __future__ import annotations

from actions.analysis.findings import actions, milestones, monitoring, risks, roles
from actions.analysis.findings.reading import (
    DeliveryReading,
    DeliveryRule,
    RegisterReading,
    RiskRule,
)
from laa.plan.findings import Finding, heaviest_first

DELIVERY_RULES: tuple[DeliveryRule, ...] = (
    roles.owner_leads_an_action,
    monitoring.reported_twice,
    milestones.dated_before_the_agreement,
    milestones.dated_after_the_agreement,
    actions.lead_missing,
    actions.reference_missing,
    actions.milestone_missing,
    milestones.date_missing,
    actions.progress_missing,
    actions.indicator_missing,
    actions.target_without_action,
)
RISK_RULES: tuple[RiskRule, ...] = (
    risks.owner_missing,
    risks.assessment_missing,
    risks.reference_missing,
    risks.mitigation_missing,
    risks.link_missing,
)


def find_in_delivery(plan: DeliveryReading) -> list[Finding]:
    """What the rules on actions find: the heaviest first, then as the plan has them."""
    found = (finding for rule in DELIVERY_RULES for finding in rule(plan))
    return heaviest_first(found, [one.subject.name for one in plan.actions])


def find_in_register(register: RegisterReading) -> list[Finding]:
    """What the rules on risks find: the heaviest first, then as the plan has them."""
    found = (finding for rule in RISK_RULES for finding in rule(register))
    return heaviest_first(found, [one.subject.name for one in register.risks])
