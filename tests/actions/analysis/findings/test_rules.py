from __future__ import annotations

from datetime import date

import pytest

from actions.analysis.findings.reading import DeliveryReading, RegisterReading
from actions.analysis.findings.rules import (
    DELIVERY_RULES,
    RISK_RULES,
    find_in_delivery,
    find_in_register,
)
from laa.plan.findings import Severity
from tests.actions.analysis.findings.plans import (
    PATROLS,
    a_delivery,
    a_register,
    a_risk,
    an_action,
    with_milestone,
)


def test_actions_without_faults_yield_none() -> None:
    assert find_in_delivery(a_delivery(an_action(), an_action(2))) == []


def test_risks_without_faults_yield_none() -> None:
    assert find_in_register(a_register(a_risk(), a_risk(2))) == []


def test_the_heaviest_come_first_and_then_the_order_of_the_plan() -> None:
    early = with_milestone(last_day=date(2008, 3, 31))
    led = an_action(2, lead_name="Helen Marsh", reference="")
    blank = an_action(3, lead="", milestones=(PATROLS,))

    found = find_in_delivery(a_delivery(blank, early, led))

    assert [(one.severity, one.where.subject) for one in found] == [
        (Severity.CONTRADICTION, "Action 2"),
        (Severity.CANNOT_BE_RIGHT, "Action 1"),
        (Severity.MISSING, "Action 3"),
        (Severity.MISSING, "Action 2"),
    ]


def test_risks_come_in_the_order_of_the_plan() -> None:
    found = find_in_register(a_register(a_risk(reference=""), a_risk(2, owner="")))

    assert [one.where.subject for one in found] == ["Risk 1", "Risk 2"]


@pytest.mark.parametrize("rule", DELIVERY_RULES, ids=lambda rule: rule.__name__)
def test_a_rule_finds_nothing_where_there_are_no_actions(rule) -> None:
    assert list(rule(DeliveryReading(years=()))) == []


@pytest.mark.parametrize("rule", RISK_RULES, ids=lambda rule: rule.__name__)
def test_a_rule_finds_nothing_where_there_are_no_risks(rule) -> None:
    assert list(rule(RegisterReading(()))) == []
