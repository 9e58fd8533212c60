"""Actions and risks without faults, to be given one fault at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from actions.analysis.findings.reading import (
    DeliveryReading,
    DeliveryRule,
    PlannedAction,
    PlannedMilestone,
    PlannedRisk,
    RegisterReading,
    RiskRule,
)
from actions.analysis.milestones import Every, MilestoneKind
from laa.plan.findings import Finding
from laa.plan.lacking import Subject
from tests.indicators.examples import AGREEMENT

NI_1 = Subject("NI 1", "/ni-1/")
PATROLS = PlannedMilestone(
    "Patrols begin",
    MilestoneKind.DATE,
    "Patrols by end of September",
    date(2008, 9, 30),
)
MONTHLY = PlannedMilestone(
    "Monitoring",
    MilestoneKind.RECURRING,
    every=Every.MONTH,
    through="Priority Crime Group",
)


def an_action(number: int = 1, **changed: Any) -> PlannedAction:
    sound = PlannedAction(
        subject=Subject(f"Action {number}", f"/actions/{number}/"),
        reference=f"A{number}",
        lead="Daniel Okoro, Community Safety Team",
        lead_name="Daniel Okoro",
        serves=("NI 1",),
        milestones=(PATROLS,),
    )
    return replace(sound, **changed)


def with_milestone(**changed: Any) -> PlannedAction:
    return an_action(milestones=(replace(PATROLS, **changed),))


def a_delivery(*actions: PlannedAction, **changed: Any) -> DeliveryReading:
    sound = DeliveryReading(
        years=AGREEMENT,
        owners=("Helen Marsh",),
        targets=(NI_1,),
        actions=actions or (an_action(),),
        address="/actions/",
    )
    return replace(sound, **changed)


def a_risk(number: int = 1, **changed: Any) -> PlannedRisk:
    sound = PlannedRisk(
        subject=Subject(f"Risk {number}", f"/risks/{number}/"),
        reference=f"R{number}",
        owner="Grace Whitfield",
        mitigation="Ask for mainstream money",
        is_assessed=True,
        is_linked=True,
    )
    return replace(sound, **changed)


def a_register(*risks: PlannedRisk) -> RegisterReading:
    return RegisterReading(risks or (a_risk(),), "/risks/")


def found(rule: DeliveryRule, *actions: PlannedAction, **plan: Any) -> list[Finding]:
    return list(rule(a_delivery(*actions, **plan)))


def found_of_risks(rule: RiskRule, *risks: PlannedRisk) -> list[Finding]:
    return list(rule(a_register(*risks)))


def the_one(findings: Iterable[Finding]) -> Finding:
    (finding,) = findings
    return finding
