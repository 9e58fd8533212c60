from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from laa.plan.models import User
from laa.plan.roles import Role
from tests.factories.plan import ActionPlanFactory, MembershipFactory, UserFactory
from tests.laa.api.calls import Caller, caller

pytestmark = pytest.mark.django_db
PLANS = "/api/v1/plans"
HERE = "http://testserver/api/v1/plans"


@pytest.fixture
def five(settings: Any) -> Caller:
    settings.TODAY = date(2008, 10, 20)
    user: User = UserFactory()
    for n in range(5):
        plan = ActionPlanFactory(slug=f"plan-{n}", agreement__area__slug=f"area-{n}")
        MembershipFactory(user=user, plan=plan, role=Role.PARTNER)
    return caller(user)


def slugs(told: Any) -> list[str]:
    return [one["slug"] for one in told.json()["items"]]


def test_a_page_says_where_the_next_is_in_its_body_and_its_header(five: Caller) -> None:
    told = five.get(f"{PLANS}?limit=2")

    assert slugs(told) == ["plan-0", "plan-1"]
    assert told.json()["total"] == 5
    assert told.json()["next"] == f"{HERE}?limit=2&offset=2"
    assert told.json()["previous"] is None
    assert told["Link"] == f'<{HERE}?limit=2&offset=2>; rel="next"'


def test_following_the_pages_leads_to_all_and_to_each_once(five: Caller) -> None:
    found, address = [], f"{PLANS}?limit=2"
    while address:
        told = five.get(address)
        found += slugs(told)
        address = told.json()["next"]

    assert found == [f"plan-{n}" for n in range(5)]


def test_a_page_in_the_middle_leads_both_ways(five: Caller) -> None:
    told = five.get(f"{PLANS}?limit=2&offset=2")

    assert told["Link"] == (
        f'<{HERE}?limit=2&offset=4>; rel="next", <{HERE}?limit=2&offset=0>; rel="prev"'
    )


def test_walking_back_leads_to_none_twice(five: Caller) -> None:
    back = five.get(five.get(f"{PLANS}?limit=3&offset=2").json()["previous"])

    assert slugs(back) == ["plan-0", "plan-1"]
    assert back.json()["previous"] is None


def test_beyond_the_end_of_nothing_the_way_back_is_its_beginning(settings: Any) -> None:
    settings.TODAY = date(2008, 10, 20)

    told = caller(UserFactory()).get(f"{PLANS}?limit=2&offset=5").json()

    assert told["previous"] == f"{HERE}?limit=2&offset=0"


def test_beyond_the_end_there_is_nothing_and_a_way_back(five: Caller) -> None:
    told = five.get(f"{PLANS}?limit=2&offset=900")

    assert slugs(told) == []
    assert told.json()["previous"] == f"{HERE}?limit=2&offset=3"


def test_where_all_fit_no_way_leads_on(five: Caller) -> None:
    assert "Link" not in five.get(PLANS)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=many", "limit"),
        ("offset=-1", "offset"),
        ("offset=99999999999999999999", "offset"),
    ],
)
def test_a_page_that_cannot_be_is_refused_with_what_is_allowed(
    five: Caller, asked: str, name: str
) -> None:
    told = five.get(f"{PLANS}?{asked}")

    (error,) = told.json()["errors"]
    assert told.status_code == 422
    assert error["parameter"] == name
    assert error["detail"].startswith(f'"{asked.partition("=")[2]}" may not be: ')
