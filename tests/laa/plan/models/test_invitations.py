from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from laa.plan.models import Invitation
from laa.plan.roles import Role
from tests.factories.plan import NOW, InvitationFactory

pytestmark = pytest.mark.django_db
WITHDRAWN = {"ended": Invitation.Ended.WITHDRAWN, "ended_at": NOW}


def test_an_address_has_one_open_invitation_to_a_plan() -> None:
    first = InvitationFactory(email="ravi@council.example")

    with pytest.raises(IntegrityError, match="invitation_is_open_once"):
        InvitationFactory(plan=first.plan, email="Ravi@council.example")


def test_once_it_has_ended_there_may_be_another() -> None:
    first = InvitationFactory(**WITHDRAWN)

    InvitationFactory(plan=first.plan, email=first.email)

    assert Invitation.objects.open().count() == 1


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"ended": "withdrawn"}, "invitation_end_is_whole"),
        ({"ended_at": NOW}, "invitation_end_is_whole"),
        ({"ended": "lost", "ended_at": NOW}, "invitation_end_is_whole"),
        ({"expires_at": NOW}, "invitation_expires_later"),
        ({"roles": []}, "invitation_gives_a_role"),
    ],
)
def test_half_an_invitation_is_refused(wrong: dict[str, Any], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        InvitationFactory(**wrong)


@pytest.mark.parametrize(
    "change",
    [
        {"email": "another@council.example"},
        {"roles": ["coordinator"]},
        {"digest": "0" * 64},
        {"expires_at": NOW + timedelta(days=700)},
    ],
)
def test_what_was_sent_stays_as_it_was_sent(change: dict[str, Any]) -> None:
    InvitationFactory(digest="1" * 64)

    with (
        pytest.raises(DatabaseError, match="invitation_stays_the_same"),
        transaction.atomic(),
    ):
        Invitation.objects.update(**change)


def test_what_has_ended_is_never_open_again() -> None:
    InvitationFactory(**WITHDRAWN)

    with (
        pytest.raises(DatabaseError, match="invitation_ends_once"),
        transaction.atomic(),
    ):
        Invitation.objects.update(ended="", ended_at=None)


def test_an_invitation_is_kept() -> None:
    InvitationFactory()

    with (
        pytest.raises(DatabaseError, match="invitation_is_kept"),
        transaction.atomic(),
    ):
        Invitation.objects.all().delete()


def test_it_is_named_by_its_address_and_plan_and_gives_roles() -> None:
    invitation = InvitationFactory(email="ravi@council.example")

    assert str(invitation) == f"ravi@council.example, {invitation.plan}"
    assert invitation.given == [Role.ANALYST]
