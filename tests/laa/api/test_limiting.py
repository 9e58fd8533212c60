from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache

from laa.api import limiting
from tests.factories.plan import UserFactory
from tests.laa.api.calls import caller

pytestmark = pytest.mark.django_db
PLANS = "/api/v1/plans"


@pytest.fixture(autouse=True)
def _three_a_minute(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TODAY = date(2008, 10, 20)
    settings.API_REQUESTS_A_MINUTE = 3
    monkeypatch.setattr(limiting, "time", lambda: 120_045.5)
    cache.clear()


def test_each_answer_says_how_much_is_left_of_the_minute() -> None:
    one = caller(UserFactory())

    told = [one.get(PLANS)["RateLimit"] for _ in range(3)]

    assert told == [f'"token";r={left};t=15' for left in (2, 1, 0)]
    assert one.get(PLANS)["RateLimit-Policy"] == '"token";q=3;w=60'


def test_beyond_the_limit_a_token_is_told_how_long_to_wait() -> None:
    one = caller(UserFactory())
    for _ in range(3):
        one.get(PLANS)

    refused = one.get(PLANS)

    assert (refused.status_code, refused["Retry-After"]) == (429, "15")
    assert refused.json()["type"] == "/api/#too-many"
    assert re.fullmatch(r'"token";r=0;t=15', refused["RateLimit"])


def test_each_token_has_a_limit_of_its_own() -> None:
    user = UserFactory()
    first, second = caller(user), caller(user)
    for _ in range(4):
        first.get(PLANS)

    assert second.get(PLANS).status_code == 200


def test_with_the_next_minute_it_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    one = caller(UserFactory())
    for _ in range(4):
        one.get(PLANS)

    monkeypatch.setattr(limiting, "time", lambda: 120_061.0)

    assert one.get(PLANS)["RateLimit"] == '"token";r=2;t=59'


def test_whom_nobody_knows_is_not_counted() -> None:
    answered = caller(UserFactory()).client.get(PLANS)

    assert "RateLimit" not in answered
