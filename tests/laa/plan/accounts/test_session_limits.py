from __future__ import annotations

import time
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from laa.plan.accounts.typed_before import LONGEST
from laa.plan.models import User
from laa.plan.roles import Role
from tests.factories.plan import (
    ActionPlanFactory,
    MembershipFactory,
    NarrativeSectionFactory,
    UserFactory,
)
from tests.laa.plan.accounts.people import PASSWORD, sign_in, signed_in

MINUTE, HOUR = 60, 60 * 60
BEFORE = "/sent-before/"


@pytest.fixture
def person(client: Client, ann: User) -> Client:
    client.force_login(ann)
    return client


@pytest.fixture
def text(ann: User) -> str:
    """The address of a text that Ann may change."""
    plan = ActionPlanFactory()
    MembershipFactory(user=ann, plan=plan, role=Role.COORDINATOR)
    NarrativeSectionFactory(plan=plan, section=1, text="As it was.")
    return reverse("edit-narrative", args=[plan.area.slug, plan.slug, 1])


def let_pass(client: Client, seconds: float, *, used: bool = False) -> None:
    """As if the session had begun that much earlier, and last been used then too."""
    session = client.session
    session["began"] -= seconds
    session["seen"] -= 0 if used else seconds
    session.save()


def told(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def send(client: Client, address: str, **more: Any) -> Any:
    typed = {"text": "As it is to be.", "reason": "It has changed", "seen": "0"}
    return client.post(address, {**typed, **more})


def test_a_session_goes_on_while_it_is_used(person: Client) -> None:
    for _ in range(11):
        let_pass(person, HOUR - MINUTE)
        assert person.get("/").status_code == 200


def test_a_session_ends_after_an_hour_in_which_nothing_is_done(person: Client) -> None:
    let_pass(person, HOUR + 1)

    response: Any = person.get("/password/")

    assert response["Location"] == "/sign-in/?next=%2Fpassword%2F"
    assert told(response) == [
        "You were signed out because nothing was done for an hour. "
        "Sign in to go on where you were."
    ]
    assert not signed_in(person)


def test_a_session_ends_twelve_hours_after_signing_in(person: Client) -> None:
    let_pass(person, 12 * HOUR + 1, used=True)

    response: Any = person.get("/")

    assert told(response) == [
        "You were signed out because you had signed in twelve hours before. "
        "Sign in to go on where you were."
    ]


def test_the_reason_stands_on_the_sign_in_page(person: Client) -> None:
    let_pass(person, HOUR + 1)

    page: Any = person.get("/password/", follow=True)

    assert "nothing was done for an hour" in page.text
    assert sign_in(person, query_params={"next": "/password/"})["Location"] == (
        "/password/"
    )


def test_what_needs_no_account_asks_nothing_of_a_session(person: Client) -> None:
    let_pass(person, HOUR + 1)

    assert person.get("/health/").status_code == 200


def test_a_session_that_ended_is_gone_from_the_server(person: Client) -> None:
    old = person.session.session_key
    let_pass(person, HOUR + 1)

    person.get("/")

    assert not Session.objects.filter(session_key=old).exists()


def test_signing_out_ends_the_session_on_the_server(person: Client) -> None:
    old = person.session.session_key

    person.post(reverse("sign-out"))

    assert not Session.objects.filter(session_key=old).exists()


def test_a_session_that_does_not_know_when_it_began_begins_now(
    person: Client,
) -> None:
    session = person.session
    del session["began"], session["seen"]
    session.save()

    person.get("/")

    assert abs(person.session["began"] - time.time()) < MINUTE


def test_a_session_is_not_written_at_every_page(person: Client) -> None:
    before = person.session["seen"]

    person.get("/")

    assert person.session["seen"] == before


def test_what_was_sent_too_late_can_be_sent_again(
    person: Client, ann: User, text: str
) -> None:
    let_pass(person, HOUR + 1)

    response = send(person, text)
    assert told(response) == [
        "You were signed out because nothing was done for an hour. "
        "What you sent was not saved, but it is kept: "
        "once you have signed in, you can send it again."
    ]
    page: Any = person.post(
        response["Location"], {"login": ann.email, "password": PASSWORD}, follow=True
    )

    assert page.redirect_chain[-1][0] == BEFORE
    assert "As it is to be." in page.text
    assert page.context["kept"]["path"] == text
    send(person, text)
    assert person.get(text).context["form"].initial["text"] == "As it is to be."
    assert person.get(BEFORE)["Location"] == "/"


def test_nobody_else_sees_what_was_typed(person: Client, text: str) -> None:
    let_pass(person, HOUR + 1)
    send(person, text)
    other = UserFactory(email="ben@council.example", password=PASSWORD)
    sign_in(person, email=other.email)

    assert person.get(BEFORE)["Location"] == "/"
    assert "typed before" not in person.session


def test_there_may_be_nothing_that_was_sent_before(person: Client) -> None:
    assert person.get(BEFORE)["Location"] == "/"


def test_what_was_sent_elsewhere_meanwhile_changes_nothing(
    person: Client, ann: User, text: str
) -> None:
    let_pass(person, HOUR + 1)
    send(person, text)
    sign_in(person)

    person.post(reverse("change-password"), {})

    assert person.get(BEFORE).status_code == 200


@pytest.mark.parametrize(
    "more",
    [
        {"text": "x" * LONGEST},
        {"file": SimpleUploadedFile("figures.csv", b"1,2,3")},
    ],
    ids=["too long", "a file"],
)
def test_what_cannot_be_kept_is_said_to_be_lost(
    person: Client, text: str, more: dict[str, Any], settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 1
    let_pass(person, HOUR + 1)

    response = send(person, text, **more)

    assert response["Location"] == "/sign-in/?next=%2F"
    assert told(response)[0].endswith("What you sent was not saved.")


def test_a_password_is_never_kept(person: Client) -> None:
    let_pass(person, HOUR + 1)

    response: Any = person.post("/password/", {"oldpassword": PASSWORD})

    assert told(response)[0].endswith("What you sent was not saved.")
    assert PASSWORD not in str(dict(person.session))
