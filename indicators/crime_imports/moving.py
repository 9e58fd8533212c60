"""One step in the life of an import, by the table; and how it ends."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction

from indicators.crime_import_states import TRANSITIONS, Act, State
from indicators.crime_imports import files
from indicators.models import CrimeImport
from laa.plan.models import ActionPlan, User
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal, Refused


class ImportRefused(Refused):
    """A step of an import that may not be."""


def refused(words: str, field: str = "") -> ImportRefused:
    return ImportRefused(Refusal(words, field))


def require_may_enter(by: User, plan: ActionPlan) -> None:
    if not may(by, Permission.ENTER_RETURN, plan):
        raise refused("You may not enter returns of this plan.")


def locked(one: CrimeImport) -> CrimeImport:
    """As it is now: of two who act on it at once, the second comes after the first."""
    found: CrimeImport = CrimeImport.objects.select_for_update(of=("self",)).get(
        pk=one.pk
    )
    return found


def require_open_to(row: CrimeImport, act: Act) -> State:
    """Where the act leads from here; ImportRefused if it leads nowhere."""
    if to := TRANSITIONS.get((row.stands, act)):
        return to
    raise refused(_why_not(row))


def move(
    row: CrimeImport,
    act: Act,
    *,
    at: datetime,
    by: User | None = None,
    words: str = "",
) -> None:
    """Write the row; once it has ended its file goes, and what was read of it."""
    row.state = to = require_open_to(row, act)
    # Whoever worked on it has done so.
    row.seen_at, row.lost = None, 0
    if to.is_finished:
        transaction.on_commit(partial(files.remove, row.stored_as))
        row.stored_as = ""
        row.survey = row.taken = None
        row.ended_at, row.ended_by, row.words = at, by, words
    row.save()


def _why_not(row: CrimeImport) -> str:
    words = row.stands.words.lower()
    if row.ended_by:
        words = f"{words}, by {row.ended_by}"
    return (
        f"Meanwhile this import has moved on: it is {words}. "
        "What you sent was not done. Look at it as it is now."
    )
