from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from laa.plan.models import ActionPlan, Invitation, User
from laa.plan.permissions import roles_of
from laa.plan.roles import Role
from tests.factories.plan import (
    NOW,
    ActionPlanFactory,
    InvitationFactory,
    UserFactory,
    member,
)

pytestmark = pytest.mark.django_db
RAVI = "ravi@council.example"
PASSWORD = "plain speaking 1908"
INVITATION = "/invitation/"


@pytest.fixture
def plan(settings: Any) -> ActionPlan:
    settings.TODAY = date(2008, 10, 20)
    plan: ActionPlan = ActionPlanFactory.create()
    return plan


@pytest.fixture
def coordinator(client: Client, plan: ActionPlan) -> Client:
    client.force_login(member(plan, Role.COORDINATOR, name="Grace"))
    return client


@pytest.fixture
def send(
    coordinator: Client,
    plan: ActionPlan,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> Any:
    """Invite by the form; back come the answer and the links sent so far."""

    def sent(page: str = "invite", /, *more: Any, **given: Any) -> Any:
        if page == "invite":
            given = {"name": "Ravi", "email": RAVI, "roles": ["analyst"], **given}
        with django_capture_on_commit_callbacks(execute=True):
            where = reverse(page, args=[plan.area.slug, plan.slug, *more])
            response = coordinator.post(where, given, follow=True)
        words = " ".join(letter.body for letter in mailoutbox)
        return response, re.findall(r"(/invitation/\S+/)", words)

    return sent


@pytest.fixture
def link(send: Any) -> str:
    _, (link,) = send()
    return str(link)


def text_of(response: HttpResponse) -> str:
    return response.content.decode().replace("&#x27;", "'")


def opened(link: str, by: User | None = None) -> tuple[Client, str]:
    """What a browser of its own is shown that opens the link."""
    client = Client()
    if by:
        client.force_login(by)
    return client, text_of(client.get(link, follow=True))


def account(**given: Any) -> dict[str, Any]:
    return {"name": "Ravi Patel", "password": PASSWORD, **given}


def test_a_coordinator_invites_by_a_form(send: Any, plan: ActionPlan) -> None:
    response, links = send()

    page = text_of(response)
    assert f"An invitation is on its way to {RAVI}" in page
    assert "Waits for an answer" in page
    assert "Sent by Grace, 20 October 2008" in page
    assert len(links) == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"email": "ravi"}, "'ravi' is not an e-mail address: enter one such as"),
        ({"email": ""}, "Enter the person’s e-mail address"),
        ({"name": ""}, "Enter the person’s name"),
        ({"roles": []}, "Select at least one role"),
        ({"roles": ["mayor"]}, "'mayor' is not a role: select from the list"),
        ({"name": "R" * 151}, "Enter at most 150 characters: this has 151"),
    ],
)
def test_a_slip_is_named_and_nothing_is_sent(
    send: Any, given: dict[str, Any], said: str
) -> None:
    response, links = send(**given)

    assert said in text_of(response)
    assert links == []


def test_what_the_write_refuses_is_said_beside_the_box(send: Any, link: str) -> None:
    response, links = send(email=RAVI.upper())

    assert "send it again or withdraw it" in text_of(response)
    assert links == [link]


def test_inviting_an_address_with_an_account_is_answered_as_any_other(
    send: Any,
) -> None:
    UserFactory(email="known@council.example")

    known, _ = send(email="known@council.example")
    unknown, _ = send(email="other@council.example")

    assert re.sub("known|other", "x", text_of(known)).count("x@council.example") == 2
    assert text_of(unknown).count("other@council.example") == 2


def test_the_links_token_stands_in_no_pages_address(link: str) -> None:
    client = Client()

    response = client.get(link)

    assert (response.status_code, response["Location"]) == (302, INVITATION)
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert "no-store" in client.get(INVITATION)["Cache-Control"]


def test_no_session_keeps_a_token(link: str) -> None:
    opened(link)

    (token,) = re.findall(r"/invitation/(.+)/", link)
    kept = [str(one.get_decoded()) for one in Session.objects.all()]
    assert token not in " ".join(kept)


def test_looking_at_a_link_uses_nothing_up(link: str) -> None:
    for _ in range(3):
        _, page = opened(link)

    assert "Make my account" in page
    assert Invitation.objects.open().exists()


def test_a_new_person_makes_an_account_and_is_led_to_sign_in(
    link: str, plan: ActionPlan
) -> None:
    client, page = opened(link)

    response = client.post(INVITATION, account(), follow=True)

    assert "Grace invites you to the action plan" in page
    assert f"with the e-mail address {RAVI}" in page
    assert 'value="Ravi"' in page
    assert response.redirect_chain[0][0] == reverse("sign-in")
    assert "Your account is ready: sign in with it" in text_of(response)
    assert roles_of(User.objects.get(email=RAVI), plan) == {Role.ANALYST}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": ""}, "Enter your name"),
        ({"password": ""}, "Choose a password"),
        ({"password": "short1"}, "This password is too short"),
        ({"password": "ravi@council.example"}, "too similar to the e-mail address"),
    ],
)
def test_a_slip_in_the_account_is_named_and_uses_nothing_up(
    link: str, given: dict[str, Any], said: str
) -> None:
    client, _ = opened(link)

    page = text_of(client.post(INVITATION, account(**given)))

    assert said in page
    assert not User.objects.filter(email=RAVI).exists()
    assert Invitation.objects.open().exists()


def test_whoever_has_an_account_signs_in_first(link: str, plan: ActionPlan) -> None:
    ravi = UserFactory(email=RAVI)

    client, page = opened(link)
    refused = text_of(client.post(INVITATION, account()))

    assert f'href="{reverse("sign-in")}?next=%2Finvitation%2F"' in page
    assert "Make my account" not in page + refused
    assert roles_of(ravi, plan) == set()


def test_whoever_is_signed_in_accepts_and_is_led_to_the_plan(
    link: str, plan: ActionPlan
) -> None:
    ravi = UserFactory(email=RAVI)
    client, page = opened(link, by=ravi)

    response = client.post(INVITATION, follow=True)

    assert "Accept the invitation" in page
    assert "You are now in the plan: Analyst" in text_of(response)
    assert response.redirect_chain == [(plan.get_absolute_url(), 302)]
    assert roles_of(ravi, plan) == {Role.ANALYST}


def test_an_invitation_to_another_is_not_accepted(link: str, plan: ActionPlan) -> None:
    sam = UserFactory(email="sam@council.example")

    client, page = opened(link, by=sam)
    client.post(INVITATION)

    assert "This invitation is for another e-mail address than the one" in page
    assert "Accept the invitation" not in page
    assert roles_of(sam, plan) == set()


def test_what_came_between_is_said_on_the_form(link: str, plan: ActionPlan) -> None:
    ravi = member(plan, Role.PARTNER, email=RAVI)
    client, _ = opened(link, by=ravi)

    page = text_of(client.post(INVITATION))

    assert "You are in this plan already." in page


def test_a_link_that_was_used_says_so(link: str) -> None:
    client, _ = opened(link)
    client.post(INVITATION, account())

    _, page = opened(link)

    assert "This invitation has been used. Sign in to get to the plan." in page


@pytest.mark.parametrize("where", [INVITATION, f"{INVITATION}no-such-token/"])
def test_no_invitation_is_said_in_plain_words(where: str) -> None:
    response = Client().get(where, follow=True)

    assert response.status_code == 200
    assert "Open the link in your e-mail once more, whole." in text_of(response)


def test_an_invitation_is_sent_again(send: Any, link: str) -> None:
    first = Invitation.objects.get()

    response, links = send("sent-invitation", first.pk, act="send again")

    assert f"The invitation to {RAVI} was sent again" in text_of(response)
    assert links[0] == link != links[1]
    assert "Open the link in the latest e-mail." in opened(link)[1]
    assert "Make my account" in opened(links[1])[1]


def test_an_invitation_is_withdrawn(send: Any, link: str) -> None:
    first = Invitation.objects.get()

    response, _ = send("sent-invitation", first.pk, act="withdraw")

    assert f"The invitation to {RAVI} was withdrawn" in text_of(response)
    assert "No invitation waits for an answer." in text_of(response)
    assert "This invitation was withdrawn." in opened(link)[1]


def test_what_is_no_longer_open_is_not_withdrawn_again(send: Any, link: str) -> None:
    first = Invitation.objects.get()
    send("sent-invitation", first.pk, act="withdraw")

    response, _ = send("sent-invitation", first.pk, act="withdraw")

    assert "is no longer open: it was withdrawn." in text_of(response)


def test_neither_of_the_two_acts_is_named(send: Any, link: str) -> None:
    first = Invitation.objects.get()

    assert "Select what is to become" in text_of(send("sent-invitation", first.pk)[0])
    response, _ = send("sent-invitation", first.pk, act="burn")
    assert "'burn' is neither of the two" in text_of(response)


def test_another_plans_invitation_is_not_there(
    coordinator: Client, plan: ActionPlan
) -> None:
    other = InvitationFactory()

    where = reverse("sent-invitation", args=[plan.area.slug, plan.slug, other.pk])

    assert coordinator.get(where).status_code == 404


@pytest.mark.parametrize(
    ("by", "sent_at", "standing"),
    [
        (None, NOW, "Waits for an answer"),
        (None, NOW - timedelta(days=8), "Expired"),
        ("somebody who left", NOW, "Its sender may no longer invite"),
    ],
)
def test_how_an_invitation_stands_is_told(
    coordinator: Client, plan: ActionPlan, by: Any, sent_at: Any, standing: str
) -> None:
    InvitationFactory(
        plan=plan,
        by=by and UserFactory(name=by),
        at=sent_at,
        expires_at=sent_at + timedelta(days=7),
    )

    page = text_of(coordinator.get(reverse("people", args=[plan.area.slug, plan.slug])))

    assert standing in page
    assert (by or "a command on the server") in page
