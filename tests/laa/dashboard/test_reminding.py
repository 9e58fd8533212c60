"""What was sent is remembered; what was not is sent the next time."""

from __future__ import annotations

import smtplib
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError

from laa.dashboard.digests import Note
from laa.dashboard.reminding import remind
from laa.plan.models import Reminder, User
from tests.at_once import at_once
from tests.factories.plan import UserFactory
from tests.mail_server import Postbox, no_mail_server, postbox

__all__ = ["no_mail_server", "postbox"]

AT = datetime(2008, 10, 20, 6, tzinfo=UTC)
LATE = Note(
    "return 1 2008-09-q1",
    "Overdue",
    date(2008, 7, 30),
    "NI 15, 2008/09 Q1, due by 30 July 2008 (Coventry: Violent crime)",
    "https://laa.example/coventry/violent-crime/ni-15/2008-09-q1/",
)
SOON = replace(
    LATE,
    item="return 1 2008-09-q2",
    heading="Due",
    day=date(2008, 10, 30),
    words="NI 15, 2008/09 Q2, due by 30 October 2008 (Coventry: Violent crime)",
)


@pytest.fixture
def priya(transactional_db: None, settings: Any) -> User:
    settings.SERVICE_URL = "https://laa.example"
    user: User = UserFactory(email="priya@laa.example", name="Priya Shah")
    return user


def test_a_person_gets_one_letter_with_all_that_is_new(
    priya: User, postbox: Postbox
) -> None:
    assert remind(priya, [LATE, SOON], at=AT) == 2

    (letter,) = postbox.letters
    assert postbox.recipients == [["priya@laa.example"]]
    assert letter["Subject"] == "2 things wait for you"
    (text,) = postbox.texts
    assert "Dear Priya Shah," in text
    assert text.index("\nOverdue\n") < text.index("\nDue\n")
    assert LATE.words in text
    assert LATE.link in text
    assert "To have no such letters: https://laa.example/reminders/" in text
    assert Reminder.objects.filter(person=priya, sent_at=AT).count() == 2


def test_the_second_run_tells_only_what_is_new(priya: User, postbox: Postbox) -> None:
    remind(priya, [LATE], at=AT)

    assert remind(priya, [LATE], at=AT) == 0
    assert remind(priya, [LATE, SOON], at=AT) == 1
    assert [one["Subject"] for one in postbox.letters] == ["1 thing waits for you"] * 2
    assert LATE.words not in postbox.texts[1]


def test_a_day_that_moves_is_told_anew(priya: User, postbox: Postbox) -> None:
    remind(priya, [LATE], at=AT)

    assert remind(priya, [replace(LATE, day=date(2008, 8, 5))], at=AT) == 1


def test_what_one_person_was_told_another_is_told_too(
    priya: User, postbox: Postbox
) -> None:
    for person in (priya, UserFactory()):
        assert remind(person, [LATE], at=AT) == 1


def test_a_letter_that_is_refused_is_not_remembered_and_goes_the_next_time(
    priya: User, postbox: Postbox
) -> None:
    postbox.refused = {"priya@laa.example"}
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        remind(priya, [LATE], at=AT)
    assert not Reminder.objects.exists()

    postbox.refused = set()

    assert remind(priya, [LATE], at=AT) == 1
    assert len(postbox.letters) == 1


@pytest.mark.usefixtures("no_mail_server")
def test_without_a_mail_server_nothing_is_remembered(priya: User) -> None:
    with pytest.raises(ConnectionRefusedError):
        remind(priya, [LATE], at=AT)

    assert not Reminder.objects.exists()


def test_two_processes_at_once_send_one_letter(priya: User, postbox: Postbox) -> None:
    counts, _ = at_once(
        priya,
        lambda: remind(priya, [LATE], at=AT),
        lambda: remind(priya, [LATE], at=AT),
    )

    assert sorted(counts) == [0, 1]
    assert len(postbox.letters) == 1


def test_the_database_remembers_nothing_twice(priya: User) -> None:
    told = {"person": priya, "item": "a", "heading": "b", "day": LATE.day}
    first = Reminder.objects.create(**told, sent_at=AT)

    with pytest.raises(IntegrityError, match="reminder_is_unique"):
        Reminder.objects.create(**told, sent_at=AT)
    assert str(first) == "b: a, 2008-07-30"
