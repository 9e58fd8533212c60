from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from laa.plan.models import Deputyship
from tests.factories.plan import NOW, DeputyshipFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_nobody_is_their_own_deputy() -> None:
    owner = UserFactory()

    with pytest.raises(IntegrityError, match="deputyship_is_of_another"):
        DeputyshipFactory(owner=owner, deputy=owner)


def test_the_last_day_may_be_the_first_and_not_before_it() -> None:
    day = date(2008, 10, 20)
    DeputyshipFactory(first_day=day, last_day=day)

    with pytest.raises(IntegrityError, match="deputyship_ends_after_it_begins"):
        DeputyshipFactory(first_day=day, last_day=date(2008, 10, 19))


@pytest.mark.parametrize("half", [{"ended_at": NOW}, {"ended_by": None}])
def test_an_end_says_when_and_by_whom(half: dict[str, Any]) -> None:
    given = {"ended_by": UserFactory()} if "ended_by" in half else half

    with pytest.raises(IntegrityError, match="deputyship_end_is_whole"):
        DeputyshipFactory(**given)


@pytest.mark.parametrize(
    "change", [{"last_day": date(2100, 1, 1)}, {"first_day": date(2000, 1, 1)}]
)
def test_its_days_stay_as_they_were_named(change: dict[str, Any]) -> None:
    DeputyshipFactory()

    with (
        pytest.raises(DatabaseError, match="deputyship_stays_the_same"),
        transaction.atomic(),
    ):
        Deputyship.objects.update(**change)


def test_what_has_ended_does_not_run_again() -> None:
    DeputyshipFactory(ended=True)

    with (
        pytest.raises(DatabaseError, match="deputyship_ends_once"),
        transaction.atomic(),
    ):
        Deputyship.objects.update(ended_at=None, ended_by=None)


def test_a_deputyship_is_kept() -> None:
    DeputyshipFactory()

    with (
        pytest.raises(DatabaseError, match="deputyship_is_kept"),
        transaction.atomic(),
    ):
        Deputyship.objects.all().delete()


def test_it_is_named_by_its_people() -> None:
    deputyship = DeputyshipFactory(deputy__name="Ravi")

    assert str(deputyship) == f"Ravi for {deputyship.owner}"
