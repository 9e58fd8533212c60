from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from laa.plan.days import in_words
from laa.plan.models import ApiToken, User
from laa.plan.models.tokens import MOST
from laa.plan.refusals import Refused
from laa.plan.tokens.holding import holder
from laa.plan.tokens.keeping import (
    LIFETIMES,
    Made,
    make_token,
    revoke_all_for_new_password,
    revoke_token,
)
from laa.plan.tokens.scopes import Scope
from laa.plan.tokens.tokens_page import Row
from tests.factories.plan import NOW, ApiTokenFactory, UserFactory

pytestmark = pytest.mark.django_db
Make = Callable[..., Made]


@pytest.fixture
def ann() -> User:
    person: User = UserFactory(name="Ann", email="ann@council.example")
    return person


def make(by: User, **given: Any) -> Made:
    usual: dict[str, Any] = {
        "name": "Excel at work",
        "scope": Scope.READ,
        "days": 30,
        "with_second_factor": False,
        "network_address": "192.0.2.7",
        "at": NOW,
    }
    return make_token(by=by, **{**usual, **given})


def test_a_token_is_made_as_it_was_asked_for(ann: User) -> None:
    made = make(ann, scope=Scope.ENTER, days=90, with_second_factor=True)

    assert holder(made.secret, NOW) == made.token
    kept = ApiToken.objects.get()
    assert (kept.user, kept.name, kept.scope) == (ann, "Excel at work", Scope.ENTER)
    assert kept.signed_in_with_second_factor


def test_the_secret_is_long_and_known_by_its_beginning_and_is_not_kept(
    ann: User,
) -> None:
    one, two = make(ann), make(ann, name="Another")

    assert re.fullmatch("laa_[0-9A-Za-z]{40}", one.secret)
    assert one.secret != two.secret
    kept = str(list(ApiToken.objects.values()))
    assert one.secret.removeprefix("laa_") not in kept


def test_a_letter_tells_the_person_where_it_was_and_what_to_do(
    ann: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        made = make(ann)

    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["ann@council.example"], "A new API token")
    assert "for your account: “Excel at work”." in letter.body
    assert "Until 19 November 2008 a program that has it may read" in letter.body
    assert "192.0.2.7" in letter.body
    assert "/tokens/" in letter.body
    assert made.secret not in letter.body


def test_the_letter_says_when_returns_may_be_entered(
    ann: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        make(ann, scope=Scope.ENTER)

    assert "it may read what you may read, and enter and" in mail.outbox[0].body


@pytest.mark.parametrize("days", LIFETIMES)
def test_it_lives_to_the_same_time_of_a_later_day(ann: User, days: int) -> None:
    """On 26 October 2025 clocks went back by an hour."""
    at = datetime(2025, 10, 25, 0, 30, tzinfo=ZoneInfo("Europe/London"))

    made = make(ann, days=days, at=at)

    ends = at + timedelta(days=days)
    assert timezone.localtime(made.token.expires_at) == ends
    assert Row(made.token, at).state == f"Works until {in_words(ends.date())}"


def test_another_lifetime_is_refused(ann: User) -> None:
    with pytest.raises(Refused) as refused:
        make(ann, days=3650)

    assert refused.value.refusals == (
        ("A token cannot live 3650 days: choose 7, 30, 90 or 365", "days"),
    )


def test_of_one_name_there_is_one_token_that_works(ann: User) -> None:
    make(ann)
    make(UserFactory())

    with pytest.raises(Refused) as refused:
        make(ann, name="EXCEL at work")

    ((words, field),) = refused.value.refusals
    assert words.startswith("You have a token “EXCEL at work” already")
    assert field == "name"


def test_once_it_has_ended_there_may_be_another_of_its_name(ann: User) -> None:
    revoke_token(token=make(ann).token, by=ann, at=NOW)
    make(ann, days=7)

    make(ann, at=NOW + timedelta(days=8))

    assert ann.api_tokens.count() == 3


def test_a_person_has_a_few_at_once(ann: User) -> None:
    ApiTokenFactory.create_batch(MOST, user=ann)

    with pytest.raises(Refused, match="You have 10 tokens that work"):
        make(ann)


def test_a_closed_account_makes_none(ann: User) -> None:
    User.objects.update(is_active=False)

    with pytest.raises(Refused, match="Your account is closed"):
        make(ann)


def test_what_is_revoked_opens_nothing(ann: User) -> None:
    made = make(ann)

    row = revoke_token(token=made.token, by=ann, at=NOW)

    assert (row.revoked, row.revoked_at) == (ApiToken.Revoked.BY_HAND, NOW)
    assert holder(made.secret, NOW) is None


def test_nobody_revokes_another_persons(ann: User) -> None:
    token = make(ann).token

    with pytest.raises(Refused, match="only tokens of your own"):
        revoke_token(token=token, by=UserFactory(), at=NOW)


def test_what_has_ended_is_not_revoked_again(ann: User) -> None:
    token = make(ann, days=7).token

    with pytest.raises(Refused, match="has expired"):
        revoke_token(token=token, by=ann, at=NOW + timedelta(days=8))
    revoke_token(token=token, by=ann, at=NOW)
    with pytest.raises(Refused, match="was revoked already"):
        revoke_token(token=token, by=ann, at=NOW)


def test_a_new_password_revokes_all_that_work_and_nobody_elses(ann: User) -> None:
    live, gone, others = make(ann), make(ann, name="Gone"), make(UserFactory())
    revoke_token(token=gone.token, by=ann, at=NOW)
    ApiTokenFactory(user=ann, made_at=NOW - timedelta(7), expires_at=NOW)

    assert revoke_all_for_new_password(of=ann, at=NOW) == 1

    live.token.refresh_from_db()
    assert live.token.revoked == ApiToken.Revoked.PASSWORD
    assert holder(others.secret, NOW) == others.token
