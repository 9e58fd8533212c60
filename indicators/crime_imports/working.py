"""
What the worker does with an import: read it once for its areas, again for its counts.

A worker holds an import for as long as it says that it is at it. When it takes one up,
it also leaves a note in the queue to look after it later: whoever then finds that the
first has been silent takes the import up anew. What a worker writes counts only while
it still holds the import, so that each ends once.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from indicators.crime_import_states import Act, State
from indicators.crime_imports import files, kept
from indicators.crime_imports.moving import move
from indicators.models import CrimeImport
from indicators.recorded_crime.questions import refuse_too_many
from indicators.recorded_crime.reading import NATIONAL, Reading, read
from indicators.recorded_crime.survey import Survey, survey
from indicators.recorded_crime.taking import take
from laa.plan.clock import now
from laa.plan.listing import listed
from laa.plan.models import Agreement
from laa.plan.sheets.refused import SheetsRefused

log = logging.getLogger(__name__)

# Silent for longer, a worker is taken for dead.
HELD = timedelta(seconds=30)
# A file over which so many workers ended ends more.
MOST_LOST = 3
_SAYS_SO_EVERY = 1.0

LOST = (
    f"The service stopped {MOST_LOST} times while it read this file, and does not try "
    "again. Send a smaller file: one area's, or one year's"
)
FAILED = (
    "Something went wrong in the service while it read this file. Nothing of it was "
    "saved. Send the file again; if it fails again, tell whoever runs the service"
)
GONE = "The file is no longer on the service's disk: send it again"


class NotHeld(Exception):
    """It was cancelled, or another worker has it: what this one found is of no use."""


@dataclass
class Held:
    """An import that this worker has taken up."""

    row: CrimeImport
    _said_at: float = field(default_factory=time.monotonic)

    def rows(self) -> Reading:
        path = files.path_of(self.row.stored_as)
        return read(path, NATIONAL, seen=self.seen)

    def seen(self, share: float) -> None:
        """Every few thousand rows; told to the database once a second."""
        if time.monotonic() - self._said_at < _SAYS_SO_EVERY:
            return
        self._said_at = time.monotonic()
        if not self._as_held().update(share=share, seen_at=timezone.now()):
            raise NotHeld

    def _as_held(self) -> QuerySet[CrimeImport]:
        """The row, unless it was cancelled or another worker has taken it up."""
        return CrimeImport.objects.filter(
            pk=self.row.pk, attempt=self.row.attempt, state=self.row.state
        )

    @transaction.atomic
    def end(self, act: Act, words: str = "", **found: Any) -> None:
        row = CrimeImport.objects.select_for_update(of=("self",)).get(pk=self.row.pk)
        if (row.attempt, row.state) != (self.row.attempt, self.row.state):
            raise NotHeld
        for name, value in {"share": 1, **found}.items():
            setattr(row, name, value)
        move(row, act, at=now(), words=words)

    def let_go(self) -> None:
        """Whoever is there may take it up at once."""
        self._as_held().update(seen_at=None)
        work_on.enqueue(self.row.pk)


@task
def work_on(number: int) -> None:
    held = _take_up(number)
    if held is None:
        return
    try:
        _work(held)
    except NotHeld:
        log.info("An import was cancelled, or taken up by another worker")


def _work(held: Held) -> None:
    try:
        if held.row.stands is State.READING:
            act, words, found = _surveyed(held)
            held.end(act, words, **found)
        else:
            held.end(Act.COUNT, taken=_counted(held))
    except NotHeld:
        raise
    except SheetsRefused as refused:
        held.end(Act.REFUSE, str(refused))
    except FileNotFoundError:
        held.end(Act.FAIL, GONE)
    except Exception:
        log.exception("An import of recorded crime failed")
        held.end(Act.FAIL, FAILED)
    except BaseException:
        held.let_go()
        raise


def _counted(held: Held) -> kept.Kept:
    taken = take(held.rows(), *kept.choice_of(held.row.chosen or {}))
    refuse_too_many(taken)
    return kept.of_taken(taken)


def _surveyed(held: Held) -> tuple[Act, str, dict[str, Any]]:
    """What becomes of it: the areas are offered, or the file is none for this plan."""
    rows = held.rows()
    found = survey(rows)
    found.passed_over = rows.passed_over
    if words := _why_useless(found, held.row.plan.agreement):
        return Act.REFUSE, words, {}
    return Act.OFFER, "", {"survey": kept.of_survey(found)}


def _why_useless(found: Survey, agreement: Agreement) -> str:
    if not found.territories:
        return (
            f"The file has {found.rows:,} rows under its headings, and none is of a "
            "place: send one by police force or by community safety partnership"
        )
    if set(found.years).isdisjoint(agreement.years):
        return (
            f"The file holds {listed([str(year) for year in found.years])}, and the "
            f"agreement's years are {listed([str(year) for year in agreement.years])}: "
            "send a file that holds one of them"
        )
    return ""


@transaction.atomic
def _take_up(number: int) -> Held | None:
    """None where there is nothing to do, or somebody is at it."""
    row = CrimeImport.objects.select_for_update(of=("self",)).get(pk=number)
    if not row.stands.is_worked_on:
        return None
    moment = timezone.now()
    heard = row.seen_at or moment
    is_held = row.seen_at is not None and heard > moment - HELD
    # Somebody will look after it, whatever becomes of who has it.
    work_on.using(run_after=(heard if is_held else moment) + HELD).enqueue(number)
    if is_held:
        return None
    if row.stands is State.UPLOADED:
        move(row, Act.READ, at=now())
    row.lost += row.seen_at is not None
    if row.lost >= MOST_LOST:
        move(row, Act.FAIL, at=now(), words=LOST)
        return None
    row.attempt, row.seen_at, row.share = row.attempt + 1, moment, 0
    row.save()
    return Held(row)
