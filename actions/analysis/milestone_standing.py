"""Where a milestone stands on a day: reached, due, overdue, or short of its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from actions.analysis.milestones import MilestoneKind
from laa.plan.periods import Quarter


class State(StrEnum):
    """First those of what is reached once, then those of what is counted."""

    REACHED = "reached"
    DUE = "due"
    OVERDUE = "overdue"
    NOT_DATED = "no date"
    NO_LONGER_DUE = "no longer due"
    MET = "met"
    SHORT = "short"
    NOT_ENTERED = "not entered"
    NOT_YET_DUE = "not yet due"

    @property
    def words(self) -> str:
        return self.value.capitalize()

    @property
    def colour(self) -> str:
        """Of the tag that says the words; the colour adds nothing to them."""
        return _COLOURS.get(self, "grey")


_COLOURS = {
    State.REACHED: "green",
    State.DUE: "blue",
    State.OVERDUE: "red",
    State.MET: "green",
    State.SHORT: "orange",
}


@dataclass(frozen=True)
class Planned:
    """
    What is to be reached: by `last_day` or, of a counted kind, `expected` a quarter.

    `original_last_day` is the date before any re-basing; `expected` is in `units`.
    """

    kind: MilestoneKind
    text: str
    first_day: date | None = None
    last_day: date | None = None
    original_last_day: date | None = None
    expected: int | None = None
    units: str = ""

    def counts_in(self, quarter: Quarter) -> bool:
        """Whether the quarter lies wholly in its days, where it has any."""
        begun = self.first_day is None or self.first_day <= quarter.first_day
        ended = self.last_day is not None and self.last_day < quarter.last_day
        return self.kind.is_counted and begun and not ended


@dataclass(frozen=True)
class Word:
    """What one update says of it; neither day nor number withdraws what was said."""

    quarter: Quarter
    reached_on: date | None = None
    number: int | None = None


@dataclass(frozen=True)
class Reported:
    """What the updates say of it; a quarter without a number is not one with zero."""

    reached_on: date | None = None
    numbers: Mapping[Quarter, int] = field(default_factory=dict)

    def up_to(self, until: date) -> Reported:
        """Without a day that was still to come then, whenever it was reported."""
        if self.reached_on is None or self.reached_on <= until:
            return self
        return replace(self, reached_on=None)


def reported(words: Iterable[Word]) -> Reported:
    """
    What holds after all words, which come in the order in which they were written.

    Of the day the last word holds, whatever quarter its update is about; of a quarter's
    number, the last word about that quarter.
    """
    reached_on: date | None = None
    numbers: dict[Quarter, int] = {}
    for word in words:
        reached_on = word.reached_on
        if word.number is None:
            numbers.pop(word.quarter, None)
        else:
            numbers[word.quarter] = word.number
    return Reported(reached_on, numbers)


@dataclass(frozen=True)
class MilestoneStanding:
    """`quarter` is the one that a number is judged in; None: none has ended yet."""

    planned: Planned
    reported: Reported
    state: State
    day: date
    quarter: Quarter | None = None

    @property
    def number(self) -> int | None:
        return self.reported.numbers.get(self.quarter) if self.quarter else None

    @property
    def days_overdue(self) -> int:
        last_day = self.planned.last_day
        if self.state is not State.OVERDUE or last_day is None:
            return 0
        return (self.day - last_day).days

    @property
    def days_late(self) -> int | None:
        """Days from its present date to the day it was reached; early is below 0."""
        return _days(self.planned.last_day, self.reported.reached_on)

    @property
    def slippage(self) -> int | None:
        """Days from its original to its present date; below 0: brought forward."""
        return _days(self.planned.original_last_day, self.planned.last_day)


def milestone_standing(
    planned: Planned,
    reported: Reported,
    day: date,
    quarter: Quarter | None = None,
    is_closed: bool = False,
) -> MilestoneStanding:
    """
    Where a milestone stands on `day`; a counted one, in `quarter`.

    Reached is reached, however late. Overdue begins the day after the last day. In an
    action that is done or stopped, nothing is due any more: `is_closed`.
    """
    state = (
        _counted(planned, reported, quarter, is_closed)
        if planned.kind.is_counted
        else _reached(planned, reported, day, is_closed)
    )
    return MilestoneStanding(planned, reported, state, day, quarter)


def _reached(planned: Planned, reported: Reported, day: date, is_closed: bool) -> State:
    if reported.reached_on is not None:
        return State.REACHED
    if is_closed:
        return State.NO_LONGER_DUE
    if planned.last_day is None:
        return State.NOT_DATED
    return State.OVERDUE if day > planned.last_day else State.DUE


def _counted(
    planned: Planned, reported: Reported, quarter: Quarter | None, is_closed: bool
) -> State:
    if quarter is None or not planned.counts_in(quarter):
        return State.NOT_YET_DUE
    number = reported.numbers.get(quarter)
    if number is None:
        return State.NO_LONGER_DUE if is_closed else State.NOT_ENTERED
    return State.MET if number >= (planned.expected or 0) else State.SHORT


def _days(start: date | None, end: date | None) -> int | None:
    return None if start is None or end is None else (end - start).days
