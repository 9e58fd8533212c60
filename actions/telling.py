"""What an update says of milestones, and what holds after all that updates said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actions.analysis.milestone_standing import Reported, reported
from actions.models import Milestone
from laa.plan.days import in_words
from laa.plan.periods import Quarter
from laa.plan.refusals import Refusal


@dataclass(frozen=True)
class Told:
    """The day it was reached, or the number, or that what was said is withdrawn."""

    milestone: Milestone
    reached_on: date | None = None
    number: int | None = None
    withdrawn: bool = False

    def __post_init__(self) -> None:
        counted = self.milestone.is_counted
        said = self.number if counted else self.reached_on
        other = self.reached_on if counted else self.number
        if other is not None or (said is not None) == self.withdrawn:
            raise ValueError(
                f"'{self.milestone}' is {self.milestone.kind}: tell "
                f"{'its number' if counted else 'the day it was reached'}, or that it "
                "is withdrawn, and no more"
            )


def reported_of(milestone: Milestone) -> Reported:
    """What holds by now; one query."""
    rows = milestone.progress.select_related("update").order_by("update__number")
    return reported(row.word for row in rows)


def box_of(milestone: Milestone) -> str:
    """The name of the milestone's box in the form of an update."""
    return f"milestone_{milestone.position}"


def tick_of(milestone: Milestone) -> str:
    """The name of the box to tick that withdraws what was said."""
    return f"{box_of(milestone)}_withdrawn"


def refusals_of(one: Told, quarter: Quarter, today: date) -> Iterator[Refusal]:
    """Why an update on a quarter may not say so."""
    if one.reached_on and one.reached_on > today:
        yield Refusal(
            f"{in_words(one.reached_on)} is in the future: enter the day on which "
            f"'{one.milestone}' was reached, up to today, {in_words(today)}",
            box_of(one.milestone),
        )
    if one.withdrawn and (nothing := _nothing_to_withdraw(one.milestone, quarter)):
        yield Refusal(nothing, tick_of(one.milestone))


def _nothing_to_withdraw(milestone: Milestone, quarter: Quarter) -> str:
    held = reported_of(milestone)
    if not milestone.is_counted:
        if held.reached_on:
            return ""
        return f"No update says that '{milestone}' was reached: leave this unticked"
    if quarter in held.numbers:
        return ""
    return (
        f"No number of '{milestone}' is reported for {quarter}: select the quarter "
        "whose number is wrong, or leave this unticked"
    )
