from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from indicators.refused import NotTheirs
from laa.api import plans
from laa.api.problems import MEDIA_TYPE, Kind
from laa.plan.refusals import Refusal
from laa.plan.roles import Role
from tests.factories.plan import ActionPlanFactory, member
from tests.laa.api.calls import Caller, token_of

pytestmark = pytest.mark.django_db
PLANS = "/api/v1/plans"


@pytest.fixture
def one(settings: Any) -> Caller:
    settings.TODAY = date(2008, 10, 20)
    user = member(ActionPlanFactory(), Role.PARTNER)
    return Caller(token_of(user), raise_request_exception=False)


def told(answer: Any) -> tuple[int, str, str]:
    assert answer["Content-Type"] == MEDIA_TYPE
    body = answer.json()
    assert body["status"] == answer.status_code
    assert body["request"] == answer["X-Request-Id"]
    return answer.status_code, body["type"], body["title"]


@pytest.mark.parametrize(
    "address",
    ["/api/v1", "/api/v1/", "/api/v1/plans/", "/api/v2/plans", "/api/nowhere"],
)
def test_an_address_that_is_none_is_a_problem(one: Caller, address: str) -> None:
    assert told(one.get(address)) == (
        404,
        "/api/#not-found",
        "There is nothing at this address",
    )


def test_a_method_that_an_address_does_not_take_is_a_problem(one: Caller) -> None:
    answer = one.send("delete", PLANS)

    assert told(answer)[:2] == (405, "/api/#method")
    assert answer["Allow"] == "GET"


def test_a_request_that_is_too_large_is_a_problem(one: Caller) -> None:
    answer = one.send("put", PLANS, body=b"x" * 1_048_577)

    assert told(answer)[:2] == (413, "/api/#too-large")


def test_a_host_that_is_not_ours_is_a_problem(one: Caller) -> None:
    assert told(one.get(PLANS, Host="another.example"))[:2] == (400, "/api/#unreadable")


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr(plans, "page_of", fail)


def test_an_error_of_ours_is_a_problem_that_tells_nothing_of_it(
    one: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, ValueError("a secret"))

    answer = one.get(PLANS)

    assert told(answer)[:2] == (500, "/api/#ours")
    assert "secret" not in answer.content.decode()


def test_a_role_that_is_lost_in_the_middle_is_told(
    one: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, NotTheirs(Refusal("You may not save returns of this plan.")))

    assert told(one.get(PLANS))[:2] == (403, "/api/#not-allowed")


def test_a_long_value_is_told_by_its_beginning(one: Caller) -> None:
    (error,) = one.get(f"{PLANS}?limit={'x' * 100}").json()["errors"]

    assert f'"{"x" * 59}\N{HORIZONTAL ELLIPSIS} may not be' in str(error)


def test_while_the_database_is_away_that_is_told(
    one: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, OperationalError("gone"))

    answer = one.get(PLANS)

    assert told(answer)[:2] == (503, "/api/#away")
    assert answer["Retry-After"] == "30"


def test_a_page_still_answers_as_a_page(one: Caller) -> None:
    answer = Client().get("/no-such-page/")

    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")


def test_each_problem_has_an_address_and_words_of_its_own() -> None:
    assert len({kind.address for kind in Kind}) == len(Kind)
    assert len({kind.title for kind in Kind}) == len(Kind)
    assert all(kind.usual.endswith(".") for kind in Kind)
    assert Kind.of_status(418) is Kind.UNREADABLE
    assert Kind.of_status(599) is Kind.OURS
