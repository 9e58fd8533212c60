from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laa.plan.roles import Role
from tests.factories.plan import (
    NOW,
    ActionPlanFactory,
    ContactFactory,
    MembershipFactory,
    NarrativeEditFactory,
    NarrativeSectionFactory,
    PartnerFactory,
    member,
    suspend,
)
from tests.laa.api.calls import caller

pytestmark = pytest.mark.django_db
PLANS = "/api/v1/plans"


@pytest.fixture(autouse=True)
def _in_october(settings: Any) -> None:
    settings.TODAY = date(2008, 10, 20)


def test_the_plans_of_a_person_are_listed_by_area_and_address() -> None:
    first = ActionPlanFactory(agreement__area__slug="barking", slug="health")
    user = member(first, Role.PARTNER, Role.ANALYST)
    other = ActionPlanFactory(agreement=first.agreement, slug="crime")
    MembershipFactory(user=user, plan=other, role=Role.OWNER)
    ActionPlanFactory(slug="not-theirs")

    told = caller(user).get(PLANS).json()

    assert [one["slug"] for one in told["items"]] == ["crime", "health"]
    assert told["total"] == 2


def test_a_plan_is_told_with_where_it_is_and_how_long_it_runs() -> None:
    plan = ActionPlanFactory(slug="crime", title="Violent crime")
    user = member(plan, Role.PARTNER)

    (told,) = caller(user).get(PLANS).json()["items"]

    area = plan.area
    assert told == {
        "address": f"{PLANS}/{area.slug}/crime",
        "page": f"/{area.slug}/crime/",
        "area": {"slug": area.slug, "name": area.name, "ons_code": area.ons_code},
        "slug": "crime",
        "title": "Violent crime",
        "theme": "Safer communities",
        "first_day": "2008-04-01",
        "last_day": "2011-03-31",
        "asks_for_second_factor": False,
    }


def test_a_suspended_person_has_no_plans() -> None:
    plan = ActionPlanFactory()
    user = member(plan, Role.PARTNER)
    one = caller(user)

    suspend(user, plan)

    assert one.get(PLANS).json()["items"] == []


def test_of_two_plans_at_one_address_the_later_agreements_is_listed() -> None:
    earlier = ActionPlanFactory(slug="crime", agreement__first_year=2005)
    area = earlier.area
    later = ActionPlanFactory(
        slug="crime", agreement__area=area, agreement__first_year=2008
    )
    user = member(earlier, Role.PARTNER)
    MembershipFactory(user=user, plan=later, role=Role.PARTNER)
    one = caller(user)

    (told,) = one.get(PLANS).json()["items"]

    assert told["first_day"] == "2008-04-01"
    assert one.get(told["address"]).json()["first_day"] == "2008-04-01"


def test_a_plan_is_told_whole() -> None:
    plan = ActionPlanFactory(priorities="Less crime\nLess fear")
    text = NarrativeSectionFactory(plan=plan, section=3, heading="Aims", text="Now.")
    NarrativeEditFactory(section=text, at=NOW)
    ContactFactory(plan=plan, name="Ann Smith", post="Manager", organisation="Police")
    plan.lead_partners.add(PartnerFactory(area=plan.area, name="Probation"))
    user = member(plan, Role.ANALYST, Role.PARTNER)

    told = caller(user).get(f"{PLANS}/{plan.area.slug}/{plan.slug}").json()

    assert told["priorities"] == ["Less crime", "Less fear"]
    assert told["roles"] == ["Analyst", "Partner"]
    assert "enter, submit, withdraw and revise a return" in told["may"]
    assert told["deadlines"] == {
        "days_to_return": 30,
        "days_to_sign_off": 45,
        "days_to_update": 30,
    }
    assert told["due"][0] == {
        "quarter": "2008-09-q2",
        "returns": "2008-10-30",
        "sign_off": "2008-11-14",
        "updates": "2008-10-30",
    }
    (section,) = told["texts"]
    assert (section["section"], section["heading"]) == (3, "Aims")
    assert section["text"] == "Now."
    assert section["changed_at"].startswith("2008-10-20T")
    assert told["contacts"] == [
        {
            "capacity": "Indicator owner (sign-off)",
            "name": "Ann Smith",
            "post": "Manager",
            "organisation": "Police",
        }
    ]
    assert told["lead_partners"] == ["Probation"]


def queries(user: Any, address: str) -> int:
    one = caller(user)
    # The first request of a day notes that the token was used.
    one.get(address)
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert one.get(address).status_code == 200
    return len(found)
