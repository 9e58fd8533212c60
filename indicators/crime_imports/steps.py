"""What people do with an import before it is saved: begin, choose, answer, cancel."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from indicators.crime_import_states import OPEN, Act
from indicators.crime_imports.moving import locked, move, refused, require_may_enter
from indicators.crime_imports.receiving import Received
from indicators.crime_imports.working import work_on
from indicators.models import CrimeImport
from laa.plan.models import ActionPlan, User

# Each holds a file on the disk.
MOST_OPEN = 5
_NAME = 100


@transaction.atomic
def begin(*, plan: ActionPlan, file: Received, by: User, at: datetime) -> CrimeImport:
    """An import that waits for the worker; or ImportRefused, and nothing is kept."""
    require_may_enter(by, plan)
    # Two who begin at once do so one after the other.
    ActionPlan.objects.select_for_update().get(pk=plan.pk)
    if CrimeImport.objects.filter(plan=plan, state__in=OPEN).count() >= MOST_OPEN:
        raise refused(
            f"{MOST_OPEN} imports of this plan are not finished: "
            "save or cancel one of them first",
            "file",
        )
    row: CrimeImport = CrimeImport.objects.create(
        plan=plan,
        by=by,
        at=at,
        file_name=(file.name or "")[:_NAME],
        file_size=file.size or 0,
        file_digest=file.digest,
        stored_as=file.stored_as,
    )
    work_on.enqueue(row.pk)
    return row


@transaction.atomic
def choose(
    one: CrimeImport, *, chosen: Mapping[str, Any], by: User, at: datetime
) -> None:
    """The area and the years to be counted; earlier answers are asked anew."""
    require_may_enter(by, one.plan)
    row = locked(one)
    row.chosen, row.taken, row.answers, row.share = dict(chosen), None, {}, 0
    move(row, Act.CHOOSE, at=at)
    work_on.enqueue(row.pk)


@transaction.atomic
def answer(
    one: CrimeImport,
    *,
    answers: Mapping[str, Mapping[str, bool]],
    by: User,
    at: datetime,
) -> None:
    """Of each indicator, by its code, whether what was asked counts."""
    require_may_enter(by, one.plan)
    row = locked(one)
    row.answers = {code: dict(given) for code, given in answers.items()}
    move(row, Act.ANSWER, at=at)


@transaction.atomic
def cancel(one: CrimeImport, *, by: User, at: datetime) -> None:
    require_may_enter(by, one.plan)
    move(locked(one), Act.CANCEL, at=at, by=by)
