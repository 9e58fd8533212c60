from __future__ import annotations

from datetime import date

import pytest

from actions.register import register_of
from laa.dashboard.documents.risk_section import risk_blocks
from laa.plan.documents.document import Block
from laa.plan.models import ActionPlan
from tests.factories.actions import RiskFactory, RiskReviewFactory
from tests.factories.plan import ActionPlanFactory
from tests.indicators.examples import Q2
from tests.laa.dashboard.documents.blocks import only_row

pytestmark = pytest.mark.django_db


def blocks(plan: ActionPlan) -> tuple[Block, ...]:
    return risk_blocks(register_of(plan, Q2, date(2008, 10, 20)))


def test_without_risks_there_is_nothing_to_print() -> None:
    assert blocks(ActionPlanFactory()) == ()


def test_a_risk_without_review_is_not_assessed_and_has_no_score() -> None:
    risk = RiskFactory()

    assert only_row(blocks(risk.plan)) == {
        "Ref No.": "Not entered",
        "Risk": "The money ends",
        "Mitigating action": "Not entered",
        "Owner": "Not entered",
        "Likelihood": "Not assessed",
        "Impact": "Not assessed",
        "Score": "Not assessed",
        "Target score": "Not entered",
        "Last review": "Not assessed",
    }


def test_a_risk_is_printed_with_its_latest_review() -> None:
    risk = RiskFactory(
        reference="R1", mitigation="Ask early", owner="Coordinator", target_score=6
    )
    RiskReviewFactory(risk=risk, number=1, likelihood=2, impact=3)
    RiskReviewFactory(risk=risk, number=2, likelihood=4, impact=3)

    assert only_row(blocks(risk.plan)) == {
        "Ref No.": "R1",
        "Risk": "The money ends",
        "Mitigating action": "Ask early",
        "Owner": "Coordinator",
        "Likelihood": "4 Likely",
        "Impact": "3 Moderate",
        "Score": "12 High\nRising",
        "Target score": "6",
        "Last review": "20 October 2008",
    }
