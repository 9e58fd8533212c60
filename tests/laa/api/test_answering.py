from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from laa.plan.models import ActionPlan
from laa.plan.roles import Role
from tests.factories.plan import ActionPlanFactory, member
from tests.laa.api.calls import Caller, caller

pytestmark = pytest.mark.django_db
PLANS = "/api/v1/plans"


@pytest.fixture
def one(settings: Any) -> Caller:
    settings.TODAY = date(2008, 10, 20)
    return caller(member(ActionPlanFactory(title="Crime"), Role.PARTNER))


def test_what_has_not_changed_is_not_sent_again(one: Caller) -> None:
    first = one.get(PLANS)

    again = one.get(PLANS, **{"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert "RateLimit" in again


def test_a_day_of_the_last_change_is_not_asked_for(one: Caller) -> None:
    """There is none, and RFC 9110 has the question ignored then."""
    day = {"If-Unmodified-Since": "Mon, 20 Oct 2008 00:00:00 GMT"}

    assert one.get(PLANS, **day).status_code == 200


def test_what_has_changed_is_sent_with_another_tag(one: Caller) -> None:
    first = one.get(PLANS)
    ActionPlan.objects.update(title="Violent crime")

    again = one.get(PLANS, **{"If-None-Match": first["ETag"]})

    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


def test_only_its_reader_may_keep_an_answer_and_asks_each_time(one: Caller) -> None:
    told = one.get(PLANS)

    assert told["Cache-Control"] == "private, no-cache"
    assert "Authorization" in told["Vary"]


@pytest.mark.parametrize("address", [PLANS, f"{PLANS}?limit=0", f"{PLANS}/no/plan"])
def test_a_browser_takes_an_answer_for_a_file(one: Caller, address: str) -> None:
    assert one.get(address)["Content-Disposition"].startswith("attachment;")


def test_an_error_is_not_kept(one: Caller) -> None:
    assert one.get(f"{PLANS}?limit=0")["Cache-Control"] == "no-store"


def test_a_head_is_answered_as_a_get_is_without_its_body(one: Caller) -> None:
    told, head = one.get(PLANS), one.send("head", PLANS)

    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == told["ETag"]


def test_a_reading_that_asks_for_another_version_is_told_that_it_changed(
    one: Caller,
) -> None:
    told = one.get(PLANS, **{"If-Match": '"another"'})

    assert (told.status_code, told.json()["type"]) == (412, "/api/#changed")
