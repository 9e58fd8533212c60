from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from laa.plan.models import ApiToken, User
from laa.plan.roles import Role
from laa.plan.tokens.scopes import Scope
from tests.factories.plan import ActionPlanFactory, UserFactory, member
from tests.laa.api.calls import AT, Caller, caller, token_of

pytestmark = pytest.mark.django_db
PLANS = "/api/v1/plans"


@pytest.fixture(autouse=True)
def _in_october(settings: Any) -> None:
    settings.TODAY = date(2008, 10, 20)


def wrong(user: User) -> dict[str, Caller]:
    """Programs whose token is not good, by why."""
    revoked, closed = caller(user), caller(UserFactory())
    ApiToken.objects.filter(user=user).update(revoked="by hand", revoked_at=AT)
    User.objects.exclude(pk=user.pk).update(is_active=False)
    soon = AT + timedelta(hours=1)
    return {
        "unknown": Caller("no-such-token"),
        "empty": Caller(""),
        "expired": caller(user, expires_at=soon),
        "revoked": revoked,
        "of a closed account": closed,
    }


def test_a_token_that_is_not_good_opens_nothing_and_is_not_told_why() -> None:
    answers = {why: one.get(PLANS) for why, one in wrong(UserFactory()).items()}

    told = [{**one.json(), "request": ""} for one in answers.values()]
    assert {one.status_code for one in answers.values()} == {401}
    assert {one["WWW-Authenticate"] for one in answers.values()} == {"Bearer"}
    assert all(one == told[0] for one in told)
    assert told[0]["type"] == "/api/#no-token"


@pytest.mark.parametrize("sent", [{}, {"Authorization": "Basic YTpi"}])
def test_without_a_token_nothing_opens(sent: dict[str, str]) -> None:
    assert Client().get(PLANS, headers=sent).status_code == 401


def test_a_session_opens_nothing() -> None:
    client = Client()
    client.force_login(member(ActionPlanFactory(), Role.COORDINATOR))

    assert client.get(PLANS).status_code == 401


def test_a_session_beside_a_token_counts_for_nothing() -> None:
    theirs, other = ActionPlanFactory(), ActionPlanFactory()
    one = caller(member(theirs, Role.PARTNER))
    one.client.force_login(member(other, Role.PARTNER))

    (told,) = one.get(PLANS).json()["items"]

    assert told["slug"] == theirs.slug


def test_another_plan_and_no_plan_are_the_same() -> None:
    one = caller(member(ActionPlanFactory(), Role.PARTNER))
    other = ActionPlanFactory()

    found = one.get(f"{PLANS}/{other.area.slug}/{other.slug}")
    missing = one.get(f"{PLANS}/{other.area.slug}/no-such-plan")

    assert found.status_code == missing.status_code == 404
    assert {**found.json(), "request": ""} == {**missing.json(), "request": ""}


def test_a_token_that_reads_writes_nothing_anywhere() -> None:
    reader = caller(member(ActionPlanFactory(), Role.ANALYST), Scope.READ)

    # Told before anything else of the address: it takes no method that writes.
    assert reader.send("post", PLANS).status_code == 405


def a_plan_that_asks() -> tuple[Any, User]:
    plan = ActionPlanFactory(second_factor_required=True)
    return plan, member(plan, Role.PARTNER)


def test_a_plan_that_asks_for_a_second_factor_is_closed_without_one() -> None:
    plan, user = a_plan_that_asks()

    told = caller(user, signed_in_with_second_factor=True).get(
        f"{PLANS}/{plan.area.slug}/{plan.slug}"
    )

    assert (told.status_code, told.json()["type"]) == (403, "/api/#second-factor")


@pytest.mark.parametrize(("made_with_it", "status"), [(True, 200), (False, 403)])
def test_where_a_plan_asks_the_token_must_come_of_a_second_factor(
    made_with_it: bool, status: int
) -> None:
    plan, user = a_plan_that_asks()
    user.authenticator_set.create(type="totp", data={})
    one = caller(user, signed_in_with_second_factor=made_with_it)

    told = one.get(f"{PLANS}/{plan.area.slug}/{plan.slug}")

    assert told.status_code == status
    assert status == 200 or told.json()["type"] == "/api/#second-factor"


def test_no_cookie_is_set() -> None:
    secret = token_of(member(ActionPlanFactory(), Role.PARTNER))

    assert not Caller(secret).get(PLANS).cookies


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("?limti=1", "'limti' is not asked here: this takes limit, offset"),
        ("?limit=1&=1", "'' is not asked here: this takes limit, offset"),
    ],
)
def test_a_filter_that_is_misspelt_does_not_list_everything(
    asked: str, words: str
) -> None:
    one = caller(member(ActionPlanFactory(), Role.PARTNER))

    told = one.get(f"{PLANS}{asked}")

    (error,) = told.json()["errors"]
    assert (told.status_code, error["detail"]) == (422, words)


def test_where_nothing_is_asked_that_is_told() -> None:
    plan = ActionPlanFactory()

    told = caller(member(plan, Role.PARTNER)).get(
        f"{PLANS}/{plan.area.slug}/{plan.slug}?quarter=2008-09-q1"
    )

    (error,) = told.json()["errors"]
    assert error["detail"] == "'quarter' is not asked here: this takes nothing"


def test_whoever_has_no_token_is_not_told_what_may_be_asked() -> None:
    assert Client().get(f"{PLANS}?limti=1").status_code == 401
