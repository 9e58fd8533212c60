from __future__ import annotations

import re
import time
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache

from laa.api import limiting
from tests.factories.plan import UserFactory
from tests.laa.api.calls import Caller, caller, token_of

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


@pytest.fixture
def _few_wrong(settings: Any) -> None:
    """Limited as wrong passwords are: two of a token, three of an address."""
    settings.API_REQUESTS_A_MINUTE = 100
    settings.ACCOUNT_RATE_LIMITS = {"api_token": "2/15m/key,3/15m/ip"}


@pytest.mark.usefixtures("_few_wrong")
def test_one_that_opens_nothing_is_soon_told_to_wait() -> None:
    wrong = Caller("laa_wrong")

    statuses = [wrong.get(PLANS).status_code for _ in range(2)]
    refused = wrong.get(PLANS)

    assert statuses == [401, 401]
    assert (refused.status_code, refused.json()["type"]) == (429, "/api/#too-many")
    assert refused.json()["detail"].startswith("Tokens that open nothing came")
    assert 14 * 60 < int(refused["Retry-After"]) <= 15 * 60


@pytest.mark.usefixtures("_few_wrong")
def test_guesses_at_many_tokens_from_one_address_are_stopped() -> None:
    secret = token_of(UserFactory())

    guesses = [Caller(f"laa_{n}").get(PLANS).status_code for n in range(4)]

    assert guesses == [401, 401, 401, 429]
    assert Caller(secret).get(PLANS).status_code == 429
    elsewhere = Caller(secret, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.get(PLANS).status_code == 200


@pytest.mark.usefixtures("_few_wrong")
def test_a_program_that_goes_on_with_an_ended_token_shuts_out_nobody() -> None:
    for _ in range(10):
        Caller("laa_wrong").get(PLANS)

    assert caller(UserFactory()).get(PLANS).status_code == 200


@pytest.mark.usefixtures("_few_wrong")
def test_a_good_token_counts_for_nothing() -> None:
    good = caller(UserFactory())

    assert [good.get(PLANS).status_code for _ in range(5)] == [200] * 5


@pytest.mark.usefixtures("_few_wrong")
def test_after_the_wait_it_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Caller("laa_wrong")
    for _ in range(3):
        wrong.get(PLANS)
    later = time.time() + 15 * 60 + 1

    monkeypatch.setattr("time.time", lambda: later)

    assert wrong.get(PLANS).status_code == 401
