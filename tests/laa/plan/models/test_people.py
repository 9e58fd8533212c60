from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError

from laa.plan.models import User
from tests.factories.plan import (
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_a_person_signs_in_with_the_address_in_any_case() -> None:
    person = User.objects.create_user(
        email="Ann@Council.Example", name="Ann", password="a long password"
    )

    found = authenticate(email="ANN@COUNCIL.EXAMPLE", password="a long password")
    assert found == person
    assert User.objects.get_by_natural_key("ANN@COUNCIL.EXAMPLE") == person


def test_a_person_without_a_password_cannot_sign_in() -> None:
    person = User.objects.create_user(email="ann@council.example", name="Ann")

    assert not person.has_usable_password()


def test_two_people_cannot_share_an_address() -> None:
    UserFactory(email="ann@council.example")

    with pytest.raises(IntegrityError, match="plan_user_email"):
        UserFactory(email="ann@council.example")


def test_the_database_keeps_addresses_in_lower_case_only() -> None:
    with pytest.raises(IntegrityError, match="user_email_is_lower_case"):
        UserFactory(email="Ann@council.example")


@pytest.mark.parametrize(
    "fields", [{"is_active": True}, {"is_active": False, "password": "a password"}]
)
def test_the_database_refuses_a_system_actor_that_could_sign_in(
    fields: dict[str, Any],
) -> None:
    with pytest.raises(IntegrityError, match="system_actor_cannot_sign_in"):
        UserFactory(is_system=True, **fields)


def test_a_system_actor_is_nobodys_account() -> None:
    actor = UserFactory(system=True)

    assert not actor.is_active
    assert not actor.has_usable_password()
