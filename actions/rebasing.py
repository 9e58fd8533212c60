"""The only writer of what a milestone's date was before: moved with a reason only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from actions.analysis.delivery_words import span
from actions.editing import refuse_if_changed_since
from actions.leads import may_report_now
from actions.models import Action, Milestone, Rebasing
from actions.telling import reported_of
from laa.plan.days import in_words
from laa.plan.models import ActionPlan, User
from laa.plan.refusals import Refusal, Refused

FIRST_DATE = "Its first date was set."


@transaction.atomic
def rebase(
    *,
    milestone: Milestone,
    first_day: date | None,
    last_day: date,
    reason: str,
    version: int,
    by: User,
    at: datetime,
) -> Rebasing:
    """
    Move a milestone to new days, or raise Refused and change nothing.

    `version` is that of the action which the person saw.
    """
    action = Action.objects.select_for_update().get(pk=milestone.action_id)
    if not may_report_now(by, action):
        raise Refused(
            Refusal(f"You may not re-base milestones of {action}: you do not lead it.")
        )
    refuse_if_changed_since(version, action)
    milestone = Milestone.objects.select_for_update().get(pk=milestone.pk)
    if found := list(_refusals(action.plan, milestone, first_day, last_day, reason)):
        raise Refused(*found)
    kept = Rebasing.objects.create(
        milestone=milestone,
        number=milestone.rebasings.count() + 1,
        was_first_day=milestone.first_day,
        was_last_day=milestone.last_day,
        first_day=first_day,
        last_day=last_day,
        reason=reason.strip(),
        by=by,
        at=at,
    )
    milestone.first_day, milestone.last_day = first_day, last_day
    milestone.save(update_fields=["first_day", "last_day"])
    Action.objects.filter(pk=action.pk).update(version=F("version") + 1)
    return kept


def keep_first_date(
    milestone: Milestone, last_day: date, *, by: User, at: datetime
) -> Rebasing:
    """That it had none before; for who has just dated it, in their transaction."""
    return Rebasing.objects.create(
        milestone=milestone,
        number=milestone.rebasings.count() + 1,
        first_day=milestone.first_day,
        last_day=last_day,
        reason=FIRST_DATE,
        by=by,
        at=at,
    )


def _refusals(
    plan: ActionPlan,
    milestone: Milestone,
    first_day: date | None,
    last_day: date,
    reason: str,
) -> Iterator[Refusal]:
    if not reason.strip():
        yield Refusal("Say why the date moves: it is kept with the old date", "reason")
    if reached := reported_of(milestone).reached_on:
        yield Refusal(
            f"'{milestone}' was reached on {in_words(reached)}: its date moves no more."
        )
    if (first_day, last_day) == (milestone.first_day, milestone.last_day):
        yield Refusal(
            f"It is planned {span(first_day, last_day)} already: enter another date",
            "last_day",
        )
    if first_day and first_day > last_day:
        yield Refusal(
            f"{in_words(first_day)} is after the last day, {in_words(last_day)}: enter "
            "a first day that is not later, or leave it empty",
            "first_day",
        )
    yield from _outside(plan, last_day)


def _outside(plan: ActionPlan, last_day: date) -> Iterator[Refusal]:
    first, last = plan.agreement.years[0].first_day, plan.agreement.years[-1].last_day
    if not first <= last_day <= last:
        yield Refusal(
            f"{in_words(last_day)} lies outside the agreement: enter a date from "
            f"{in_words(first)} to {in_words(last)}",
            "last_day",
        )
