from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.analysis.progress import Progress
from laa.plan.models import ActionPlan, User
from laa.plan.roles import Role
from tests.factories.actions import (
    ActionFactory,
    MilestoneFactory,
    MilestoneProgressFactory,
    ProgressUpdateFactory,
    RebasingFactory,
    RiskFactory,
)
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
    return f"/api/v1/plans/{plan.area.slug}/{plan.slug}/actions{more}"


def test_an_action_is_told_with_its_lead_and_how_it_stands(
    plan: ActionPlan, reader: User
) -> None:
    action = ActionFactory(
        plan=plan, position=1, reference="A1", lead_post="Inspector", links="One\nTwo"
    )
    served = TargetSetFactory(plan=plan)
    action.serves.add(served)
    MilestoneFactory(action=action, last_day=date(2008, 9, 30))
    ProgressUpdateFactory(action=action, quarter_number=1, status=Progress.AT_RISK)

    (told,) = caller(reader).get(address(plan)).json()["items"]

    assert told == {
        "address": address(plan, "/1"),
        "page": action.get_absolute_url(),
        "number": 1,
        "reference": "A1",
        "text": "Patrols in the city centre",
        "lead": {"name": "", "post": "Inspector", "organisation": ""},
        "indicators": [served.indicator.slug],
        "links": ["One", "Two"],
        "status": "at risk",
        "reported_in": "2008-09-q1",
        "updates_owed": ["2008-09-q2"],
        "updates_overdue": [],
        "milestones_overdue": 1,
    }


def test_no_report_is_not_the_report_that_it_has_not_started(
    plan: ActionPlan, reader: User
) -> None:
    silent = ActionFactory(plan=plan, position=1)
    ProgressUpdateFactory(
        action=ActionFactory(plan=plan, position=2), status=Progress.NOT_STARTED
    )

    told = caller(reader).get(address(plan)).json()["items"]

    assert [one["status"] for one in told] == [None, "not started"]
    assert told[0]["lead"] is None
    assert silent.lead == ""


def test_an_action_is_told_whole(plan: ActionPlan, reader: User) -> None:
    action = ActionFactory(plan=plan, position=3)
    RiskFactory(plan=plan, position=2).actions.add(action)
    FundingLineFactory(plan=plan, position=4).actions.add(action)

    told = caller(reader).get(address(plan, "/3")).json()

    assert (told["risks"], told["funding_lines"]) == ([2], [4])
    assert (told["milestones"], told["updates"]) == ([], [])


def test_a_milestone_is_told_with_every_date_that_it_had(
    plan: ActionPlan, reader: User
) -> None:
    action = ActionFactory(plan=plan, position=1)
    milestone = MilestoneFactory(
        action=action, position=2, last_day=date(2008, 12, 31), wording="By winter"
    )
    moved = RebasingFactory(milestone=milestone, by__name="Ann")

    (told,) = caller(reader).get(address(plan, "/1")).json()["milestones"]

    assert (told["number"], told["wording"], told["kind"]) == (2, "By winter", "date")
    assert told["last_day"] == "2008-12-31"
    assert told["original_last_day"] == "2008-09-30"
    assert (told["state"], told["reached_on"]) == ("due", None)
    (rebasing,) = told["rebasings"]
    assert rebasing["was_last_day"] == "2008-09-30"
    assert rebasing["last_day"] == "2008-12-31"
    assert (rebasing["reason"], rebasing["by"]) == (moved.reason, {"name": "Ann"})


def test_a_quarter_that_was_not_entered_is_not_one_with_zero(
    plan: ActionPlan, reader: User
) -> None:
    action = ActionFactory(plan=plan, position=1)
    milestone = MilestoneFactory(action=action, position=1, forty=True)
    update = ProgressUpdateFactory(action=action, quarter_number=1)
    MilestoneProgressFactory(
        update=update, milestone=milestone, reached_on=None, number=0
    )

    (told,) = caller(reader).get(address(plan, "/1")).json()["milestones"]

    assert told["counts"] == [{"quarter": "2008-09-q1", "number": 0}]
    assert (told["expected"], told["units"]) == (40, "offenders")
    assert told["state"] == "not entered"


def test_updates_say_which_of_them_counts_and_what_they_say_of_milestones(
    plan: ActionPlan, reader: User
) -> None:
    action = ActionFactory(plan=plan, position=1)
    milestone = MilestoneFactory(action=action, position=5)
    first = ProgressUpdateFactory(action=action, number=1, quarter_number=2)
    ProgressUpdateFactory(action=action, number=2, quarter_number=1)
    MilestoneProgressFactory(update=first, milestone=milestone)

    one, two = caller(reader).get(address(plan, "/1")).json()["updates"]

    assert (one["number"], one["quarter"], one["counts"]) == (1, "2008-09-q2", True)
    assert (two["number"], two["quarter"], two["counts"]) == (2, "2008-09-q1", False)
    assert one["milestones"] == [
        {
            "milestone": 5,
            "reached_on": "2008-09-29",
            "number": None,
            "withdrawn": False,
        }
    ]
    assert one["by"] == {"name": str(first.by)}


@pytest.mark.parametrize("number", [0, 2, 10**20])
def test_an_action_that_the_plan_has_not_is_not_there(
    plan: ActionPlan, reader: User, number: int
) -> None:
    ActionFactory(plan=plan, position=1)
    ActionFactory(position=2)

    assert caller(reader).get(address(plan, f"/{number}")).status_code == 404
