"""The only writer of a progress update: each is a new row, and none is changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from actions.analysis.progress import Progress
from actions.leads import may_report_now
from actions.models import Action, MilestoneProgress, ProgressUpdate
from actions.telling import Told, refusals_of
from laa.plan.days import in_words
from laa.plan.models import User
from laa.plan.periods import Quarter
from laa.plan.refusals import Refusal, Refused

WEB = ("https://", "http://")


@dataclass(frozen=True)
class UpdateText:
    """What a lead writes of a quarter."""

    quarter: Quarter
    status: Progress
    text: str
    evidence: str = ""
    told: Sequence[Told] = ()


def last_number(action: Action) -> int:
    """What a page remembers, so that a second update of one moment is refused."""
    last = ProgressUpdate.objects.filter(action=action).order_by("number").last()
    return last.number if last else 0


@transaction.atomic
def report(
    *, action: Action, written: UpdateText, seen: int, by: User, at: datetime
) -> ProgressUpdate:
    """
    Keep an update, or raise Refused and change nothing.

    `seen` is the number of the last update that the person saw, 0 for none.
    """
    # The row that every update hangs on: two people write one after the other.
    action = Action.objects.select_for_update().get(pk=action.pk)
    if not may_report_now(by, action):
        raise Refused(Refusal(f"You may not report on {action}: you do not lead it."))
    last = action.updates.select_related("by").order_by("number").last()
    _refuse_if_written_since(last, seen, by)
    if found := list(_refusals(action, written, timezone.localdate(at))):
        raise Refused(*found)
    update = ProgressUpdate.objects.create(
        action=action,
        number=last.number + 1 if last else 1,
        year=written.quarter.start,
        quarter_number=written.quarter.number,
        status=written.status,
        text=written.text.strip(),
        evidence=written.evidence,
        by=by,
        at=at,
    )
    MilestoneProgress.objects.bulk_create(
        MilestoneProgress(
            update=update,
            milestone=one.milestone,
            reached_on=one.reached_on,
            number=one.number,
            withdrawn=one.withdrawn,
        )
        for one in written.told
    )
    return update


def _refuse_if_written_since(last: ProgressUpdate | None, seen: int, by: User) -> None:
    if last is None or last.number == seen:
        return
    who = "You have already written" if last.by == by else f"{last.by} wrote"
    raise Refused(
        Refusal(
            f"{who} an update for {last.quarter} after you opened the page. Yours was "
            "not kept yet: read the other, then send yours again if it is still right."
        )
    )


def _refusals(action: Action, written: UpdateText, today: date) -> Iterator[Refusal]:
    yield from _of_quarter(action, written.quarter, today)
    if not written.text.strip():
        yield Refusal("Say in a few words how the action is going", "text")
    if written.evidence and not written.evidence.lower().startswith(WEB):
        yield Refusal(
            f"'{written.evidence}' is not a web address: enter one that begins with "
            "https:// or http://",
            "evidence",
        )
    for one in written.told:
        if one.milestone.action_id != action.pk:
            raise ValueError(f"'{one.milestone}' is no milestone of {action}")
        yield from refusals_of(one, written.quarter, today)


def _of_quarter(action: Action, quarter: Quarter, today: date) -> Iterator[Refusal]:
    agreement = action.plan.agreement
    if quarter not in agreement.quarters:
        yield Refusal(
            f"{quarter} lies outside the agreement ({agreement}): select one of its "
            "quarters",
            "quarter",
        )
    elif today < quarter.first_day:
        yield Refusal(
            f"{quarter} has not begun: an update of it can be written from "
            f"{in_words(quarter.first_day)}",
            "quarter",
        )
