"""The only writer of what meetings decide, and of what became of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from actions.analysis.outcomes import Outcome
from actions.models import Decision, DecisionOutcome
from laa.plan.days import in_words
from laa.plan.models import ActionPlan, User
from laa.plan.periods import Quarter
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal, Refused

# What a comment is to say; of what is done nobody asks more.
ASKED = {
    Outcome.IN_HAND: "how far it is",
    Outcome.NOT_DONE: "why it was not done",
    Outcome.DROPPED: "why it was dropped",
}


@dataclass(frozen=True)
class Resolution:
    """What is to be done, by whom, by when."""

    text: str
    owner: str
    due_on: date


@transaction.atomic
def decide(
    *,
    plan: ActionPlan,
    quarter: Quarter,
    resolution: Resolution,
    by: User,
    at: datetime,
) -> Decision:
    """
    Record a decision of the meeting that looked at a quarter, or raise Refused.

    Two who record at once both do, unless it is the same decision.
    """
    if not may(by, Permission.RECORD_DECISIONS, plan):
        raise Refused(Refusal("You may not record decisions on this plan."))
    # The row that every decision hangs on: two people record one after the other.
    ActionPlan.objects.select_for_update().get(pk=plan.pk)
    if found := _refusals(plan, quarter, resolution, timezone.localdate(at)):
        raise Refused(*found)
    last = plan.decisions.aggregate(last=Max("number"))["last"] or 0
    return Decision.objects.create(
        plan=plan,
        number=last + 1,
        year=quarter.start,
        quarter_number=quarter.number,
        **asdict(resolution),
        by=by,
        at=at,
    )


@transaction.atomic
def conclude(
    *,
    decision: Decision,
    outcome: Outcome,
    comment: str,
    by: User,
    at: datetime,
    seen: int,
) -> DecisionOutcome:
    """
    Record what became of a decision, or raise Refused and change nothing.

    `seen` is the number of the latest outcome that the person was shown, 0 for none.
    """
    if not may(by, Permission.RECORD_DECISIONS, decision.plan):
        raise Refused(Refusal("You may not record what became of decisions here."))
    # Not the decision's own row: what is never changed cannot be locked either.
    ActionPlan.objects.select_for_update().get(pk=decision.plan_id)
    last = decision.outcomes.select_related("by").order_by("number").last()
    if last and last.number != seen:
        raise Refused(Refusal(_concluded_since(last, by)))
    if outcome in ASKED and not comment:
        words = f"Enter a comment: say {ASKED[outcome]}"
        raise Refused(Refusal(words, field="comment"))
    return DecisionOutcome.objects.create(
        decision=decision,
        number=last.number + 1 if last else 1,
        outcome=outcome,
        comment=comment,
        by=by,
        at=at,
    )


def _concluded_since(last: DecisionOutcome, by: User) -> str:
    who = "You have already" if last.by == by else f"{last.by}"
    return (
        f"{who} recorded what became of this decision after you opened the page: "
        f"{last.outcome}. Yours was not recorded. Look at it as it is now, then send "
        "yours again if it is still right."
    )


def _refusals(
    plan: ActionPlan, quarter: Quarter, resolution: Resolution, today: date
) -> list[Refusal]:
    words = {
        "": _no_meeting(plan, quarter, today),
        "text": _already_recorded(plan, quarter, resolution.text),
        "due_on": _due_too_early(quarter, resolution.due_on),
    }
    return [Refusal(why, field) for field, why in words.items() if why]


def _no_meeting(plan: ActionPlan, quarter: Quarter, today: date) -> str:
    if quarter not in plan.agreement.quarters:
        years = plan.agreement.years
        return f"{quarter} is outside the agreement, {years[0]} to {years[-1]}."
    if not quarter.has_ended(today):
        return (
            f"{quarter} has not ended: its meeting can decide "
            f"from {in_words((quarter + 1).first_day)}."
        )
    return ""


def _already_recorded(plan: ActionPlan, quarter: Quarter, text: str) -> str:
    same = plan.decisions.filter(
        year=quarter.start, quarter_number=quarter.number, text=text
    ).first()
    if same is None:
        return ""
    return f"The meeting's decision {same.number} says this already: enter another"


def _due_too_early(quarter: Quarter, due_on: date) -> str:
    if due_on > quarter.last_day:
        return ""
    return (
        f"{in_words(due_on)} is before the meeting on {quarter}: "
        f"enter {in_words((quarter + 1).first_day)} or a later date"
    )
