"""The bridge from rows to what a meeting decides, and to what earlier ones decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from actions.analysis.outcomes import Outcome
from actions.models import Decision, DecisionOutcome
from laa.plan.models import ActionPlan
from laa.plan.periods import Quarter


@dataclass(frozen=True)
class Decided:
    """A decision with what became of it, the latest last; maybe nothing yet."""

    decision: Decision
    outcomes: tuple[DecisionOutcome, ...]
    today: date

    @property
    def latest(self) -> DecisionOutcome | None:
        return self.outcomes[-1] if self.outcomes else None

    @property
    def outcome(self) -> Outcome | None:
        return Outcome(self.latest.outcome) if self.latest else None

    @property
    def standing(self) -> str:
        return self.outcome.words if self.outcome else "No report yet"

    @property
    def colour(self) -> str:
        """Of the standing's tag."""
        return self.outcome.colour if self.outcome else "yellow"

    @property
    def is_open(self) -> bool:
        return self.outcome is None or self.outcome.is_open

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.decision.due_on < self.today


@dataclass(frozen=True)
class MeetingDecisions:
    """Each in the order in which they were recorded."""

    quarter: Quarter
    now: list[Decided]
    last_time: list[Decided]
    still_open: list[Decided]
    """From meetings before the last one, so that nothing is lost sight of."""

    @property
    def overdue(self) -> list[Decided]:
        known = [*self.now, *self.last_time, *self.still_open]
        return [one for one in known if one.is_overdue]


def decisions_of(plan: ActionPlan, quarter: Quarter, today: date) -> MeetingDecisions:
    """
    Those of the meeting that looks at a quarter, and of the meetings before it.

    What became of them counts if it was recorded by the last day of the quarter's
    report. Two queries.
    """
    outcomes = _in_order().filter(at__date__lte=quarter.reported_until)
    decided = _read(plan.decisions.all(), outcomes, quarter.known_by(today))
    last = quarter - 1
    return MeetingDecisions(
        quarter=quarter,
        now=[one for one in decided if one.decision.quarter == quarter],
        last_time=[one for one in decided if one.decision.quarter == last],
        still_open=[
            one for one in decided if one.decision.quarter < last and one.is_open
        ],
    )


def all_decisions(plan: ActionPlan, today: date) -> list[Decided]:
    """Of all meetings, with all that became of them by now. Two queries."""
    return _read(plan.decisions.all(), _in_order(), today)


def decided_or_none(plan: ActionPlan, number: int, today: date) -> Decided | None:
    """One decision with all that became of it."""
    found = _read(plan.decisions.filter(number=number), _in_order(), today)
    return found[0] if found else None


def _in_order() -> QuerySet[DecisionOutcome]:
    return DecisionOutcome.objects.order_by("number").select_related("by")


def _read(
    decisions: QuerySet[Decision], outcomes: QuerySet[DecisionOutcome], today: date
) -> list[Decided]:
    read = decisions.select_related("by").prefetch_related(
        Prefetch("outcomes", outcomes, to_attr="counted")
    )
    return [Decided(one, tuple(one.counted), today) for one in read.order_by("number")]
