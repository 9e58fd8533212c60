from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from laa.plan.digests import digest_of
from laa.plan.models import ActionPlan, Invitation, MembershipChange, User
from laa.plan.people.invitations import (
    LIFETIME,
    accept,
    invite,
    join,
    send_again,
    why_not,
    withdraw,
)
from laa.plan.permissions import roles_of
from laa.plan.refusals import Refused
from laa.plan.roles import Role
from tests.factories.plan import (
    NOW,
    ActionPlanFactory,
    InvitationFactory,
    UserFactory,
    member,
    suspend,
)

pytestmark = pytest.mark.django_db
RAVI = "ravi@council.example"
PASSWORD = "plain speaking 1908"
LINK = re.compile(r"/invitation/([\w-]+)/")


@pytest.fixture
def plan() -> ActionPlan:
    plan: ActionPlan = ActionPlanFactory.create(title="Violent crime")
    return plan


@pytest.fixture
def grace(plan: ActionPlan) -> User:
    return member(plan, Role.COORDINATOR, name="Grace")


@pytest.fixture
def sent(mailoutbox: list[Any], django_capture_on_commit_callbacks: Any) -> Any:
    """Do something, and give back the letters that went on its commit."""

    def done(write: Callable[[], object]) -> list[Any]:
        with django_capture_on_commit_callbacks(execute=True):
            write()
            assert mailoutbox == []
        return mailoutbox

    return done


def ask(plan: ActionPlan, by: User | None, **given: Any) -> Invitation:
    typed = {"email": RAVI, "name": "Ravi", "roles": [Role.ANALYST], "at": NOW}
    return invite(plan=plan, by=by, **typed | given)


def refusal(write: Callable[[], object]) -> tuple[str, str]:
    before = list(Invitation.objects.order_by("pk").values())
    with pytest.raises(Refused) as refused:
        write()
    assert list(Invitation.objects.order_by("pk").values()) == before
    (only,) = refused.value.refusals
    return only


def test_a_letter_with_the_link_goes_to_the_address(
    plan: ActionPlan, grace: User, sent: Any, settings: Any
) -> None:
    settings.SERVICE_URL = "https://laa.example"

    (letter,) = sent(lambda: ask(plan, grace))

    assert letter.to == [RAVI]
    assert letter.subject == f"Invitation to {plan.area}: Violent crime"
    assert "Grace invites you" in letter.body
    assert "- Analyst. Enters each quarter's figures" in letter.body
    assert "by 27 October 2008, 09:00" in letter.body
    assert "https://laa.example/invitation/" in letter.body


def test_the_token_is_kept_as_a_digest_only(
    plan: ActionPlan, grace: User, sent: Any
) -> None:
    (letter,) = sent(lambda: ask(plan, grace))

    (token,) = LINK.findall(letter.body)
    kept = Invitation.objects.get()
    assert len(token) >= 43
    assert kept.digest == digest_of(token)
    assert token not in str(Invitation.objects.values().get())


def test_an_invitation_is_kept_with_who_when_and_until_when(
    plan: ActionPlan, grace: User
) -> None:
    ask(plan, grace, roles=[Role.ACTION_LEAD, Role.ANALYST])

    kept = Invitation.objects.get()
    assert (kept.by, kept.at, kept.expires_at) == (grace, NOW, NOW + timedelta(days=7))
    assert kept.given == [Role.ANALYST, Role.ACTION_LEAD]


def test_a_command_on_the_server_invites_in_nobodys_name(
    plan: ActionPlan, sent: Any
) -> None:
    (letter,) = sent(lambda: ask(plan, None))

    assert "You are invited to the action plan" in letter.body


@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR})
def test_only_the_coordinator_invites(plan: ActionPlan, role: Role) -> None:
    by = member(plan, role)
    waiting = InvitationFactory(plan=plan)

    for write in (
        lambda: ask(plan, by),
        lambda: send_again(invitation=waiting, by=by, at=NOW),
        lambda: withdraw(invitation=waiting, by=by, at=NOW),
    ):
        assert refusal(write)[0] == "You may not invite people to this plan."


def test_whoever_is_in_the_plan_is_not_invited(plan: ActionPlan, grace: User) -> None:
    member(plan, Role.PARTNER, email=RAVI)

    said, field = refusal(lambda: ask(plan, grace, email=RAVI.upper()))

    assert said.startswith(f"{RAVI.upper()} is in this plan already")
    assert field == "email"


def test_an_invitation_gives_a_role(plan: ActionPlan, grace: User) -> None:
    said = refusal(lambda: ask(plan, grace, roles=[]))

    assert said == ("Select at least one role", "roles")


def test_an_address_is_invited_once(plan: ActionPlan, grace: User) -> None:
    ask(plan, grace)

    said, field = refusal(lambda: ask(plan, grace, email=RAVI.upper()))

    assert said.endswith("send it again or withdraw it")
    assert field == "email"


def test_after_one_that_has_expired_there_may_be_another(
    plan: ActionPlan, grace: User
) -> None:
    first = ask(plan, grace)

    ask(plan, grace, at=NOW + LIFETIME)

    first.refresh_from_db()
    assert (first.ended, first.ended_by) == ("replaced", grace)


def test_whether_an_address_has_an_account_makes_no_difference_to_the_inviter(
    plan: ActionPlan, grace: User, sent: Any
) -> None:
    UserFactory(email=RAVI)

    known = ask(plan, grace)
    unknown = ask(plan, grace, email="sam@council.example")

    same = ("name", "roles", "by", "at", "expires_at", "ended")
    assert all(getattr(known, name) == getattr(unknown, name) for name in same)


def test_sending_again_makes_another_link_and_kills_the_first(
    plan: ActionPlan, grace: User, sent: Any
) -> None:
    first = ask(plan, None)
    later = NOW + timedelta(days=6)

    letters = sent(lambda: send_again(invitation=first, by=grace, at=later))

    first.refresh_from_db()
    second = Invitation.objects.open().get()
    (token,) = LINK.findall(letters[0].body)
    assert second.digest == digest_of(token) != first.digest
    assert second.expires_at == later + LIFETIME
    assert (second.email, second.name, second.roles, second.by) == (
        first.email,
        first.name,
        first.roles,
        grace,
    )
    assert why_not(first, later).startswith("This invitation was sent again")


def test_a_withdrawn_invitation_is_dead(plan: ActionPlan, grace: User) -> None:
    first = ask(plan, grace)

    withdrawn = withdraw(invitation=first, by=grace, at=NOW)

    assert withdrawn.ended_by == grace
    assert why_not(withdrawn, NOW) == (
        "This invitation was withdrawn. Ask the coordinator of the plan for a new one."
    )
    for write in (send_again, withdraw):
        said, _ = refusal(lambda write=write: write(invitation=first, by=grace, at=NOW))
        assert said == "This invitation is no longer open: it was withdrawn."


def test_an_invitation_works_for_seven_days(plan: ActionPlan, grace: User) -> None:
    invitation = ask(plan, grace)

    assert why_not(invitation, NOW + LIFETIME - timedelta(seconds=1)) == ""
    assert "expired: it was open for 7 days" in why_not(invitation, NOW + LIFETIME)


def test_an_invitation_dies_with_its_senders_right_to_invite(
    plan: ActionPlan, grace: User
) -> None:
    member(plan, Role.COORDINATOR)
    invitation = ask(plan, grace)

    suspend(grace, plan)

    assert "may no longer invite people" in why_not(invitation, NOW)


def let_in(invitation: Invitation, **given: Any) -> Invitation:
    typed = {"name": "Ravi Patel", "password": PASSWORD, "at": NOW}
    return join(invitation=invitation, **typed | given)


def test_whoever_joins_has_an_account_and_the_roles_of_the_invitation_only(
    plan: ActionPlan, grace: User
) -> None:
    let_in(ask(plan, grace))

    ravi = User.objects.get(email=RAVI)
    assert (ravi.name, ravi.check_password(PASSWORD)) == ("Ravi Patel", True)
    assert roles_of(ravi, plan) == {Role.ANALYST}
    assert ravi.memberships.count() == 1


def test_joining_is_kept_in_the_persons_history(plan: ActionPlan, grace: User) -> None:
    let_in(ask(plan, grace))

    kept = MembershipChange.objects.get()
    assert (kept.act, kept.was, kept.became) == ("joined", [], ["analyst"])
    assert (kept.by, kept.reason) == (kept.person, "Invited by Grace")


def test_the_first_coordinator_was_invited_from_the_server(plan: ActionPlan) -> None:
    let_in(ask(plan, None, roles=[Role.COORDINATOR]))

    assert MembershipChange.objects.get().reason == "Invited from the server"


def test_a_link_works_once(plan: ActionPlan, grace: User) -> None:
    invitation = ask(plan, grace)
    let_in(invitation)
    ravi = User.objects.get(email=RAVI)

    for write in (
        lambda: let_in(invitation),
        lambda: accept(invitation=invitation, by=ravi, at=NOW),
    ):
        assert refusal(write)[0].startswith("This invitation has been used.")


def test_the_link_alone_opens_no_account_that_there_is(
    plan: ActionPlan, grace: User
) -> None:
    invitation = ask(plan, grace)
    ravi = UserFactory(email=RAVI, password="as it was before")

    said, _ = refusal(lambda: let_in(invitation))

    ravi.refresh_from_db()
    assert said.startswith("Your e-mail address has an account: sign in")
    assert ravi.check_password("as it was before")
    assert roles_of(ravi, plan) == set()


def test_whoever_has_an_account_accepts_with_it(plan: ActionPlan, grace: User) -> None:
    invitation, ravi = ask(plan, grace), UserFactory(email=RAVI)

    accept(invitation=invitation, by=ravi, at=NOW)

    assert roles_of(ravi, plan) == {Role.ANALYST}


def test_nobody_accepts_what_was_sent_to_another(plan: ActionPlan, grace: User) -> None:
    invitation = ask(plan, grace)

    said, _ = refusal(lambda: accept(invitation=invitation, by=grace, at=NOW))

    assert said == "This invitation is for another e-mail address than yours."
    assert roles_of(grace, plan) == {Role.COORDINATOR}


def test_whoever_has_come_in_meanwhile_gets_nothing_by_an_invitation(
    plan: ActionPlan, grace: User
) -> None:
    invitation = ask(plan, grace, roles=[Role.COORDINATOR])
    ravi = member(plan, Role.PARTNER, email=RAVI)

    said, _ = refusal(lambda: accept(invitation=invitation, by=ravi, at=NOW))

    assert said == "You are in this plan already."
    assert roles_of(ravi, plan) == {Role.PARTNER}


@pytest.mark.parametrize("later", [LIFETIME, timedelta(days=400)])
def test_an_expired_invitation_lets_nobody_in(
    plan: ActionPlan, grace: User, later: timedelta
) -> None:
    invitation = ask(plan, grace)

    refusal(lambda: let_in(invitation, at=NOW + later))

    assert not User.objects.filter(email=RAVI).exists()
