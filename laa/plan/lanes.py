"""The marks of a timeline's row in lanes, so that none hides another, with names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from operator import itemgetter

from laa.plan.calendars import Scale
from laa.plan.lettering import Point, text_width, wrap
from laa.plan.timeline import Mark

REACH = 12.0
_APART = 4.0
_BESIDE = 5.0
_LEAST_NAME = 90.0
_MOST_LANES = 3


@dataclass(frozen=True)
class Placed:
    """
    A mark in its lane: where it is due, where its time begins, where it was once due.

    `name` stands at `name_at`, aligned to its "start" or "end"; "" without room.
    """

    mark: Mark
    due: float
    start: float
    was: float
    lane: int = 0
    name: str = ""
    name_at: float = 0.0
    anchor: str = "start"

    @property
    def left(self) -> float:
        return min(self.start, self.due, self.was) - REACH

    @property
    def is_named_within(self) -> bool:
        """Whether the name stands on what leads up to the mark."""
        return self.anchor == "start" and self.name_at < self.due

    @property
    def right(self) -> float:
        return max(self.due, self.was) + REACH


def in_lanes(
    marks: Iterable[Mark], scale: Scale, sides: Point, letters: float
) -> tuple[Placed, ...]:
    """
    Dated marks, each in the first lane that is free; names keep between `sides`.

    Room is kept for every name, unless that would take too many lanes.
    """
    placed = sorted((_place(mark, scale) for mark in marks), key=lambda one: one.left)
    wanted = [text_width(one.mark.name, letters) + _BESIDE for one in placed]
    lanes = _parted(placed, wanted, sides[1])
    if len(lanes) > _MOST_LANES:
        lanes = _parted(placed, [0.0] * len(placed), sides[1])
    return tuple(
        replace(one, lane=number)
        for number, lane in enumerate(lanes)
        for one in _named(lane, sides, letters)
    )


def _parted(
    placed: list[Placed], wanted: list[float], end: float
) -> list[list[Placed]]:
    """Marks from left to right, each in the first lane that is free to its left."""
    lanes: list[list[Placed]] = []
    taken: list[float] = []
    for one, name in zip(placed, wanted, strict=True):
        until = max(one.right, min(one.right + name, end)) + _APART
        for number, right in enumerate(taken):
            if right <= one.left:
                lanes[number].append(one)
                taken[number] = until
                break
        else:
            lanes.append([one])
            taken.append(until)
    return lanes


def _place(mark: Mark, scale: Scale) -> Placed:
    """ValueError if the mark has no date."""
    if mark.start is None or mark.due is None:
        raise ValueError(f"milestone '{mark.name}' has no date: only the table has it")
    due = scale.x(mark.due)
    start = scale.edge(mark.start) if mark.end else due
    return Placed(mark, due, start, scale.x(mark.was) if mark.was else due)


def _named(lane: list[Placed], sides: Point, letters: float) -> Iterator[Placed]:
    """Each mark with its name where there is room for it."""
    taken, end = sides
    for one, following in zip_longest(lane, lane[1:]):
        until = following.left - _APART if following else end
        named = _with_name(one, (taken, until), letters)
        yield named
        taken = one.right + _APART
        if named.name and named.name_at > one.due:
            taken += _BESIDE + text_width(named.name, letters)


def _with_name(one: Placed, sides: Point, letters: float) -> Placed:
    """A mark with its name after it, before it, or along what leads up to it."""
    rooms = (
        (sides[1] - one.right - _BESIDE, one.right + _BESIDE, "start"),
        (one.left - _BESIDE - sides[0], one.left - _BESIDE, "end"),
        (one.due - one.left - 2 * REACH, one.left + REACH + _BESIDE, "start"),
    )
    width = text_width(one.mark.name, letters)
    whole = (room for room in rooms if room[0] >= width)
    room, at, anchor = next(whole, max(rooms, key=itemgetter(0)))
    if room < min(width, _LEAST_NAME):
        return one
    name = " ".join(wrap(one.mark.name, room, letters, 1))
    return replace(one, name=name, name_at=at, anchor=anchor)
