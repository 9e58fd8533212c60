"""Nobody learns who has an account: not by the answer, not by the work behind it."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client
from django.urls import reverse

from laa.plan.models import User
from tests.factories.plan import UserFactory
from tests.laa.plan.accounts.people import ADDRESS, PASSWORD, sign_in


class CountingHasher(MD5PasswordHasher):
    algorithm = "counting"
    done: ClassVar[list[str]] = []

    def encode(self, password: str, salt: str) -> str:
        self.done.append(password)
        return str(super().encode(password, salt))


@pytest.fixture
def accounts(settings: Any, db: None) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    UserFactory(email=ADDRESS, password=PASSWORD)
    UserFactory(email="closed@council.example", password=PASSWORD, is_active=False)
    UserFactory(email="elsewhere@council.example")
    CountingHasher.done.clear()


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize(
    ("email", "password"),
    [
        (ADDRESS, "wrong"),
        ("nobody@council.example", PASSWORD),
        ("closed@council.example", PASSWORD),
        ("closed@council.example", "wrong"),
        ("elsewhere@council.example", PASSWORD),
    ],
)
def test_refusing_to_sign_in_hashes_one_password_whoever_it_is(
    client: Client, email: str, password: str
) -> None:
    response: Any = sign_in(client, email=email, password=password)

    assert response.status_code == 200
    assert len(CountingHasher.done) == 1


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize(
    "email",
    [
        ADDRESS,
        "nobody@council.example",
        "closed@council.example",
        "elsewhere@council.example",
    ],
)
def test_asking_for_a_new_password_sends_one_letter_whoever_it_is(
    client: Client, email: str
) -> None:
    response: Any = client.post(
        reverse("account_reset_password"), {"email": email}, follow=True
    )

    assert response.redirect_chain == [(reverse("account_reset_password_done"), 302)]
    assert email not in response.text
    assert [letter.to for letter in mail.outbox] == [[email]]
    assert CountingHasher.done == []


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize("email", ["nobody@council.example", "closed@council.example"])
def test_whoever_has_no_account_to_use_is_told_by_letter_only(
    client: Client, email: str
) -> None:
    client.post(reverse("account_reset_password"), {"email": email})

    assert mail.outbox[0].subject == "No account uses this address"
    assert "http" not in mail.outbox[0].body.split("--")[0]


def test_a_person_is_written_to_at_their_own_address(client: Client, ann: User) -> None:
    client.post(reverse("account_reset_password"), {"email": "ANN@Council.Example"})

    assert mail.outbox[0].to == [ADDRESS]
