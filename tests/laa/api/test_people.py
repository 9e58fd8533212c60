from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from laa.plan.models import ActionPlan
from laa.plan.roles import Role
from tests.factories.plan import (
    ActionPlanFactory,
    DeputyshipFactory,
    member,
    suspend,
)
from tests.laa.api.calls import caller

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_october(settings: Any) -> None:
    settings.TODAY = date(2008, 10, 20)


@pytest.fixture
def plan() -> ActionPlan:
    made: ActionPlan = ActionPlanFactory()
    return made


def address(plan: ActionPlan, more: str = "") -> str:
    return f"/api/v1/plans/{plan.area.slug}/{plan.slug}/people{more}"


def test_members_read_names_and_roles_of_those_whose_roles_count(
    plan: ActionPlan,
) -> None:
    reader = member(plan, Role.PARTNER, Role.ANALYST, name="Ann")
    suspend(member(plan, Role.PARTNER, name="Ben"), plan)

    told = caller(reader).get(address(plan)).json()["items"]

    assert [(one["name"], one["email"], one["standing"]) for one in told] == [
        ("Ann", None, "")
    ]
    assert sorted(told[0]["roles"]) == ["Analyst", "Partner"]


def test_whoever_keeps_them_reads_addresses_and_who_is_suspended(
    plan: ActionPlan,
) -> None:
    keeper = member(plan, Role.COORDINATOR, name="Ann", email="ann@council.example")
    suspend(member(plan, Role.PARTNER, name="Ben"), plan)

    one, two = caller(keeper).get(address(plan)).json()["items"]

    assert (one["name"], one["email"]) == ("Ann", "ann@council.example")
    assert (two["name"], two["standing"]) == ("Ben", "Suspended")


def test_deputies_are_told_with_whom_they_act_for_and_when(plan: ActionPlan) -> None:
    reader = member(plan, Role.PARTNER)
    deputy = member(plan, Role.ACTION_LEAD, name="Ravi")
    running = DeputyshipFactory(plan=plan, deputy=deputy)
    DeputyshipFactory(plan=plan, ended=True)
    suspended = member(plan, Role.PARTNER)
    DeputyshipFactory(plan=plan, deputy=suspended)
    suspend(suspended, plan)

    told = caller(reader).get(address(plan, "/deputies")).json()["items"]

    assert told == [
        {
            "deputy": {"name": "Ravi"},
            "owner": {"name": str(running.owner)},
            "first_day": "2008-04-01",
            "last_day": "2099-03-31",
        }
    ]
