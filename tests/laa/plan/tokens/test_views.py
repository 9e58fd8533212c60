from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from laa.plan.clock import now
from laa.plan.models import ApiToken, User
from laa.plan.models.tokens import MOST
from laa.plan.tokens.holding import holder
from laa.plan.tokens.scopes import Scope
from tests.factories.plan import ApiTokenFactory, UserFactory
from tests.laa.plan.accounts.factors import SECRET, code_of, give_app
from tests.laa.plan.accounts.people import (
    ADDRESS,
    NEW,
    PASSWORD,
    Browser,
    errors,
    sign_in,
)

MINE, MAKE = "/tokens/", "/tokens/make/"
WANTED = {"name": "Excel at work", "scope": "read", "days": "30"}
SHOWN = re.compile(r"laa_[0-9A-Za-z]{40}")


@pytest.fixture
def ann(db: None) -> User:
    person: User = UserFactory(email=ADDRESS, name="Ann", password=PASSWORD)
    return person


@pytest.fixture
def person(ann: User) -> Client:
    """Signed in, and so lately that the password is not asked for again."""
    client = Browser()
    sign_in(client)
    client.post("/sign-in/again/", {"password": PASSWORD})
    return client


def secret_on(page: Any) -> str:
    found = SHOWN.search(page.text)
    assert found
    return found[0]


def token_of(user: User, **given: Any) -> ApiToken:
    at = now()
    token: ApiToken = ApiTokenFactory(
        user=user, made_at=at, expires_at=at + timedelta(days=30), **given
    )
    return token


def test_the_password_is_asked_for_again_before_a_token_is_made(ann: User) -> None:
    client = Client()
    client.force_login(ann)

    response = client.get(MAKE)

    assert response["Location"] == "/sign-in/again/?next=%2Ftokens%2Fmake%2F"
    assert client.post(MAKE, WANTED).status_code == 302
    assert not ApiToken.objects.exists()


def test_what_was_typed_is_not_lost_while_the_password_is_asked_for(ann: User) -> None:
    client = Browser()
    client.force_login(ann)
    there = client.post(MAKE, WANTED)["Location"]

    page: Any = client.post(there, {"password": PASSWORD})

    assert holder(secret_on(page), now()) == ApiToken.objects.get()


def test_a_token_is_made_and_shown_and_no_browser_keeps_it(
    person: Client, ann: User
) -> None:
    page: Any = person.post(MAKE, {**WANTED, "scope": "enter"})

    held = holder(secret_on(page), now())
    assert held is not None
    assert (held.user, held.scope) == (ann, Scope.ENTER)
    assert page["Cache-Control"] == "private, no-store"
    assert "shown this once only" in page.text
    assert [letter.subject for letter in mail.outbox] == ["A new API token"]
    assert "127.0.0.1" in mail.outbox[0].body


def test_it_is_shown_once(person: Client) -> None:
    secret = secret_on(person.post(MAKE, WANTED))

    later: list[Any] = [person.get(MINE), person.get(MAKE), person.post(MAKE, WANTED)]

    assert not any(SHOWN.search(page.text) for page in later)
    assert "You have a token “Excel at work” already" in later[-1].text
    assert ApiToken.objects.count() == 1
    assert secret not in str(dict(person.session))


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"name": " "}, "name", "Enter what the token is for"),
        (
            {"name": "x" * 101},
            "name",
            "This has 101 signs: shorten it to 100 at most",
        ),
        ({"scope": ""}, "scope", "Select what the token may do"),
        (
            {"scope": "all"},
            "scope",
            "'all' is none of the choices: select one of them",
        ),
        ({"days": ""}, "days", "Select how long the token is to work"),
        ({"days": "0"}, "days", "'0' is none of the choices: select one of them"),
    ],
)
def test_what_is_wrong_is_told_beside_its_box(
    person: Client, typed: dict[str, str], field: str, words: str
) -> None:
    response = person.post(MAKE, {**WANTED, **typed})

    assert errors(response) == {field: [words]}
    assert not ApiToken.objects.exists()


def test_a_session_without_a_second_factor_is_told_what_the_token_lacks(
    person: Client,
) -> None:
    asked: Any = person.get(MAKE)
    made: Any = person.post(MAKE, WANTED)

    assert "You signed in without a second factor" in asked.text
    assert f'href="{reverse("mfa_index")}">Set up a second factor' in asked.text
    assert "Opens no plan that asks for a second factor" in made.text
    assert not ApiToken.objects.get().signed_in_with_second_factor


def test_signing_in_with_a_code_is_noted_of_the_token(ann: User) -> None:
    give_app(ann)
    client = Browser()
    sign_in(client)
    client.post("/sign-in/code/", {"code": code_of(SECRET)})
    client.post("/sign-in/again/", {"password": PASSWORD})

    asked: Any = client.get(MAKE)
    made: Any = client.post(MAKE, WANTED)

    assert "without a second factor" not in asked.text + made.text
    assert ApiToken.objects.get().signed_in_with_second_factor


def test_a_session_older_than_the_second_factor_is_led_to_give_it(
    person: Client, ann: User
) -> None:
    give_app(ann)
    asked: Any = person.get(MAKE)
    (way,) = re.findall(r'href="([^"]*)">Give your second factor now', asked.text)

    back = person.post(html.unescape(way), {"code": code_of(SECRET)})["Location"]
    person.post(back, WANTED)

    assert back == MAKE
    assert ApiToken.objects.get().signed_in_with_second_factor


def test_whoever_has_only_a_passkey_is_led_to_it(person: Client, ann: User) -> None:
    Authenticator.objects.create(
        user=ann, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"}
    )

    asked: Any = person.get(MAKE)

    way = reverse("mfa_reauthenticate_webauthn")
    assert f'href="{way}?next={MAKE}">Give your second factor now' in asked.text


def test_the_page_lists_what_works_and_what_has_ended(
    person: Client, ann: User
) -> None:
    live = token_of(ann, name="Excel at work")
    token_of(ann, name="Old", revoked=ApiToken.Revoked.BY_HAND, revoked_at=now())
    ApiTokenFactory(name="Somebody else’s")

    page: Any = person.get(MINE)

    works, _, ended = page.text.partition("Tokens that no longer work")
    assert "Excel at work" in works
    assert reverse("revoke-token", args=[live.pk]) in works
    assert "Old" in ended
    assert "Revoke<" not in ended
    assert "Somebody else’s" not in page.text


def test_whoever_has_none_is_told_so(person: Client) -> None:
    page: Any = person.get(MINE)

    assert "You have none." in page.text
    assert "Tokens that no longer work" not in page.text


def test_whoever_has_as_many_as_may_be_is_told_so(person: Client, ann: User) -> None:
    for _ in range(MOST):
        token_of(ann)

    page: Any = person.get(MINE)

    assert "as many tokens as one person may have" in page.text
    assert errors(person.post(MAKE, WANTED)) == {
        "__all__": [
            "You have 10 tokens that work, which is the most: "
            "revoke one that you no longer need"
        ]
    }


def test_a_token_is_revoked_after_one_more_question(person: Client, ann: User) -> None:
    token = token_of(ann)
    there = reverse("revoke-token", args=[token.pk])
    asked: Any = person.get(there)
    assert "get in no more" in asked.text

    page: Any = person.post(there, follow=True)

    assert page.redirect_chain == [(MINE, 302)]
    assert f"“{token}” is revoked" in page.text
    token.refresh_from_db()
    assert token.revoked == ApiToken.Revoked.BY_HAND


def test_what_has_ended_says_so_in_place_of_the_question(
    person: Client, ann: User
) -> None:
    token = token_of(ann)
    there = reverse("revoke-token", args=[token.pk])
    person.post(there)

    asked: Any = person.get(there)
    again: Any = person.post(there, follow=True)

    assert "There is nothing to revoke" in asked.text
    assert "was revoked already. Nothing was changed." in again.text


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_persons_token_is_not_there(person: Client, method: str) -> None:
    token = ApiTokenFactory()

    response = getattr(person, method)(reverse("revoke-token", args=[token.pk]))

    assert response.status_code == 404
    token.refresh_from_db()
    assert not token.revoked


def test_a_changed_password_revokes_them(person: Client, ann: User) -> None:
    token = token_of(ann)
    typed = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}

    person.post(reverse("change-password"), typed)

    token.refresh_from_db()
    assert token.revoked == ApiToken.Revoked.PASSWORD
    assert "API tokens that you had made no longer work" in mail.outbox[0].body


def test_a_password_replaced_by_letter_revokes_them(ann: User) -> None:
    token, client = token_of(ann), Browser()
    client.post(reverse("account_reset_password"), {"email": ADDRESS})
    (path,) = re.findall(r"/password/new/\S+", mail.outbox[0].body)
    form = client.get(path)["Location"]

    client.post(form, {"password1": NEW, "password2": NEW})

    token.refresh_from_db()
    assert token.revoked == ApiToken.Revoked.PASSWORD
