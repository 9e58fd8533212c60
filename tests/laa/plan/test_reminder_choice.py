from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from laa.plan.models import User
from tests.factories.plan import UserFactory


@pytest.fixture
def priya(db: None, client: Client) -> User:
    user: User = UserFactory()
    client.force_login(user)
    return user


def test_a_person_is_reminded_unless_they_say_otherwise(
    client: Client, priya: User
) -> None:
    page = client.get(reverse("reminders")).content.decode()

    assert priya.wants_reminders
    assert "Do you want to be reminded by e-mail?" in page
    assert 'value="yes" checked' in " ".join(page.split())


@pytest.mark.parametrize(("choice", "wanted"), [("no", False), ("yes", True)])
def test_the_choice_is_kept(
    client: Client, priya: User, choice: str, wanted: bool
) -> None:
    response = client.post(reverse("reminders"), {"wanted": choice}, follow=True)

    priya.refresh_from_db()
    assert priya.wants_reminders is wanted
    assert "Your choice is saved" in response.content.decode()


def test_no_choice_is_refused(client: Client, priya: User) -> None:
    page = client.post(reverse("reminders"), {"wanted": ""}).content.decode()

    assert "Choose yes or no" in page
