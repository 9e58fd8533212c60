"""The only writer of an actual: an act locks, checks, saves and records at once."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from indicators.acts_so_far import acts_so_far
from indicators.analysis.measure import Kind
from indicators.figure import Figure
from indicators.history import history_of
from indicators.models import Actual, Breakdown, SignOffEvent, TargetSet
from indicators.notices import tell
from indicators.refused import ChangedSince, NotFromHere, NotTheirs, SignOffRefused
from indicators.transitions import (
    TRANSITIONS,
    Act,
    Attempt,
    Status,
    Transition,
    acts_from,
    needed_for,
    refusals,
)
from laa.plan.models import ActionPlan, User
from laa.plan.people.deputies import owner_acted_for
from laa.plan.periods import Quarter
from laa.plan.permissions import Permission, granted, roles_of
from laa.plan.refusals import Refusal

BREAKDOWN_DROPPED = "The breakdown was of the earlier count and was dropped with it."


def current(target_set: TargetSet, quarter: Quarter) -> Actual | None:
    """The latest revision of a quarter's figure, whatever its status."""
    return (
        Actual.objects.filter(target_set=target_set)
        .of_quarter(quarter)
        .select_related("entered_by", "submitted_by", "signed_off_by", "signed_off_for")
        .order_by("revision")
        .last()
    )


def status_of(actual: Actual | None) -> Status:
    return Status(actual.status) if actual else Status.NOT_ENTERED


def version_of(actual: Actual | None) -> int:
    """What a page remembers, so that an act on something older is refused."""
    return actual.version if actual else 0


def acts_open_to(
    permissions: frozenset[Permission], actual: Actual | None
) -> tuple[Act, ...]:
    """The acts whose buttons a page shows to the holder of these permissions."""
    status = status_of(actual)
    return tuple(
        act
        for act in acts_from(status)
        if Permission[TRANSITIONS[status, act].needs] in permissions
    )


@transaction.atomic
def perform(
    act: Act,
    *,
    target_set: TargetSet,
    quarter: Quarter,
    by: User,
    at: datetime,
    version: int,
    figure: Figure | None = None,
    note: str = "",
) -> Actual:
    """
    Do one act on a quarter's figure, or raise SignOffRefused and change nothing.

    `version` is that of the figure which the person saw; `figure` is what is saved,
    and only saving takes one: ValueError else, for nothing would keep it.
    """
    if figure and act is not Act.SAVE:
        raise ValueError(f"'{act}' saves no figure: give one to 'save' only")
    acted_for = _for_whom(act, target_set.plan, by=by)
    # The row that every quarter's figure hangs on: two people act one after the other.
    TargetSet.objects.select_for_update().get(pk=target_set.pk)
    actual = current(target_set, quarter)
    _refuse_if_changed_since(version, actual, act=act, by=by)
    transition = _transition(act, actual)
    row = actual or _blank(target_set, quarter)
    figure = figure or Figure.of(row)
    attempt = _attempt(row, figure, by=by, acted_for=acted_for, at=at, note=note)
    _refuse_by_its_guards(transition, attempt)
    recounted, submitted_by = figure.count != row.count, row.submitted_by
    row = _apply(act, row, figure, by=by, acted_for=acted_for, at=at, note=note)
    row.status, row.version = transition.to, row.version + 1
    row.save()
    if act is Act.REVISE:
        _copy_breakdown(actual, row)
    if recounted:
        note = f"{note} {_dropped_breakdown(row)}".strip()
    _record(act, row, figure, by=by, acted_for=acted_for, at=at, note=note)
    tell(act, row, by=by, acted_for=acted_for, submitted_by=submitted_by)
    return row


def _for_whom(act: Act, plan: ActionPlan, *, by: User) -> User | None:
    """The owner whose deputy acts; nobody, if it is by one's own roles."""
    permission = Permission[needed_for(act)]
    acted_for = owner_acted_for(by, permission, plan)
    if not acted_for and permission not in granted(roles_of(by, plan)):
        raise NotTheirs(Refusal(f"You may not {act} returns of this plan."))
    return acted_for


def _refuse_by_its_guards(transition: Transition, attempt: Attempt) -> None:
    if found := refusals(transition, attempt):
        raise SignOffRefused(*found)


def _blank(target_set: TargetSet, quarter: Quarter) -> Actual:
    return Actual(
        target_set=target_set,
        year=quarter.start,
        quarter_number=quarter.number,
        version=0,
    )


def _transition(act: Act, actual: Actual | None) -> Transition:
    status = status_of(actual)
    if transition := TRANSITIONS.get((status, act)):
        return transition
    raise NotFromHere(
        Refusal(
            f"This figure is {status}: it cannot be changed by '{act}'. "
            f"From here it allows: {', '.join(acts_from(status))}."
        )
    )


def _refuse_if_changed_since(
    version: int, actual: Actual | None, *, act: Act, by: User
) -> None:
    if actual is None or actual.version == version:
        return
    raise ChangedSince(
        Refusal(
            f"{_what_happened(actual, by)} after you opened the page: "
            f"it is now {status_of(actual)}. This '{act}' was not done. "
            "Look at the figure as it is now, then act again if it is still right."
        )
    )


def _what_happened(actual: Actual, by: User) -> str:
    last = actual.events.select_related("by", "acted_for").order_by("version").last()
    if last is None:
        return "This figure came with the published plan"
    if last.by == by:
        return f"You have already changed this figure ({last.act})"
    return f"{last.who} changed this figure ({last.act})"


def _attempt(
    row: Actual,
    figure: Figure,
    *,
    by: User,
    acted_for: User | None,
    at: datetime,
    note: str,
) -> Attempt:
    assessment = history_of(row.target_set).assess_with(row.quarter, figure.reading())
    return Attempt(
        quarter=row.quarter,
        today=timezone.localdate(at),
        not_owed=row.target_set.why_not_owed(row.quarter),
        missing=figure.missing(Kind(row.target_set.indicator.kind)),
        as_at=figure.as_at,
        commentary=figure.commentary,
        rag=assessment.rag,
        entered_by_the_actor=_has_entered(by, row),
        entered_by_the_owner_acted_for=_has_entered(acted_for, row),
        note=note,
    )


def _has_entered(person: User | None, row: Actual) -> bool:
    if person is None or row.pk is None:
        return False
    return person.pk in acts_so_far([row])[row.pk].entered_by


def _apply(
    act: Act,
    row: Actual,
    figure: Figure,
    *,
    by: User,
    acted_for: User | None,
    at: datetime,
    note: str,
) -> Actual:
    match act:
        case Act.SAVE:
            _fill(row, figure, by=by, at=at)
        case Act.SUBMIT:
            row.submitted_by, row.submitted_at = by, at
        case Act.SIGN_OFF:
            row.signed_off_by, row.signed_off_at = by, at
            row.signed_off_for = acted_for
        case Act.REVISE:
            return _next_revision(row, by=by, at=at, reason=note)
        case _:  # withdrawn or returned: with the analyst again
            row.submitted_by = row.submitted_at = None
    return row


def _fill(row: Actual, figure: Figure, *, by: User, at: datetime) -> None:
    for name, value in asdict(figure).items():
        setattr(row, name, value)
    row.entered_by, row.entered_at = by, at


def _next_revision(
    signed_off: Actual, *, by: User, at: datetime, reason: str
) -> Actual:
    revision = Actual(
        target_set=signed_off.target_set,
        year=signed_off.year,
        quarter_number=signed_off.quarter_number,
        revision=signed_off.revision + 1,
        revision_reason=reason,
        version=signed_off.version,
    )
    _fill(revision, Figure.of(signed_off), by=by, at=at)
    return revision


def _copy_breakdown(signed_off: Actual | None, revision: Actual) -> None:
    parts = Breakdown.objects.filter(actual=signed_off)
    Breakdown.objects.bulk_create(
        Breakdown(actual=revision, category=part.category, count=part.count)
        for part in parts
    )


def _dropped_breakdown(draft: Actual) -> str:
    """Parts of the count that was there before tell nothing of the new one."""
    dropped, _ = Breakdown.objects.filter(actual=draft).delete()
    return BREAKDOWN_DROPPED if dropped else ""


def _record(
    act: Act,
    row: Actual,
    figure: Figure,
    *,
    by: User,
    acted_for: User | None,
    at: datetime,
    note: str,
) -> None:
    SignOffEvent.objects.create(
        actual=row,
        version=row.version,
        act=act,
        status=row.status,
        by=by,
        acted_for=acted_for,
        at=at,
        note=note,
        figure=figure.as_json(),
        reported=_reported(row) if act is Act.SIGN_OFF else None,
    )


def _reported(signed_off: Actual) -> dict[str, Any]:
    """What pages say of the figure now, for later changes to leave as it is."""
    return history_of(signed_off.target_set).report(signed_off.quarter).as_json()
