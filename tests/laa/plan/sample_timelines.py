"""Actions of the Coventry plan on a timeline, and any timeline at all."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from laa.plan.timeline import Mark, Row, State, Timeline
from tests.laa.plan.sample_charts import words

TODAY = date(2008, 10, 20)
IDENTIFIED = Mark("100 identified", State.REACHED, date(2008, 6, 30))
MOVED = Mark("Scheme runs", State.DUE, start=date(2009, 3, 31), was=date(2008, 12, 31))
MONTHLY = Mark(
    "Monthly through the Priority Crime Group",
    State.AT_RISK,
    start=date(2008, 4, 1),
    end=date(2011, 3, 31),
    recurring=True,
)
EVENT = Mark("Half-day event", State.OVERDUE, date(2008, 7, 1), date(2008, 9, 30))
UNDATED = Mark("Report", State.DUE)


def timeline(*rows: Row, **other: Any) -> Timeline:
    """A timeline of the agreement's three years unless told otherwise."""
    given = {
        "key": "actions",
        "title": "When each action is due",
        "sentence": "1 milestone is overdue; the next falls due on 31 March 2009.",
        "rows": rows,
        "first": date(2008, 4, 1),
        "last": date(2011, 3, 31),
        "today": TODAY,
    }
    return Timeline(**(given | other))


def row(*marks: Mark, label: str = "Action 1", text: str = "") -> Row:
    return Row(label, text, marks)


def actions() -> Timeline:
    return timeline(
        row(IDENTIFIED, MOVED, MONTHLY, text="Manage the most harmful offenders"),
        row(EVENT, UNDATED, label="Action 2", text="Stakeholders"),
        row(label="Action 3"),
    )


def crowd(milestones: int) -> Timeline:
    """So many milestones of one action, all on one day."""
    day = date(2008, 9, 30)
    marks = (Mark(f"Milestone {n}", State.DUE, day) for n in range(milestones))
    return timeline(row(*marks))


def many(actions: int) -> Timeline:
    """So many actions, each with a milestone of its own."""
    first = date(2008, 4, 1)
    marks = (
        Mark("Reached", State.REACHED, first + timedelta(days=37 * n % 1000))
        for n in range(actions)
    )
    rows = (row(mark, label=f"Action {n + 1}") for n, mark in enumerate(marks))
    return timeline(*rows)


days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    """Any milestone that can be made, dated or not."""
    name, state = draw(words), draw(st.sampled_from(State))
    if draw(st.booleans()):
        return Mark(name, state)
    start, end = sorted((draw(days), draw(days)))
    was = draw(st.none() | days)
    return Mark(
        name, state, start, draw(st.none() | st.just(end)), draw(st.booleans()), was
    )


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Any timeline that can be made."""
    rows = st.builds(Row, words, words, st.lists(marks(), max_size=5).map(tuple))
    first, last = sorted((draw(days), draw(days)))
    return timeline(
        *draw(st.lists(rows, max_size=5)),
        title=draw(words),
        first=first,
        last=last,
        today=draw(days),
    )
