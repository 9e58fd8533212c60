from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.analysis.outcomes import Outcome
from laa.plan.models import ActionPlan, User
from laa.plan.roles import Role
from tests.factories.actions import DecisionFactory, DecisionOutcomeFactory
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


def address(plan: ActionPlan) -> str:
    return f"/api/v1/plans/{plan.area.slug}/{plan.slug}/decisions"


def test_a_decision_is_told_with_all_that_became_of_it(
    plan: ActionPlan, reader: User
) -> None:
    decision = DecisionFactory(plan=plan, number=1, due_on=date(2008, 10, 1))
    DecisionOutcomeFactory(decision=decision, number=1, outcome=Outcome.IN_HAND)
    DecisionOutcomeFactory(
        decision=decision, number=2, outcome=Outcome.NOT_DONE, comment="No quorum"
    )
    DecisionFactory()

    (told,) = caller(reader).get(address(plan)).json()["items"]

    assert (told["number"], told["quarter"]) == (1, "2008-09-q2")
    assert told["text"] == "Ask the council for mainstream money"
    assert (told["owner"], told["due_on"]) == ("Coordinator", "2008-10-01")
    assert (told["outcome"], told["is_open"]) == ("not done", True)
    assert told["is_overdue"]
    became = [(one["outcome"], one["comment"]) for one in told["became"]]
    assert became == [("in hand", ""), ("not done", "No quorum")]
    assert told["by"] == {"name": str(decision.by)}


def test_of_a_decision_without_a_report_there_is_no_outcome(
    plan: ActionPlan, reader: User
) -> None:
    DecisionFactory(plan=plan)

    (told,) = caller(reader).get(address(plan)).json()["items"]

    assert told["outcome"] is None
    assert told["is_open"]
    assert not told["is_overdue"]
