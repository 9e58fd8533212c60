"""Where actions and milestones stand, in words, shortest first."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from actions.analysis.action_standing import ActionStanding
from actions.analysis.milestone_standing import MilestoneStanding, Planned, State
from actions.analysis.milestones import MilestoneKind
from actions.analysis.progress import Progress
from laa.plan.days import in_words
from laa.plan.periods import Quarter

NO_UPDATE = "No update yet"
NOT_REACHED = "not reached after all"
_WORST_FIRST = (
    Progress.OFF_COURSE,
    Progress.AT_RISK,
    Progress.NOT_STARTED,
    Progress.STOPPED,
    Progress.ON_COURSE,
    Progress.DONE,
)


def days(number: int) -> str:
    """ "1 day", "1,030 days"; the size alone, whatever the sign."""
    return "1 day" if abs(number) == 1 else f"{abs(number):,} days"


def span(first_day: date | None, last_day: date) -> str:
    """
    Whole months by their names, "July to September 2008"; other days in full.

    Without a first day it is "by" the last.
    """
    if first_day is None:
        return f"by {in_words(last_day)}"
    if first_day == last_day:
        return in_words(last_day)
    _, month_ends = monthrange(last_day.year, last_day.month)
    if (first_day.day, last_day.day) != (1, month_ends):
        return f"{in_words(first_day)} to {in_words(last_day)}"
    end = f"{last_day:%B %Y}"
    if first_day.year != last_day.year:
        return f"{first_day:%B %Y} to {end}"
    return end if first_day.month == last_day.month else f"{first_day:%B} to {end}"


def planned(plan: Planned) -> str:
    """When or how much: "October 2008", "each month", "40 offenders each quarter"."""
    dates = "" if plan.last_day is None else span(plan.first_day, plan.last_day)
    match plan.kind:
        case MilestoneKind.RECURRING:
            often = "each month" if plan.expected == 3 else "each quarter"
        case MilestoneKind.QUANTITY:
            often = f"{_expected(plan)} each quarter"
        case _:
            return dates or "no date set"
    return f"{often}, {dates}" if dates else often


def milestone(standing: MilestoneStanding) -> str:
    """ "Reached on 12 October 2008, 12 days late", "12 of 40 offenders in ..."."""
    plan, reached_on = standing.planned, standing.reported.reached_on
    if standing.state is State.REACHED and reached_on:
        return f"Reached on {in_words(reached_on)}{_punctuality(standing.days_late)}"
    match standing.state:
        case State.DUE:
            return f"Due by {_last_day(plan)}"
        case State.OVERDUE:
            late = days(standing.days_overdue)
            return f"{late} overdue, due by {_last_day(plan)}"
        case State.NOT_DATED:
            return "No date is set"
        case State.NO_LONGER_DUE:
            return "No longer due: the action is done or stopped"
        case State.NOT_YET_DUE:
            return f"{_expected(plan)} expected in each quarter"
        case State.NOT_ENTERED:
            return (
                f"No number entered for {standing.quarter}: {_expected(plan)} expected"
            )
        case _:
            number = f"{standing.number or 0:,} of {_expected(plan)}"
            return f"{number} in {standing.quarter}"


def withdrawn(is_counted: bool, quarter: Quarter) -> str:
    """What an update on a quarter says that takes back what was said before."""
    return f"the number for {quarter} is withdrawn" if is_counted else NOT_REACHED


def slippage(standing: MilestoneStanding) -> str:
    """ "Re-based by 92 days: first planned for 30 September 2008"; else empty."""
    moved, first = standing.slippage, standing.planned.original_last_day
    if not moved or first is None:
        return ""
    how = "Re-based by" if moved > 0 else "Brought forward by"
    return f"{how} {days(moved)}: first planned for {in_words(first)}"


def status(standing: ActionStanding) -> str:
    """ "On course in 2008/09 Q2"; without an update, so."""
    if standing.report is None:
        return NO_UPDATE
    return f"{standing.report.status.words} in {standing.report.quarter}"


def update_owed(standing: ActionStanding, days_to_update: int) -> str:
    """ "The update for 2008/09 Q1 was due by 30 July 2008"; else empty."""
    within = timedelta(days=days_to_update)
    if not standing.owed:
        return ""
    if not standing.overdue:
        latest = standing.owed[-1]
        return f"The update for {latest} is due by {in_words(latest.last_day + within)}"
    first, *more = standing.overdue
    told = f"The update for {first} was due by {in_words(first.last_day + within)}"
    return f"{told}, and {len(more)} more since" if more else told


def summary(standings: Sequence[ActionStanding]) -> str:
    """
    How many have each status, the worst first, then how many are late.

    "Of 8 actions: 1 off course, 7 without an update. 2 have an update overdue."
    """
    if not standings:
        return "There are no actions."
    statuses = [one.status for one in standings]
    counted = [
        f"{statuses.count(one)} {one.value if one else 'without an update'}"
        for one in (*_WORST_FIRST, None)
        if one in statuses
    ]
    noun = "action" if len(standings) == 1 else "actions"
    late = (
        _have(sum(bool(one.overdue) for one in standings), "an update overdue"),
        _have(
            sum(bool(one.overdue_milestones) for one in standings),
            "a milestone overdue",
        ),
    )
    told = f"Of {len(standings)} {noun}: {', '.join(counted)}."
    return " ".join([told, *filter(None, late)])


def _have(number: int, what: str) -> str:
    return f"{number} {'has' if number == 1 else 'have'} {what}." if number else ""


def _punctuality(days_late: int | None) -> str:
    if days_late is None:
        return ""
    return f", {days(days_late)} late" if days_late > 0 else ", in time"


def _last_day(plan: Planned) -> str:
    return "" if plan.last_day is None else in_words(plan.last_day)


def _expected(plan: Planned) -> str:
    units = plan.units or ("time" if plan.expected == 1 else "times")
    return f"{plan.expected or 0:,} {units}"
