from __future__ import annotations

import re
import time
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from laa.plan.models import User
from tests.factories.plan import UserFactory
from tests.laa.plan.accounts.people import (
    ADDRESS,
    PASSWORD,
    Browser,
    sign_in,
    signed_in,
)

BEN = "ben@council.example"
QUARTER_OF_AN_HOUR = 15 * 60


@pytest.fixture
def _ben(db: None) -> None:
    UserFactory(email=BEN, password=PASSWORD)


@pytest.fixture
def _few(settings: Any) -> None:
    """Limits that a test soon reaches."""
    settings.ACCOUNT_RATE_LIMITS = {
        "login": "100/m/ip",
        "login_failed": "2/15m/key,3/15m/ip",
        "reset_password": "2/h/key,3/h/ip",
    }


def told(limit: str) -> tuple[str, str]:
    """How docs/accounts.md tells a limit: for an account, and for an address."""
    words = {"account": "no limit", "address": "no limit"}
    spans = {"15m": "15 minutes", "m": "a minute", "h": "an hour"}
    for amount, span, per in (part.split("/") for part in limit.split(",")):
        words["address" if per == "ip" else "account"] = f"{amount} in {spans[span]}"
    return words["account"], words["address"]


def mistype(times: int, email: str = ADDRESS, **more: Any) -> list[int]:
    return [
        sign_in(Browser(), email=email, password="wrong", **more).status_code
        for _ in range(times)
    ]


def forget(email: str) -> Any:
    return Browser().post(reverse("account_reset_password"), {"email": email})


@pytest.mark.parametrize("email", [ADDRESS, "nobody@council.example"])
def test_an_account_takes_ten_wrong_passwords_known_or_not(
    ann: User, email: str
) -> None:
    assert mistype(11, email) == [200] * 10 + [429]


@pytest.mark.usefixtures("_few")
def test_the_right_password_waits_too(client: Client, ann: User) -> None:
    mistype(2)

    response = sign_in(client)

    assert response.status_code == 429
    assert not signed_in(client)


@pytest.mark.usefixtures("_few")
def test_the_page_says_when_to_try_again(ann: User) -> None:
    mistype(2)

    response: Any = sign_in(Browser())

    text = response.content.decode()
    assert "Too many attempts" in text
    assert re.search(r"try again at <strong>\d\d:\d\d</strong>", text)
    seconds = int(response["Retry-After"])
    assert QUARTER_OF_AN_HOUR - 60 < seconds <= QUARTER_OF_AN_HOUR
    left = response.context["until"].timestamp() - time.time()
    assert seconds <= left <= seconds + 60


@pytest.mark.usefixtures("_few")
def test_after_the_wait_the_right_password_works(
    client: Client, ann: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    mistype(2)
    later = time.time() + QUARTER_OF_AN_HOUR + 1
    monkeypatch.setattr("time.time", lambda: later)

    sign_in(client)

    assert signed_in(client)


@pytest.mark.usefixtures("_few", "_ben")
def test_whoever_mistypes_for_ever_locks_out_nobody_at_the_same_address(
    client: Client, ann: User
) -> None:
    assert mistype(6) == [200, 200, 429, 429, 429, 429]

    sign_in(client, email=BEN)

    assert signed_in(client)


@pytest.mark.usefixtures("_few", "_ben")
def test_guesses_at_many_accounts_from_one_address_are_stopped(
    client: Client, ann: User
) -> None:
    assert [mistype(1, f"{n}@council.example")[0] for n in range(4)] == [200] * 3 + [
        429
    ]

    assert sign_in(client, email=BEN).status_code == 429
    sign_in(client, email=BEN, REMOTE_ADDR="10.0.0.7")
    assert signed_in(client)


@pytest.mark.usefixtures("_few")
def test_behind_a_proxy_the_address_is_the_one_that_it_saw(
    settings: Any, ann: User
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def from_address(number: int, email: str) -> int:
        # What comes before the last, anybody can write.
        seen = {"X-Forwarded-For": f"10.9.9.{number}, 10.0.0.{number}"}
        return mistype(1, email, headers=seen)[0]

    many = [from_address(n, f"{n}@council.example") for n in range(5)]
    one = [from_address(7, f"{n}@police.example") for n in range(4)]

    assert many == [200] * 5
    assert one == [200] * 3 + [429]


@pytest.mark.usefixtures("_few")
def test_another_port_of_the_host_is_no_way_round(ann: User) -> None:
    ports = [
        mistype(1, headers={"host": f"testserver:{port}"})[0] for port in (81, 82, 83)
    ]

    assert ports == [200, 200, 429]


@pytest.mark.usefixtures("_few")
def test_signing_in_rightly_uses_nothing_up(ann: User) -> None:
    people = [Browser() for _ in range(5)]

    for person in people:
        sign_in(person)

    assert all(map(signed_in, people))


@pytest.mark.usefixtures("_few")
@pytest.mark.parametrize("email", [ADDRESS, "nobody@council.example"])
def test_letters_for_one_address_are_limited_known_or_not(
    ann: User, email: str
) -> None:
    answers = [forget(email) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert int(answers[2]["Retry-After"]) > 3500
    assert len(mail.outbox) == 2


@pytest.mark.usefixtures("_few")
def test_letters_for_many_addresses_are_limited_too(ann: User) -> None:
    answers = [forget(f"{n}@council.example").status_code for n in range(4)]

    assert answers == [302, 302, 302, 429]


def test_a_limit_on_all_that_a_page_is_sent_says_when_too(
    settings: Any, ann: User
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    sign_in(Browser())

    response: Any = sign_in(Browser())

    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 60


def test_changing_a_password_is_limited_by_person(
    settings: Any, client: Client, ann: User
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"change_password": "1/15m/user"}
    client.force_login(ann)
    client.post(reverse("change-password"), {})

    response = client.post(reverse("change-password"), {})

    assert response.status_code == 429


@pytest.mark.django_db
def test_the_migrations_make_the_table_of_counts_as_django_would(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("createcachetable", dry_run=True)

    assert capsys.readouterr().out == "Cache table 'plan_cache' already exists.\n"
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, "plan_cache")
    assert [(one.name, one.null_ok) for one in columns] == [
        ("cache_key", False),
        ("value", False),
        ("expires", False),
    ]


def test_the_limits_are_told(settings: Any) -> None:
    text = (settings.BASE_DIR / "docs/accounts.md").read_text()

    for action, what in {
        "login_failed": "wrong passwords",
        "login": "forms sent to the sign-in page",
        "change_password": "changing a password, or giving it again",
        "reauthenticate": "changing a password, or giving it again",
        "reset_password": "links for a new password",
        "reset_password_from_key": "passwords chosen by such a link",
    }.items():
        limits = told(settings.ACCOUNT_RATE_LIMITS[action])
        assert f"| {what} | {limits[0]} | {limits[1]} |" in text
    codes = told(settings.ACCOUNT_RATE_LIMITS["login_failed"])
    assert f"| wrong codes of a second factor | {codes[0]} | {codes[1]} |" in text
    tokens = told(settings.ACCOUNT_RATE_LIMITS["api_token"])
    assert (
        "| requests with an API token that opens nothing "
        f"| {tokens[0]} of one token | {tokens[1]} |"
    ) in text
    passkeys = told(settings.MFA_RATE_LIMITS["webauthn_login"])
    assert f"| sign-ins with a passkey | {passkeys[0]} | {passkeys[1]} |" in text
