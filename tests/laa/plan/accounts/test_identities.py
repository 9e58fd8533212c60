from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core import mail
from django.test import Client

from laa.plan.models import User
from tests.factories.plan import UserFactory
from tests.laa.plan.accounts.factors import SECRET, code_of, give_app
from tests.laa.plan.accounts.people import Browser, signed_in
from tests.laa.plan.accounts.providers import (
    configured,
    go_there,
    provider,
    sign_in_there,
)

NO_ACCOUNT = "No account here uses the e-mail address that The Council gives for you"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with provider() as running:
        yield running


@pytest.fixture(autouse=True)
def _configured(settings: Any, address: str) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = configured(address)


def sign_in_as(client: Client, sub: str, **more: Any) -> Any:
    return client.get(sign_in_there(go_there(client, **more), sub))


def test_the_sign_in_page_offers_the_organisation(client: Client, db: None) -> None:
    page: Any = client.get("/sign-in/")

    assert "Sign in with The Council" in page.text


def test_an_account_that_exists_is_signed_in_to(client: Client, ann: User) -> None:
    response = sign_in_as(client, "ann", next="/password/")

    assert response["Location"] == "/password/"
    assert client.session["_auth_user_id"] == str(ann.pk)
    assert User.objects.count() == 1


def test_the_first_time_the_person_is_told_by_letter(client: Client, ann: User) -> None:
    sign_in_as(client, "ann")
    sign_in_as(Browser(), "ann")

    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        ([ann.email], "Your account is connected to The Council")
    ]


def test_no_more_is_kept_than_who_it_is(client: Client, ann: User) -> None:
    sign_in_as(client, "ann")
    sign_in_as(Browser(), "ann")

    kept = SocialAccount.objects.get()
    assert (kept.user, kept.provider, kept.uid) == (ann, "council", "ann")
    assert kept.extra_data == {}
    assert not SocialToken.objects.exists()


@pytest.mark.parametrize(
    ("sub", "words"),
    [
        ("unverified", "does not say that your e-mail address is verified"),
        ("silent", "does not say that your e-mail address is verified"),
        ("nameless", "does not say that your e-mail address is verified"),
        ("foreign", "may not speak for the e-mail address"),
        ("nearly", "may not speak for the e-mail address"),
        ("ben", NO_ACCOUNT),
    ],
)
def test_nobody_else_is_signed_in(
    client: Client, ann: User, sub: str, words: str
) -> None:
    UserFactory(email="ann@police.example")
    UserFactory(email="ann@not-council.example")

    response = sign_in_as(client, sub)

    assert response.status_code == 403
    assert words in response.text
    assert not signed_in(client)
    assert not SocialAccount.objects.exists()
    assert not User.objects.filter(email="ben@council.example").exists()


@pytest.mark.parametrize("known", [False, True])
def test_a_closed_account_is_answered_as_none(
    client: Client, ann: User, known: bool
) -> None:
    if known:
        sign_in_as(Browser(), "ann")
    ann.is_active = False
    ann.save()

    response = sign_in_as(client, "ann")

    assert NO_ACCOUNT in response.text
    assert not signed_in(client)


def test_another_identity_with_the_same_address_is_refused(
    client: Client, ann: User
) -> None:
    sign_in_as(Browser(), "ann")

    response = sign_in_as(client, "ann-again")

    assert "belongs to another identity at The Council" in response.text
    assert not signed_in(client)


def test_whoever_has_another_address_there_than_here_is_refused(
    client: Client, ann: User
) -> None:
    sign_in_as(Browser(), "ann")
    ann.email = "ann.jones@council.example"
    ann.save()

    response = sign_in_as(client, "ann")

    assert "now gives another e-mail address" in response.text
    assert not signed_in(client)


def test_a_second_factor_is_still_asked_for(client: Client, ann: User) -> None:
    give_app(ann)

    response = sign_in_as(client, "ann")

    assert response["Location"] == "/sign-in/code/"
    assert not signed_in(client)
    client.post("/sign-in/code/", {"code": code_of(SECRET)})
    assert signed_in(client)


@pytest.mark.parametrize("change", ["state=tampered", "state="])
def test_an_answer_that_was_not_asked_for_is_refused(
    client: Client, ann: User, change: str
) -> None:
    back = sign_in_there(go_there(client), "ann")
    state = parse_qs(urlsplit(back).query)["state"][0]

    response = client.get(back.replace(f"state={state}", change))

    assert response.status_code == 401
    assert "did not work" in response.content.decode()
    assert not signed_in(client)


def test_an_answer_works_in_the_browser_that_asked_only(
    client: Client, ann: User
) -> None:
    back = sign_in_there(go_there(Browser()), "ann")

    assert client.get(back).status_code == 401
    assert not signed_in(client)


def test_an_answer_works_once(client: Client, ann: User) -> None:
    back = sign_in_there(go_there(client), "ann")
    client.get(back)
    client.post("/sign-out/")

    assert client.get(back).status_code == 401
    assert not signed_in(client)


def test_a_code_that_the_provider_never_gave_is_refused(
    client: Client, ann: User
) -> None:
    back = sign_in_there(go_there(client), "ann")
    code = parse_qs(urlsplit(back).query)["code"][0]

    response = client.get(back.replace(code, "another"))

    assert response.status_code == 401
    assert not signed_in(client)


def test_whoever_says_no_there_is_told_so_here(client: Client, db: None) -> None:
    state = parse_qs(urlsplit(go_there(client)).query)["state"][0]

    response: Any = client.get(
        "/sign-in/with/council/back/",
        {"state": state, "error": "access_denied"},
        follow=True,
    )

    assert "was cancelled" in response.text


def test_no_account_is_connected_by_hand(client: Client, ann: User) -> None:
    ben = UserFactory(email="ben@council.example")
    client.force_login(ben)

    there = client.post("/sign-in/with/council/", {"process": "connect"})
    client.get(sign_in_there(there["Location"], "ann"))

    assert client.session["_auth_user_id"] == str(ann.pk)
    assert not SocialAccount.objects.filter(user=ben).exists()


def test_a_link_leads_to_a_page_that_asks_first(client: Client, db: None) -> None:
    page: Any = client.get("/sign-in/with/council/")

    assert page.status_code == 200
    assert "You go to the sign-in page of The Council" in page.text


def test_an_organisation_that_is_none_is_not_found(client: Client, db: None) -> None:
    for address in ("/sign-in/with/nobody/", "/sign-in/with/nobody/back/"):
        assert client.get(address).status_code == 404


def test_a_provider_that_does_not_answer_is_said_to(
    client: Client, db: None, settings: Any
) -> None:
    # Nothing listens at the port that is for nothing.
    settings.SOCIALACCOUNT_PROVIDERS = configured("http://127.0.0.1:9")

    response: Any = client.post("/sign-in/with/council/")

    assert response.status_code == 503
    assert "cannot be reached" in response.text
