from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from laa.plan.models import ActionPlan, User
from laa.plan.roles import Role
from tests.factories.actions import ActionFactory, RiskFactory, RiskReviewFactory
from tests.factories.funding import FundingLineFactory
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import ActionPlanFactory, member
from tests.laa.api.calls import caller

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_october(settings: Any) -> None:
    settings.TODAY = date(2008, 10, 20)


@pytest.fixture
def plan() -> ActionPlan:
    made: ActionPlan = ActionPlanFactory()
    return made


@pytest.fixture
def reader(plan: ActionPlan) -> User:
    return member(plan, Role.PARTNER)


def address(plan: ActionPlan, more: str = "") -> str:
    return f"/api/v1/plans/{plan.area.slug}/{plan.slug}/risks{more}"


def test_a_risk_is_told_with_its_score_and_what_hangs_on_it(
    plan: ActionPlan, reader: User
) -> None:
    risk = RiskFactory(plan=plan, position=2, owner="Grace", target_score=6)
    RiskReviewFactory(risk=risk, number=1, reviewed_on=date(2008, 6, 1), impact=2)
    RiskReviewFactory(risk=risk, number=2, reviewed_on=date(2008, 10, 20))
    threatened = TargetSetFactory(plan=plan)
    risk.threatens.add(threatened)
    risk.actions.add(ActionFactory(plan=plan, position=7))
    FundingLineFactory(plan=plan, position=9).risks.add(risk)

    (told,) = caller(reader).get(address(plan)).json()["items"]

    assert told == {
        "address": address(plan, "/2"),
        "page": risk.get_absolute_url(),
        "number": 2,
        "reference": "",
        "text": "The money ends",
        "mitigation": "",
        "owner": "Grace",
        "likelihood": 4,
        "impact": 3,
        "score": 12,
        "band": "high",
        "direction": "rising",
        "target_score": 6,
        "above_target": 6,
        "review_overdue": False,
        "reviewed_on": "2008-10-20",
        "actions": [7],
        "indicators": [threatened.indicator.slug],
        "funding_lines": [9],
    }


def test_a_risk_without_a_review_has_no_score(plan: ActionPlan, reader: User) -> None:
    RiskFactory(plan=plan, position=1)

    (told,) = caller(reader).get(address(plan)).json()["items"]

    for name in ("likelihood", "impact", "score", "band", "direction", "reviewed_on"):
        assert told[name] is None
    assert told["target_score"] == {"nothing": "not entered"}


def test_a_risk_is_told_with_each_review(plan: ActionPlan, reader: User) -> None:
    risk = RiskFactory(plan=plan, position=1)
    RiskReviewFactory(risk=risk, number=1, comment="At first", by__name="Grace")
    RiskReviewFactory(risk=risk, number=2, likelihood=2)

    told = caller(reader).get(address(plan, "/1")).json()

    one, two = told["reviews"]
    assert told["score"] == two["score"] == 6
    assert (one["number"], one["score"], one["comment"]) == (1, 12, "At first")
    assert one["by"] == {"name": "Grace"}


@pytest.mark.parametrize("number", [0, 2, 10**20])
def test_a_risk_that_the_plan_has_not_is_not_there(
    plan: ActionPlan, reader: User, number: int
) -> None:
    RiskFactory(plan=plan, position=1)
    RiskFactory(position=2)

    assert caller(reader).get(address(plan, f"/{number}")).status_code == 404
