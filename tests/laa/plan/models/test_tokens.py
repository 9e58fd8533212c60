from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from laa.plan.models import ApiToken, AuditEntry
from laa.plan.models.tokens import MOST
from tests.factories.plan import NOW, ApiTokenFactory, UserFactory

pytestmark = pytest.mark.django_db
REVOKED = {"revoked": ApiToken.Revoked.BY_HAND, "revoked_at": NOW}


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"name": ""}, "api_token_says_what_it_is_for"),
        ({"scope": "all"}, "api_token_scope_is_known"),
        ({"expires_at": NOW}, "api_token_expires_within_a_year"),
        ({"expires_at": NOW + timedelta(days=367)}, "api_token_expires_within_a_year"),
        ({"revoked": "by hand"}, "api_token_revocation_is_whole"),
        ({"revoked_at": NOW}, "api_token_revocation_is_whole"),
        ({"revoked": "lost", "revoked_at": NOW}, "api_token_revocation_is_whole"),
    ],
)
def test_half_a_token_is_refused(wrong: dict[str, Any], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        ApiTokenFactory(**wrong)


def test_a_secret_opens_one_token() -> None:
    ApiTokenFactory(secret="the same")

    with pytest.raises(IntegrityError, match="digest"):
        ApiTokenFactory(secret="the same")


@pytest.mark.parametrize(
    "change",
    [
        {"digest": "0" * 64},
        {"scope": "enter"},
        {"expires_at": NOW + timedelta(days=365)},
        {"made_at": NOW - timedelta(days=1)},
        {"signed_in_with_second_factor": True},
        {"name": "Another"},
    ],
)
def test_a_token_stays_as_it_was_made(change: dict[str, Any]) -> None:
    ApiTokenFactory()

    with (
        pytest.raises(DatabaseError, match="api_token_stays_the_same"),
        transaction.atomic(),
    ):
        ApiToken.objects.update(**change)


def test_a_token_is_nobody_elses() -> None:
    ApiTokenFactory()

    with (
        pytest.raises(DatabaseError, match="api_token_stays_the_same"),
        transaction.atomic(),
    ):
        ApiToken.objects.update(user=UserFactory())


@pytest.mark.parametrize(
    "change", [{"revoked": "", "revoked_at": None}, {"last_used": NOW.date()}]
)
def test_what_is_revoked_stays_so(change: dict[str, Any]) -> None:
    ApiTokenFactory(**REVOKED)

    with (
        pytest.raises(DatabaseError, match="api_token_is_revoked_once"),
        transaction.atomic(),
    ):
        ApiToken.objects.update(**change)


def test_a_token_is_kept() -> None:
    ApiTokenFactory()

    with pytest.raises(DatabaseError, match="api_token_is_kept"), transaction.atomic():
        ApiToken.objects.all().delete()


def test_a_person_has_a_few_at_once() -> None:
    person = UserFactory()
    ApiTokenFactory.create_batch(MOST - 1, user=person)
    ApiTokenFactory(user=person, **REVOKED)
    ApiTokenFactory(user=person, made_at=NOW - timedelta(7), expires_at=NOW)
    ApiTokenFactory.create_batch(2)

    ApiTokenFactory(user=person)

    with pytest.raises(IntegrityError, match="one more than the 10"):
        ApiTokenFactory(user=person)


def test_the_record_of_changes_holds_the_person_and_no_secret_and_no_use() -> None:
    token = ApiTokenFactory(name="Board paper")
    ApiToken.objects.update(last_used=NOW.date())

    entries = AuditEntry.objects.filter(table_name="plan_apitoken")

    assert [(one.plan_id, one.thing_id) for one in entries] == [(None, token.user_id)]
    assert entries[0].after["name"] == "Board paper"
    assert token.digest not in str(entries[0].after)


def test_a_token_is_named_by_what_it_is_for() -> None:
    assert str(ApiTokenFactory(name="Board paper")) == "Board paper"
