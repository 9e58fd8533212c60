"""A plan's milestones on a timeline: what the chart shows, and its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.text import Truncator

from actions.actions_page import actions_step
from actions.analysis.milestone_standing import State
from actions.analysis.progress import Progress
from actions.delivery import ActionDelivery, Delivery, MilestoneDelivery
from laa.plan.timeline import Mark, Row, Timeline
from laa.plan.timeline import State as Shown
from laa.plan.trail import Step, trail

_SHOWN = {
    State.REACHED: Shown.REACHED,
    State.OVERDUE: Shown.OVERDUE,
    State.SHORT: Shown.AT_RISK,
    State.NO_LONGER_DUE: Shown.NO_LONGER_DUE,
}
_IN_DOUBT = {Progress.AT_RISK, Progress.OFF_COURSE}
_WORST_FIRST = (
    Shown.OVERDUE,
    Shown.AT_RISK,
    Shown.DUE,
    Shown.REACHED,
    Shown.NO_LONGER_DUE,
)


@dataclass(frozen=True)
class TimelinePage:
    delivery: Delivery

    @property
    def breadcrumbs(self) -> list[Step]:
        plan = self.delivery.plan
        return trail(plan, actions_step(plan), ("Timeline", ""))

    @property
    def timeline(self) -> Timeline:
        years = self.delivery.plan.agreement.years
        rows = tuple(self._row(one) for one in self.delivery.actions)
        return Timeline(
            key="actions",
            title="When each milestone is due",
            sentence=_sentence([mark.state for row in rows for mark in row.marks]),
            rows=rows,
            first=years[0].first_day,
            last=years[-1].last_day,
            today=self.delivery.today,
        )

    def _row(self, one: ActionDelivery) -> Row:
        text = Truncator(one.action.text).words(8)
        marks = tuple(self._mark(one, milestone) for milestone in one.milestones)
        return Row(one.action.name, text, marks)

    def _mark(self, one: ActionDelivery, item: MilestoneDelivery) -> Mark:
        planned = item.standing.planned
        first, last = planned.first_day, planned.last_day
        if planned.kind.is_counted:
            first, last = self._through(first, last)
        start = first or last
        return Mark(
            name=planned.text,
            state=_state(one.standing.status, item.standing.state),
            start=start,
            end=None if start == last else last,
            recurring=planned.kind.is_counted,
            was=planned.original_last_day if item.standing.slippage else None,
        )

    def _through(self, first: date | None, last: date | None) -> tuple[date, date]:
        """Where a duty has no days, it comes round through the whole agreement."""
        years = self.delivery.plan.agreement.years
        last = last or years[-1].last_day
        # A last day may lie before the agreement; nothing ends before it begins.
        return first or min(years[0].first_day, last), last


def _state(status: Progress | None, state: State) -> Shown:
    """What is due in an action that is in doubt is at risk."""
    is_due = Shown.AT_RISK if status in _IN_DOUBT else Shown.DUE
    return _SHOWN.get(state, is_due)


def _sentence(states: list[Shown]) -> str:
    if not states:
        return "There are no milestones."
    noun = "milestone" if len(states) == 1 else "milestones"
    counted = [
        f"{states.count(one)} {one.value}" for one in _WORST_FIRST if one in states
    ]
    return f"Of {len(states)} {noun}: {', '.join(counted)}."
