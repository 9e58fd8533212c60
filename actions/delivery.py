"""The bridge from a plan's actions to how each stands: a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from actions.analysis import delivery_words
from actions.analysis.action_standing import (
    ActionStanding,
    Report,
    quarters_overdue,
    quarters_owed,
    report_that_counts,
)
from actions.analysis.milestone_standing import (
    MilestoneStanding,
    Planned,
    Reported,
    State,
    Word,
    milestone_standing,
    reported,
)
from actions.analysis.milestones import Every, MilestoneKind
from actions.analysis.progress import Progress
from actions.models import (
    Action,
    Milestone,
    MilestoneProgress,
    ProgressUpdate,
    Rebasing,
)
from indicators.models import TargetSet
from laa.plan.models import ActionPlan
from laa.plan.periods import Quarter


@dataclass(frozen=True)
class MilestoneDelivery:
    """`rebasings` are those known as of the quarter, the oldest first."""

    milestone: Milestone
    standing: MilestoneStanding
    rebasings: tuple[Rebasing, ...]

    @property
    def planned(self) -> str:
        return delivery_words.planned(self.standing.planned)

    @property
    def words(self) -> str:
        return delivery_words.milestone(self.standing)

    @property
    def may_move(self) -> bool:
        """What is reached, or counted for ever, has no date to move."""
        planned = self.standing.planned
        is_endless = planned.kind.is_counted and planned.last_day is None
        return self.standing.reported.reached_on is None and not is_endless

    @property
    def slippage(self) -> str:
        return delivery_words.slippage(self.standing)


@dataclass(frozen=True)
class ActionDelivery:
    """`updates` are those of quarters up to the one asked for, in their order."""

    action: Action
    standing: ActionStanding
    updates: tuple[ProgressUpdate, ...]
    milestones: tuple[MilestoneDelivery, ...]

    @property
    def status(self) -> str:
        return delivery_words.status(self.standing)

    @property
    def owed(self) -> str:
        """What is said of an update that is due or overdue; empty if none is."""
        return delivery_words.update_owed(
            self.standing, self.action.plan.days_to_update
        )

    @property
    def overdue_milestones(self) -> list[MilestoneDelivery]:
        return [one for one in self.milestones if one.standing.state is State.OVERDUE]

    @property
    def next_milestone(self) -> MilestoneDelivery | None:
        chosen = self.standing.next_milestone
        return next((one for one in self.milestones if one.standing is chosen), None)

    @property
    def update(self) -> ProgressUpdate | None:
        """The one that counts."""
        report = self.standing.report
        counting = (
            one for one in self.updates if report and one.number == report.number
        )
        return next(counting, None)

    @property
    def serves(self) -> list[TargetSet]:
        return list(self.action.serves.all())


@dataclass(frozen=True)
class Delivery:
    """A plan's actions in its order, as of a quarter and as seen on a day."""

    plan: ActionPlan
    as_of: Quarter
    today: date
    actions: tuple[ActionDelivery, ...]

    def at(self, position: int) -> ActionDelivery | None:
        """The action at this place of the plan, if there is one."""
        found = (one for one in self.actions if one.action.position == position)
        return next(found, None)

    def serving(self, target_set: TargetSet) -> list[ActionDelivery]:
        return [one for one in self.actions if target_set in one.serves]


def delivery_of(plan: ActionPlan, as_of: Quarter | None, today: date) -> Delivery:
    """
    A plan's actions as of a quarter: what its report could know. Without one: by now.

    Of a quarter: updates of quarters up to it as known now; actions, milestones, dates
    and days reached up to the last day of its report. The plan comes with its agreement
    and area; six queries.
    """
    actions = _rows(Action.objects.filter(plan=plan))
    return _delivery(plan, actions, as_of, today)


def deliveries_of(plans: Iterable[ActionPlan], today: date) -> list[Delivery]:
    """Each plan as it is by now; six queries, however many plans."""
    chosen = list(plans)
    actions: defaultdict[int, list[Action]] = defaultdict(list)
    for action in _rows(Action.objects.filter(plan__in=chosen)):
        actions[action.plan_id].append(action)
    return [_delivery(plan, actions[plan.pk], None, today) for plan in chosen]


def _rows(actions: QuerySet[Action]) -> list[Action]:
    served = TargetSet.objects.with_plan()
    rebasings = Rebasing.objects.select_related("by").order_by("number")
    updates = ProgressUpdate.objects.select_related("by").order_by("number")
    return list(
        actions.select_related("plan__agreement__area", "led_by")
        .order_by("position")
        .prefetch_related(
            Prefetch("serves", served.order_by("position")),
            Prefetch("milestones", Milestone.objects.order_by("position")),
            Prefetch("milestones__rebasings", rebasings),
            Prefetch("updates", updates),
            Prefetch("updates__milestones", MilestoneProgress.objects.all()),
        )
    )


def _delivery(
    plan: ActionPlan, actions: list[Action], as_of: Quarter | None, today: date
) -> Delivery:
    until = as_of.reported_until if as_of else None
    quarter = as_of or plan.agreement.in_hand(today)
    told = tuple(
        _action(plan, action, quarter, until, today)
        for action in actions
        if action.was_there(until)
    )
    return Delivery(plan, quarter, today, told)


def _action(
    plan: ActionPlan, action: Action, as_of: Quarter, until: date | None, today: date
) -> ActionDelivery:
    updates = tuple(one for one in action.updates.all() if one.quarter <= as_of)
    reports = [Report(one.quarter, one.number, Progress(one.status)) for one in updates]
    report = report_that_counts(reports, as_of)
    quarters = plan.agreement.quarters
    owed = quarters_owed(report, quarters, as_of, today)
    ended = [one for one in plan.agreement.ended(today) if one <= as_of]
    told = _told(updates)
    milestones = tuple(
        _milestone(
            one,
            told[one.pk],
            until=until,
            day=min(today, as_of.last_day),
            quarter=max(ended, default=None),
            is_closed=bool(report and report.status.is_closed),
        )
        for one in action.milestones.all()
        if one.was_there(until)
    )
    overdue = quarters_overdue(owed, plan.days_to_update, today)
    standings = tuple(one.standing for one in milestones)
    standing = ActionStanding(as_of, report, owed, overdue, standings)
    return ActionDelivery(action, standing, updates, milestones)


def _told(updates: Iterable[ProgressUpdate]) -> defaultdict[int, Reported]:
    """By milestone, what holds after all that the updates say of it, in their order."""
    words: defaultdict[int, list[Word]] = defaultdict(list)
    for update in updates:
        for row in update.milestones.all():
            words[row.milestone_id].append(row.word)
    told = {key: reported(said) for key, said in words.items()}
    return defaultdict(Reported, told)


def _milestone(
    row: Milestone,
    told: Reported,
    *,
    until: date | None,
    day: date,
    quarter: Quarter | None,
    is_closed: bool,
) -> MilestoneDelivery:
    known, later = _parted(list(row.rebasings.all()), until)
    # A re-basing after the report was made is undone: what it says was is what was.
    first_day = later[0].was_first_day if later else row.first_day
    last_day = later[0].was_last_day if later else row.last_day
    dates = (one.was_last_day for one in known)
    planned = Planned(
        kind=MilestoneKind(row.kind),
        text=row.text,
        first_day=first_day,
        last_day=last_day,
        original_last_day=next(filter(None, dates), last_day),
        expected=Every(row.every).per_quarter if row.every else row.quantity,
        units=row.units,
    )
    known_of_it = told.up_to(until) if until else told
    standing = milestone_standing(planned, known_of_it, day, quarter, is_closed)
    return MilestoneDelivery(row, standing, tuple(known))


def _parted(
    rebasings: list[Rebasing], until: date | None
) -> tuple[list[Rebasing], list[Rebasing]]:
    """Those recorded by a day, and those recorded after it; None: by now."""
    known = [
        one for one in rebasings if until is None or timezone.localdate(one.at) <= until
    ]
    return known, rebasings[len(known) :]
