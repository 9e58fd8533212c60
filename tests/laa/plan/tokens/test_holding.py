from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from laa.plan.models import ApiToken
from laa.plan.tokens.holding import holder
from tests.factories.plan import NOW, ApiTokenFactory, UserFactory

pytestmark = pytest.mark.django_db
SECRET = "laa_of-a-test"


def test_a_secret_leads_to_its_token_and_person() -> None:
    token = ApiTokenFactory(secret=SECRET)

    held = holder(SECRET, NOW)

    assert held == token
    assert held is not None
    assert held.user == token.user


@pytest.mark.parametrize(
    "state",
    [
        {"expires_at": NOW},
        {"revoked": ApiToken.Revoked.BY_HAND, "revoked_at": NOW},
        {"user__is_active": False},
    ],
    ids=["expired", "revoked", "of a closed account"],
)
def test_what_opens_nothing_is_as_if_it_were_not_there(state: dict[str, Any]) -> None:
    ApiTokenFactory(secret=SECRET, made_at=NOW - timedelta(7), **state)

    assert holder(SECRET, NOW) is None
    assert ApiToken.objects.get().last_used is None


@pytest.mark.parametrize("secret", ["", "laa_", SECRET.upper(), f"{SECRET} "])
def test_another_secret_leads_nowhere(secret: str) -> None:
    ApiTokenFactory(secret=SECRET)

    assert holder(secret, NOW) is None


def test_the_first_use_of_a_day_is_noted_and_the_others_only_read(
    django_assert_num_queries: Any,
) -> None:
    ApiTokenFactory(secret=SECRET, user=UserFactory())

    with django_assert_num_queries(2):
        holder(SECRET, NOW)
    with django_assert_num_queries(1):
        held = holder(SECRET, NOW + timedelta(hours=1))
    assert held is not None
    assert held.last_used == date(2008, 10, 20)

    holder(SECRET, NOW + timedelta(days=1))

    assert ApiToken.objects.get().last_used == date(2008, 10, 21)


def test_the_day_is_that_of_the_place() -> None:
    ApiTokenFactory(secret=SECRET)

    holder(SECRET, NOW.replace(hour=23, minute=30))

    assert ApiToken.objects.get().last_used == date(2008, 10, 21)
