"""Adding and changing what an action is to reach; the published wording stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from actions.analysis.milestones import Every, MilestoneKind
from actions.editing import refuse_if_changed_since, refuse_unless_editor
from actions.models import Action, Milestone
from actions.rebasing import keep_first_date
from laa.plan.days import in_words
from laa.plan.models import User
from laa.plan.refusals import Refusal, Refused

DATES = ("first_day", "last_day")


@dataclass(frozen=True)
class MilestoneText:
    """What a coordinator says of a milestone; `reading` is how its wording is read."""

    kind: MilestoneKind
    text: str
    reading: str = ""
    first_day: date | None = None
    last_day: date | None = None
    every: Every | None = None
    through: str = ""
    quantity: int | None = None
    units: str = ""


@transaction.atomic
def add_milestone(
    *, action: Action, written: MilestoneText, version: int, by: User, at: datetime
) -> Milestone:
    """Add a milestone to an action, or raise Refused and change nothing."""
    action = _locked(action, version, by)
    last = action.milestones.order_by("position").last()
    position = last.position + 1 if last else 1
    milestone = Milestone(action=action, position=position, added_by=by, added_at=at)
    _write(milestone, written)
    return milestone


@transaction.atomic
def begin_milestone(
    *, action: Action, written: MilestoneText, position: int
) -> Milestone:
    """One that a plan comes with when it is started on the server: added by nobody."""
    milestone = Milestone(action=action, position=position)
    _write(milestone, written)
    return milestone


@transaction.atomic
def edit_milestone(
    *,
    milestone: Milestone,
    written: MilestoneText,
    version: int,
    by: User,
    at: datetime,
) -> Milestone:
    """
    Change a milestone, or raise Refused and change nothing.

    A date that it has stays: re-basing moves it. Its first date is kept with the day
    on which it was given. Once an update tells of it, it stays one that is counted, or
    one that is reached.
    """
    _locked(milestone.action, version, by)
    milestone = Milestone.objects.select_for_update().get(pk=milestone.pk)
    if found := list(_unmovable(milestone, written)):
        raise Refused(*found)
    was_undated = milestone.last_day is None
    _write(milestone, written)
    if was_undated and written.last_day:
        keep_first_date(milestone, written.last_day, by=by, at=at)
    return milestone


def _locked(action: Action, version: int, by: User) -> Action:
    refuse_unless_editor(by, action.plan)
    action = Action.objects.select_for_update().get(pk=action.pk)
    refuse_if_changed_since(version, action)
    return action


def _write(milestone: Milestone, written: MilestoneText) -> None:
    if found := list(_refusals(written)):
        raise Refused(*found)
    for one in fields(written):
        value = getattr(written, one.name)
        setattr(milestone, one.name, value.strip() if type(value) is str else value)
    milestone.every = written.every or ""
    milestone.save()
    Action.objects.filter(pk=milestone.action_id).update(version=F("version") + 1)


def _unmovable(milestone: Milestone, written: MilestoneText) -> Iterator[Refusal]:
    for name in DATES:
        is_given, stands = getattr(written, name), getattr(milestone, name)
        if milestone.last_day and is_given != stands:
            yield Refusal(
                f"It has its date already, {in_words(milestone.last_day)}: re-base it "
                "to move that, so that the old date and the reason are kept",
                name,
            )
    if milestone.is_counted != written.kind.is_counted and milestone.progress.exists():
        yield Refusal(
            f"Updates tell of it as {MilestoneKind(milestone.kind).words}: add another "
            f"milestone instead of turning this one into {written.kind.words}",
            "kind",
        )


def _refusals(written: MilestoneText) -> Iterator[Refusal]:
    if not written.text.strip():
        yield Refusal("Enter what is to be reached", "text")
    if written.first_day and not (
        written.last_day and written.first_day <= written.last_day
    ):
        yield Refusal(
            f"It begins on {in_words(written.first_day)}: enter a last day from "
            "then on",
            "last_day",
        )
    yield from _missing(written)
    yield from _out_of_place(written)


def _missing(written: MilestoneText) -> Iterator[Refusal]:
    """What the kind cannot be without."""
    match written.kind:
        case MilestoneKind.DATE | MilestoneKind.PERIOD if not written.last_day:
            yield Refusal("Enter the day by which it is to be reached", "last_day")
        case MilestoneKind.RECURRING if not written.every:
            yield Refusal("Select how often it comes round", "every")
        case MilestoneKind.QUANTITY if not written.quantity:
            yield Refusal("Enter the number to reach in each quarter", "quantity")
    if written.kind is MilestoneKind.PERIOD and not written.first_day:
        yield Refusal("Enter the first day of this period", "first_day")
    if written.kind is MilestoneKind.QUANTITY and not written.units.strip():
        yield Refusal("Enter what is counted, such as offenders", "units")


def _out_of_place(written: MilestoneText) -> Iterator[Refusal]:
    """What another kind has: nothing typed is dropped without a word."""
    owners = {
        "every": MilestoneKind.RECURRING,
        "through": MilestoneKind.RECURRING,
        "quantity": MilestoneKind.QUANTITY,
        "units": MilestoneKind.QUANTITY,
    }
    for name, kind in owners.items():
        if (value := getattr(written, name)) and written.kind is not kind:
            yield Refusal(
                f"'{value}' is for {kind.words}: leave this empty, or select that kind",
                name,
            )
