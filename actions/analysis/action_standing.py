"""Where an action stands as of a quarter: status, updates owed, milestones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from actions.analysis.milestone_standing import MilestoneStanding, State
from actions.analysis.progress import Progress
from laa.plan.periods import Quarter


@dataclass(frozen=True, order=True)
class Report:
    """A progress update; `number` is its place among the action's updates."""

    quarter: Quarter
    number: int
    status: Progress


@dataclass(frozen=True)
class ActionStanding:
    """
    `report` is the update that counts, None if there is none yet, which is not
    "not started"; `owed` are the ended quarters that wait for an update, oldest first,
    and `overdue` those of them whose update is late.
    """

    as_of: Quarter
    report: Report | None
    owed: tuple[Quarter, ...]
    overdue: tuple[Quarter, ...]
    milestones: tuple[MilestoneStanding, ...]

    @property
    def status(self) -> Progress | None:
        return self.report.status if self.report else None

    @property
    def is_closed(self) -> bool:
        return self.report is not None and self.report.status.is_closed

    @property
    def overdue_milestones(self) -> tuple[MilestoneStanding, ...]:
        return tuple(one for one in self.milestones if one.state is State.OVERDUE)

    @property
    def short_milestones(self) -> tuple[MilestoneStanding, ...]:
        return tuple(one for one in self.milestones if one.state is State.SHORT)

    @property
    def next_milestone(self) -> MilestoneStanding | None:
        """The first to come; of two with one date, the one that the plan has first."""
        to_come = [one for one in self.milestones if one.state is State.DUE]
        return min(
            to_come, key=lambda one: one.planned.last_day or date.max, default=None
        )

    @property
    def is_overdue(self) -> bool:
        """An update or a milestone is late."""
        return bool(self.overdue or self.overdue_milestones)


def report_that_counts(reports: Iterable[Report], as_of: Quarter) -> Report | None:
    """
    Of the latest quarter up to `as_of` that has an update, the update written last.

    An update written later about an earlier quarter does not undo a later quarter's.
    """
    known = [one for one in reports if one.quarter <= as_of]
    return max(known, key=lambda one: (one.quarter, one.number), default=None)


def quarters_owed(
    report: Report | None, quarters: Sequence[Quarter], as_of: Quarter, today: date
) -> tuple[Quarter, ...]:
    """
    The quarters of the agreement up to `as_of` that have ended without an update.

    A quarter's update tells of those before it too: they are owed no longer. An action
    that is done or stopped owes none.
    """
    if report is not None and report.status.is_closed:
        return ()
    return tuple(
        quarter
        for quarter in quarters
        if quarter <= as_of
        and quarter.has_ended(today)
        and (report is None or quarter > report.quarter)
    )


def quarters_overdue(
    owed: Iterable[Quarter], days_to_update: int, today: date
) -> tuple[Quarter, ...]:
    """
    Those owed whose update is late: more than so many days after the quarter's end.

    Refuses days below zero.
    """
    if days_to_update < 0:
        raise ValueError(f"{days_to_update} days to update: use 0 or more")
    return tuple(
        quarter
        for quarter in owed
        if today > quarter.last_day + timedelta(days=days_to_update)
    )
