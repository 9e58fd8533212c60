from __future__ import annotations

import re
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from laa.plan.models import ActionPlan, Invitation, User
from laa.plan.permissions import roles_of
from laa.plan.roles import Role
from tests.factories.plan import ActionPlanFactory, InvitationFactory, member

GRACE = "grace@coventry.example"


@pytest.fixture
def plan(db: None, settings: Any) -> ActionPlan:
    settings.TODAY = date(2008, 10, 20)
    plan: ActionPlan = ActionPlanFactory.create(
        agreement__area__slug="coventry", slug="violent-crime"
    )
    return plan


@pytest.fixture
def letters(
    plan: ActionPlan, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> list[Any]:
    with django_capture_on_commit_callbacks(execute=True):
        invite()
    return mailoutbox


def invite(name: str = "coventry/violent-crime", email: str = GRACE) -> str:
    out = StringIO()
    call_command("invite_coordinator", name, email, "Grace Whitfield", stdout=out)
    return out.getvalue()


def test_the_link_in_the_letter_makes_a_coordinator(
    plan: ActionPlan, letters: list[Any], client: Client
) -> None:
    (link,) = re.findall(r"(/invitation/\S+/)", letters[0].body)
    account = {"name": "Grace Whitfield", "password": "plain speaking 1908"}

    client.get(link)
    client.post(reverse("invitation"), account)

    assert letters[0].to == [GRACE]
    assert roles_of(User.objects.get(email=GRACE), plan) == {Role.COORDINATOR}


def test_it_says_where_the_letter_goes(plan: ActionPlan) -> None:
    assert invite().startswith(
        f"An invitation to coordinate coventry/violent-crime is on its way to {GRACE}."
    )


def test_run_again_it_sends_another_link(plan: ActionPlan) -> None:
    invite()

    invite(email=GRACE.upper())

    ended = Invitation.objects.order_by("pk").values_list("ended", flat=True)
    assert list(ended) == ["replaced", ""]


def test_an_invitation_to_less_is_not_made_one_to_coordinate(plan: ActionPlan) -> None:
    InvitationFactory(plan=plan, email=GRACE)

    with pytest.raises(CommandError, match="send it again or withdraw it"):
        invite()


def test_whoever_is_in_the_plan_is_not_invited(plan: ActionPlan) -> None:
    member(plan, Role.PARTNER, email=GRACE)

    with pytest.raises(CommandError, match="is in this plan already"):
        invite()


def test_a_plan_that_is_not_there_is_named(plan: ActionPlan) -> None:
    with pytest.raises(CommandError, match=r"no plan 'x/y'.*coventry/violent-crime"):
        invite("x/y")


def test_what_is_no_address_is_named(plan: ActionPlan) -> None:
    with pytest.raises(CommandError, match="'grace' is not an e-mail address"):
        invite(email="grace")
