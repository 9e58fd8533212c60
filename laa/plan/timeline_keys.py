"""What the marks of a timeline mean: their looks, and the key that explains them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from laa.plan.lanes import REACH
from laa.plan.lettering import text_width
from laa.plan.palette import MUTED
from laa.plan.timeline import Mark, State, Timeline

_APART = 18.0
_BESIDE = 5.0


class Form(StrEnum):
    """What a mark has beside its badge."""

    PERIOD = "period"
    RECURRING = "recurring"
    MOVED = "earlier date, since moved"


@dataclass(frozen=True)
class Badge:
    """A shape with a letter in it: "circle", "diamond", "square" or "triangle"."""

    shape: str
    colour: str
    open: bool = False


# The colours of the ratings, each with a shape and a letter of its own.
BADGES = {
    State.REACHED: Badge("circle", "#0f7a52"),
    State.DUE: Badge("diamond", "#206095"),
    State.OVERDUE: Badge("square", "#ca3535"),
    State.AT_RISK: Badge("triangle", "#b35c00"),
    State.NO_LONGER_DUE: Badge("circle", MUTED, open=True),
}


@dataclass(frozen=True)
class Entry:
    """A mark of the key with its words, so far along so manieth line."""

    meaning: State | Form
    x: float
    line: int

    @property
    def words_at(self) -> float:
        return self.x + 2 * REACH + _BESIDE


def key(timeline: Timeline, width: float, letters: float) -> tuple[Entry, ...]:
    """The key of what is drawn, in as many lines as it takes."""
    entries: list[Entry] = []
    x, line = 0.0, 0
    for meaning in _meanings(timeline):
        taken = 2 * REACH + _BESIDE + text_width(meaning.value, letters)
        if x and x + taken > width:
            x, line = 0.0, line + 1
        entries.append(Entry(meaning, x, line))
        x += taken + _APART
    return tuple(entries)


def _meanings(timeline: Timeline) -> Iterator[State | Form]:
    marks = [mark for row in timeline.rows for mark in timeline.drawn(row)]
    states, forms = {mark.state for mark in marks}, set(map(form, marks))
    yield from (state for state in State if state in states)
    yield from (one for one in (Form.PERIOD, Form.RECURRING) if one in forms)
    if any(mark.was for mark in marks):
        yield Form.MOVED


def form(mark: Mark) -> Form | None:
    """What leads up to the badge of a mark: nothing for a single day."""
    if mark.end is None:
        return None
    return Form.RECURRING if mark.recurring else Form.PERIOD
