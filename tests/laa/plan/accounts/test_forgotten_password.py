from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail
from django.test import Client
from django.urls import reverse

from laa.plan.models import User
from tests.laa.plan.accounts.people import (
    ADDRESS,
    NEW,
    Browser,
    errors,
    sign_in,
    signed_in,
)

TOO_SHORT = "This password is too short. It must contain at least 12 characters."
GONE = "This link no longer works"


def ask_for_a_link() -> str:
    Browser().post(reverse("account_reset_password"), {"email": ADDRESS})
    found = re.search(r"http://\S+(/password/new/\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


def choose(client: Client, link: str, password: str = NEW, again: str = NEW) -> Any:
    form: Any = client.get(link, follow=True)
    where = form.redirect_chain[-1][0]
    return client.post(where, {"password1": password, "password2": again})


def test_the_way_to_a_new_password_is_on_the_sign_in_page(
    client: Client, db: None
) -> None:
    page: Any = client.get(reverse("sign-in"))

    assert reverse("account_reset_password") in page.text


def test_an_address_is_asked_for(client: Client, db: None) -> None:
    response = client.post(reverse("account_reset_password"), {"email": ""})

    assert errors(response) == {"email": ["Enter your e-mail address"]}


def test_the_letter_is_to_the_person_and_says_how_long_its_link_lives(
    client: Client, ann: User
) -> None:
    ask_for_a_link()

    assert mail.outbox[0].subject == "Choose a new password"
    assert "Hello Ann" in mail.outbox[0].body
    assert "works once, for one hour" in mail.outbox[0].body


def test_the_address_of_the_form_holds_no_secret(client: Client, ann: User) -> None:
    link = ask_for_a_link()

    response = client.get(link)

    assert response.status_code == 302
    assert re.fullmatch(r"/password/new/\w+-set-password/", response["Location"])


def test_the_new_password_is_the_one_that_works(client: Client, ann: User) -> None:
    response = choose(client, ask_for_a_link())

    assert response["Location"] == reverse("account_reset_password_from_key_done")
    assert not signed_in(client)
    sign_in(client, password=NEW)
    assert signed_in(client)


def test_a_new_password_ends_every_session(client: Client, ann: User) -> None:
    elsewhere = Browser()
    elsewhere.force_login(ann)

    choose(client, ask_for_a_link())

    assert elsewhere.get(reverse("change-password")).status_code == 302


def test_the_person_is_told_by_letter(client: Client, ann: User) -> None:
    choose(client, ask_for_a_link())

    told = mail.outbox[-1]
    assert (told.to, told.subject) == ([ADDRESS], "You have a new password")
    assert "127.0.0.1" in told.body
    assert reverse("account_reset_password") in told.body


def test_a_new_password_ends_the_wait_after_too_many_wrong_ones(
    client: Client, ann: User
) -> None:
    for _ in range(10):
        sign_in(client, password="wrong")
    assert sign_in(client).status_code == 429

    choose(client, ask_for_a_link())

    sign_in(client, password=NEW)
    assert signed_in(client)


def test_a_link_works_once(client: Client, ann: User) -> None:
    link = ask_for_a_link()
    choose(client, link)

    page: Any = Browser().get(link)

    assert GONE in page.text
    assert reverse("account_reset_password") in page.text


@pytest.mark.parametrize(("minutes", "works"), [(59, True), (61, False)])
def test_a_link_works_for_an_hour(
    client: Client,
    ann: User,
    minutes: int,
    works: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    link = ask_for_a_link()
    later = datetime.now() + timedelta(minutes=minutes)
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self: later)

    page: Any = client.get(link, follow=True)

    assert (GONE not in page.text) == works


def test_signing_in_spends_a_link_that_was_asked_for(client: Client, ann: User) -> None:
    link = ask_for_a_link()
    sign_in(client)

    page: Any = Browser().get(link)

    assert GONE in page.text


@pytest.mark.parametrize("link", ["/password/new/1-abc/", "/password/new/zzzzzz-a-b/"])
def test_a_link_that_was_never_sent_says_the_same(
    client: Client, ann: User, link: str
) -> None:
    page: Any = client.get(link)

    assert GONE in page.text


def test_a_closed_account_cannot_use_its_link(client: Client, ann: User) -> None:
    link = ask_for_a_link()
    ann.is_active = False
    ann.save()

    page: Any = client.get(link)

    assert GONE in page.text


@pytest.mark.parametrize(
    ("password", "again", "wrong"),
    [
        (
            "short",
            "short",
            {"password1": [TOO_SHORT]},
        ),
        (
            "qwerty123456",
            "qwerty123456",
            {"password1": ["This password is too common."]},
        ),
        (
            "ann@council.example",
            "ann@council.example",
            {"password1": ["The password is too similar to the e-mail address."]},
        ),
        (NEW, "another", {"password2": ["You must type the same password each time."]}),
        (
            "",
            "",
            {
                "password1": ["Enter a new password"],
                "password2": ["Enter the new password again"],
            },
        ),
    ],
)
def test_a_new_password_keeps_to_the_rules(
    client: Client, ann: User, password: str, again: str, wrong: dict[str, list[str]]
) -> None:
    response = choose(client, ask_for_a_link(), password, again)

    assert errors(response) == wrong


@pytest.mark.parametrize(
    "password", ["alllettersnodigits", "904417350268", "a" * 12 + " é" * 40]
)
def test_no_kind_of_sign_is_asked_for(client: Client, ann: User, password: str) -> None:
    response = choose(client, ask_for_a_link(), password, password)

    assert response.status_code == 302
