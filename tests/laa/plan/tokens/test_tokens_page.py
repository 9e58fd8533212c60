from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from laa.plan.models import ApiToken
from laa.plan.tokens.scopes import Scope
from laa.plan.tokens.tokens_page import SHOWN, Row, tokens_of
from tests.factories.plan import NOW, ApiTokenFactory, UserFactory

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
REVOKED = {"revoked": ApiToken.Revoked.BY_HAND, "revoked_at": NOW}


@pytest.mark.parametrize(
    ("state", "words", "works"),
    [
        ({}, "Works until 18 January 2009", True),
        ({"expires_at": NOW}, "Expired on 20 October 2008", False),
        (REVOKED, "Revoked, on 20 October 2008", False),
        (
            {"revoked": ApiToken.Revoked.PASSWORD, "revoked_at": NOW},
            "Revoked when the password was changed, on 20 October 2008",
            False,
        ),
    ],
)
def test_the_state_of_a_token_is_told_in_words(
    state: dict[str, Any], words: str, works: bool
) -> None:
    row = Row(ApiTokenFactory(made_at=NOW - WEEK, **state), NOW)

    assert (row.state, row.works) == (words, works)


def test_the_days_of_making_and_of_the_last_use_are_told() -> None:
    unused = Row(ApiTokenFactory(), NOW)
    used = Row(ApiTokenFactory(last_used=date(2008, 10, 21)), NOW)
    ended = Row(ApiTokenFactory(expires_at=NOW + WEEK), NOW + 2 * WEEK)

    assert unused.use == "Made on 20 October 2008; not used yet"
    assert ended.use == "Made on 20 October 2008; never used"
    assert used.use == "Made on 20 October 2008; last used on 21 October 2008"


@pytest.mark.parametrize(("factor", "told"), [(True, False), (False, True)])
def test_what_was_made_without_a_second_factor_says_what_it_does_not_open(
    factor: bool, told: bool
) -> None:
    row = Row(ApiTokenFactory(signed_in_with_second_factor=factor), NOW)

    assert bool(row.lacks) == told


def test_what_it_may_do_is_told_in_words() -> None:
    row = Row(ApiTokenFactory(scope=Scope.ENTER), NOW)

    assert row.scope == "Read what you may read, and enter and submit returns"


def test_those_that_work_come_apart_from_those_that_have_ended(
    django_assert_num_queries: Any,
) -> None:
    ann = UserFactory()
    ApiTokenFactory()
    live = ApiTokenFactory(user=ann)
    revoked = ApiTokenFactory(user=ann, **REVOKED)
    expired = ApiTokenFactory(user=ann, made_at=NOW - WEEK, expires_at=NOW)

    with django_assert_num_queries(2):
        page = tokens_of(ann, NOW)

    assert [row.token for row in page.live] == [live]
    assert [row.token for row in page.ended] == [revoked, expired]
    assert not page.is_full
    assert not page.more


def test_of_many_that_have_ended_the_latest_are_shown() -> None:
    ann = UserFactory()
    ApiTokenFactory.create_batch(SHOWN + 1, user=ann, **REVOKED)

    page = tokens_of(ann, NOW)

    assert len(page.ended) == SHOWN
    assert page.more
