from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from laa.plan.models import User
from tests.laa.plan.accounts.factors import SECRET, code_of, give_app
from tests.laa.plan.accounts.people import PASSWORD, errors

AGAIN = "/sign-in/again/"


@pytest.fixture
def person(client: Client, ann: User) -> Client:
    client.force_login(ann)
    return client


def test_the_page_says_why_the_password_is_asked_for_again(person: Client) -> None:
    page: Any = person.get(AGAIN)

    assert "You are about to change how you, or your programs, get in" in page.text


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "Enter your password"),
        (
            "wrong",
            "That is not your password: enter the one with which you sign in",
        ),
    ],
)
def test_another_password_is_refused(person: Client, password: str, words: str) -> None:
    response = person.post(AGAIN, {"password": password})

    assert errors(response) == {"password": [words]}


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [("/password/", "/password/"), ("https://elsewhere.example/", "/")],
)
def test_the_password_leads_on_within_this_service_only(
    person: Client, wanted: str, reached: str
) -> None:
    response = person.post(AGAIN, {"password": PASSWORD}, query_params={"next": wanted})

    assert response["Location"] == reached


def test_wrong_passwords_count_with_those_at_sign_in(person: Client) -> None:
    answers = [person.post(AGAIN, {"password": "wrong"}).status_code for _ in range(11)]

    assert answers == [200] * 10 + [429]
    signing_in = {"login": "ann@council.example", "password": PASSWORD}
    assert Client().post(reverse("sign-in"), signing_in).status_code == 429


def test_whoever_has_an_app_may_show_its_code_instead(
    person: Client, ann: User
) -> None:
    give_app(ann)
    there = reverse("mfa_reauthenticate")

    page: Any = person.get(there)
    refused = person.post(there, {"code": "12"})
    response = person.post(
        there, {"code": code_of(SECRET)}, query_params={"next": "/password/"}
    )

    assert "The 6 digits that your app shows now" in page.text
    assert refused.status_code == 200
    assert response["Location"] == "/password/"
