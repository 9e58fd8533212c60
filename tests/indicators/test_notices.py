"""Who gets a letter after an act on a return, and what it leaves untold."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from django.core.mail import EmailMessage

from indicators.models import TargetSet
from indicators.transitions import Act
from laa.plan.models import User
from laa.plan.roles import Role
from tests.factories.plan import MembershipFactory, member
from tests.indicators.returns import RED, act, submit, target_set_of_368
from tests.mail_server import Postbox, postbox

__all__ = ["postbox"]

WHISPER = "three raids were not recorded"
FIGURE = replace(RED, count=987_654, commentary=WHISPER, source="a secret source")
OnCommit = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def target_set(db: None, settings: Any) -> TargetSet:
    settings.SERVICE_URL = "https://laa.example"
    return target_set_of_368()


@pytest.fixture
def priya(target_set: TargetSet) -> User:
    return member(target_set.plan, Role.ANALYST, email="priya@laa.example")


@pytest.fixture
def helen(target_set: TargetSet) -> User:
    return member(
        target_set.plan, Role.OWNER, email="helen@laa.example", name="Helen Marsh"
    )


@pytest.fixture
def submitted(target_set: TargetSet, priya: User, helen: User) -> TargetSet:
    submit(target_set, priya, FIGURE)
    return target_set


def recipients(letters: list[EmailMessage]) -> list[list[str]]:
    return [letter.to for letter in letters]


def test_owners_are_told_of_what_is_submitted_to_them(
    target_set: TargetSet,
    priya: User,
    helen: User,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    member(target_set.plan, Role.OWNER, email="other@laa.example")
    both = member(target_set.plan, Role.OWNER, Role.ANALYST)
    act(Act.SAVE, target_set, both, figure=FIGURE)

    with django_capture_on_commit_callbacks(execute=True):
        submit(target_set, priya, FIGURE)

    # Not to whoever entered it too: they could not sign it off.
    assert sorted(recipients(mailoutbox)) == [
        ["helen@laa.example"],
        ["other@laa.example"],
    ]
    letter = mailoutbox[0]
    assert letter.subject.startswith("To sign off: NI ")
    assert "2008/09 Q1" in letter.subject
    assert f"https://laa.example{target_set.get_absolute_url()}2008-09-q1/" in str(
        letter.body
    )


@pytest.mark.parametrize(
    ("name", "subject"),
    [(Act.RETURN, "Returned: NI"), (Act.SIGN_OFF, "Signed off: NI")],
)
def test_whoever_submitted_it_is_told_what_the_owner_did(
    submitted: TargetSet,
    helen: User,
    name: Act,
    subject: str,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    member(submitted.plan, Role.ANALYST, email="colleague@laa.example")

    with django_capture_on_commit_callbacks(execute=True):
        act(name, submitted, helen, note="Because of the raids")

    assert recipients(mailoutbox) == [["priya@laa.example"]]
    assert mailoutbox[0].subject.startswith(subject)
    assert "Helen Marsh has" in str(mailoutbox[0].body)


@pytest.mark.parametrize("how", ["lost the role", "closed the account"])
def test_the_other_analysts_are_told_if_that_person_is_one_no_longer(
    submitted: TargetSet,
    priya: User,
    helen: User,
    how: str,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    for name in ("ann", "ben"):
        member(submitted.plan, Role.ANALYST, name=name, email=f"{name}@laa.example")
    if how == "lost the role":
        priya.memberships.all().delete()
        MembershipFactory(user=priya, plan=submitted.plan, role=Role.PARTNER)
    else:
        User.objects.filter(pk=priya.pk).update(is_active=False)

    with django_capture_on_commit_callbacks(execute=True):
        act(Act.RETURN, submitted, helen, note="Why?")

    assert recipients(mailoutbox) == [["ann@laa.example"], ["ben@laa.example"]]


def test_nobody_gets_a_letter_about_what_they_did_themselves(
    target_set: TargetSet,
    priya: User,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    both = member(target_set.plan, Role.OWNER, Role.ANALYST)
    submit(target_set, priya, FIGURE)
    priya.memberships.all().delete()

    with django_capture_on_commit_callbacks(execute=True):
        act(Act.RETURN, target_set, both, note="Why?")

    assert mailoutbox == []


def test_saving_withdrawing_and_revising_write_to_nobody(
    submitted: TargetSet,
    priya: User,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        act(Act.WITHDRAW, submitted, priya)
        act(Act.SAVE, submitted, priya, figure=FIGURE)

    assert mailoutbox == []


@pytest.mark.django_db(transaction=True)
def test_by_smtp_a_letter_tells_neither_figure_nor_words(
    target_set: TargetSet, priya: User, helen: User, postbox: Postbox
) -> None:
    submit(target_set, priya, FIGURE)
    act(Act.RETURN, target_set, helen, note=f"Is it true that {WHISPER}?")
    submit(target_set, priya, FIGURE)
    act(Act.SIGN_OFF, target_set, helen)

    assert postbox.recipients == [
        ["helen@laa.example"],
        ["priya@laa.example"],
        ["helen@laa.example"],
        ["priya@laa.example"],
    ]
    sent = " ".join([*postbox.texts, *(one["Subject"] for one in postbox.letters)])
    for secret in ("987", "987,654", WHISPER, "raids", "a secret source"):
        assert secret not in sent
