"""The only writer of reminders: what was sent is remembered, and only what was sent."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction
from django.urls import reverse

from laa.dashboard.digests import Note
from laa.plan.letters import deliver, link_to, written
from laa.plan.models import Reminder, User


@transaction.atomic
def remind(person: User, notes: list[Note], *, at: datetime) -> int:
    """
    Send what the person was not told yet, as one letter; how many things it tells.

    Whatever the mail server answers is raised, and nothing is remembered. A second
    process waits, then finds that all was told. If this one dies after the server took
    the letter and before that is remembered, the letter is sent again: better twice
    than never.
    """
    _wait_for_others(person)
    told = set(person.reminders.values_list("item", "heading", "day"))
    fresh = [note for note in notes if note.key not in told]
    if not fresh:
        return 0
    Reminder.objects.bulk_create(
        Reminder(
            person=person,
            item=note.item,
            heading=note.heading,
            day=note.day,
            sent_at=at,
        )
        for note in fresh
    )
    deliver(written("reminders", to=person.email, context=_context(person, fresh)))
    return len(fresh)


def _wait_for_others(person: User) -> None:
    """A lock of the person's reminders alone: signing in does not wait for it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
            [f"reminders of {person.pk}"],
        )


def _context(person: User, notes: list[Note]) -> dict[str, object]:
    groups: dict[str, list[Note]] = {}
    for note in notes:
        groups.setdefault(note.heading, []).append(note)
    return {
        "person": person,
        "groups": groups.items(),
        "number": len(notes),
        "home": link_to(reverse("home")),
        "choice": link_to(reverse("reminders")),
    }
