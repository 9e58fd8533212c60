from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest

from laa.plan.models import ActionPlan, User
from laa.plan.roles import Role
from tests.factories.actions import ActionFactory, RiskFactory
from tests.factories.plan import ActionPlanFactory, InvitationFactory, member
from tests.laa.api.calls import caller
from tests.laa.api.counting import queries
from tests.laa.plan.trail_reading import commit

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(settings: Any) -> ActionPlan:
    settings.TODAY = date(2008, 10, 20)
    made: ActionPlan = ActionPlanFactory()
    return made


@pytest.fixture
def owner(plan: ActionPlan) -> User:
    return member(plan, Role.OWNER)


def address(plan: ActionPlan, more: str = "") -> str:
    return f"/api/v1/plans/{plan.area.slug}/{plan.slug}/changes{more}"


def test_changes_are_told_in_words_the_latest_first(
    plan: ActionPlan, owner: User
) -> None:
    action = ActionFactory(plan=plan, reference="A1", text="Patrols")
    action.text = "More patrols"
    action.save()
    commit()

    told = caller(owner).get(address(plan)).json()

    latest = told["items"][0]
    assert "changed the text of Action A1" in latest["words"]
    assert (latest["act"], latest["table"]) == ("UPDATE", "actions_action")
    assert latest["row"] == action.pk
    assert latest["before"] == {"text": "Patrols"} | {
        key: value for key, value in latest["before"].items() if key != "text"
    }
    assert latest["after"] == {"text": "More patrols"}


def test_a_change_can_be_verified_from_what_is_told(
    plan: ActionPlan, owner: User
) -> None:
    ActionFactory(plan=plan)
    commit()

    one = caller(owner).get(address(plan)).json()["items"][0]

    sealed = f"{one['digest_before']}\n{one['sealed']}".encode()
    assert hashlib.sha256(sealed).hexdigest() == one["digest"]


@pytest.mark.parametrize("role", [Role.ANALYST, Role.ACTION_LEAD, Role.PARTNER])
def test_others_do_not_read_them(plan: ActionPlan, role: Role) -> None:
    answer = caller(member(plan, role)).get(address(plan))

    assert answer.status_code == 403
    assert answer.json()["type"] == "/api/#not-allowed"


def test_changes_are_chosen_by_kind_and_day(plan: ActionPlan, owner: User) -> None:
    ActionFactory(plan=plan)
    RiskFactory(plan=plan)
    commit()
    one = caller(owner)

    risks = one.get(address(plan, "?kind=risk")).json()
    none = one.get(address(plan, "?first=2999-01-01")).json()
    before = one.get(address(plan, "?last=1999-01-01")).json()

    assert {each["table"] for each in risks["items"]} == {"actions_risk"}
    assert (none["total"], before["total"]) == (0, 0)


def test_a_kind_that_there_is_not_is_refused_with_those_that_there_are(
    plan: ActionPlan, owner: User
) -> None:
    answer = caller(owner).get(address(plan, "?kind=rsik"))

    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["parameter"] == "kind"
    assert error["detail"].startswith(
        "'rsik' is no kind of thing: use one of indicator"
    )


def test_what_is_recorded_of_people_is_for_whoever_keeps_them(
    plan: ActionPlan, owner: User
) -> None:
    keeper = member(plan, Role.COORDINATOR)
    InvitationFactory(plan=plan, email="kim@home.example")
    commit()

    kept = caller(keeper).get(address(plan, "?kind=invitations"))
    refused = caller(owner).get(address(plan, "?kind=invitations"))

    assert "kim@home.example" in kept.content.decode()
    assert "kim@home.example" not in caller(owner).get(address(plan)).content.decode()
    assert refused.status_code == 422
    assert "invitations, " not in refused.json()["detail"]


def test_the_queries_do_not_grow_with_the_changes(
    plan: ActionPlan, owner: User
) -> None:
    # From here on a change in this test is this reader's.
    caller(owner).get(address(plan))
    ActionFactory(plan=plan)
    commit()
    before = queries(owner, address(plan))
    ActionFactory.create_batch(4, plan=plan)
    commit()

    assert queries(owner, address(plan)) == before
