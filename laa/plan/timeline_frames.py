"""A timeline laid out on paper: an axis of time over rows, parted in sheets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from laa.plan.calendars import Scale, Stretch, calendar
from laa.plan.days import in_words
from laa.plan.frames import NARROW, Shape
from laa.plan.lanes import REACH, Placed, in_lanes
from laa.plan.lettering import wrap
from laa.plan.timeline import Row, Timeline
from laa.plan.timeline_keys import Entry, key

LANE = 2 * REACH + 4
KEY_LINE = 28.0
PAD = 7.0
_LABELS = 200.0
_TEXT_LINES = 2
_NOTE_LINES = 3
# As high as a printed page has room for under its heading, where it is as wide.
_HIGHEST = 880.0


@dataclass(frozen=True)
class Strip:
    """
    A row between `top` and `bottom`: its label, its text, and its marks.

    Its words and its lanes begin so far from its top.
    """

    label: tuple[str, ...]
    text: tuple[str, ...]
    marks: tuple[Placed, ...]
    words_from: float
    lanes_from: float
    height: float
    top: float = 0.0

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def words_top(self) -> float:
        return self.top + self.words_from

    def y(self, lane: int) -> float:
        """The middle of a lane."""
        return self.top + self.lanes_from + (lane + 0.5) * LANE


@dataclass(frozen=True)
class TimelineFrame:
    """A timeline in a shape, whose height is that of what is on it."""

    timeline: Timeline
    shape: Shape
    highest: float = _HIGHEST

    @cached_property
    def left(self) -> float:
        """Where the axis begins: beside the labels, or under them on a narrow page."""
        return 0.0 if self.shape is NARROW else _LABELS

    @cached_property
    def scale(self) -> Scale:
        first, last = self.timeline.span
        return Scale(first, last, self.left + REACH, self.shape.width - REACH)

    @cached_property
    def calendar(self) -> tuple[tuple[Stretch, ...], ...]:
        return calendar(self.scale, self.shape.letters)

    @cached_property
    def key(self) -> tuple[Entry, ...]:
        return key(self.timeline, self.shape.width, self.shape.letters)

    @property
    def head(self) -> float:
        """Where the rows begin, under the key, today's words and the calendar."""
        lines = 1 + max((entry.line for entry in self.key), default=-1)
        return lines * KEY_LINE + (1.5 + len(self.calendar)) * self.shape.line

    def foot(self, strips: tuple[Strip, ...]) -> float:
        """Where the last of some rows ends."""
        return self.head + (strips[-1].bottom if strips else LANE)

    @cached_property
    def today_words(self) -> str:
        """Today with its date; if it is not on the axis, on which side of it."""
        words = f"Today, {in_words(self.timeline.today)}"
        if self.timeline.today < self.scale.first:
            return f"{words}, is before this"
        if self.timeline.today > self.scale.last:
            return f"{words}, is after this"
        return words

    @property
    def today(self) -> float | None:
        """Where today is on the axis."""
        on_axis = self.scale.first <= self.timeline.today <= self.scale.last
        return self.scale.x(self.timeline.today) if on_axis else None

    @cached_property
    def note(self) -> tuple[str, ...]:
        """What the drawing leaves out."""
        missing = self.timeline.left_out
        if not missing:
            return ()
        milestones = "1 milestone is" if missing == 1 else f"{missing} milestones are"
        words = f"{milestones} in the table only: not dated, or far from the agreement."
        return wrap(words, self.shape.width, self.shape.letters, _NOTE_LINES)

    @cached_property
    def sheets(self) -> tuple[tuple[Strip, ...], ...]:
        """The strips of each picture, as high as a page at the most unless told."""
        sheets: list[list[Strip]] = [[]]
        for strip in map(self._strip, self.timeline.rows):
            top = sheets[-1][-1].bottom if sheets[-1] else 0.0
            if top and top + strip.height > self.highest:
                sheets.append([])
                top = 0.0
            sheets[-1].append(replace(strip, top=top))
        return tuple(map(tuple, sheets))

    def _strip(self, row: Row) -> Strip:
        shape, narrow = self.shape, self.shape is NARROW
        width = (shape.width if narrow else _LABELS) - PAD
        label = wrap(row.label, width * 0.9, shape.letters, 1)
        text = wrap(row.text, width, shape.letters, _TEXT_LINES)
        marks = in_lanes(
            self.timeline.drawn(row),
            self.scale,
            (self.left, shape.width),
            shape.letters,
        )
        words = (len(label) + len(text)) * shape.line
        lanes = (1 + max((mark.lane for mark in marks), default=0)) * LANE
        if narrow:
            height = 2 * PAD + words + lanes
            return Strip(label, text, marks, PAD, PAD + words, height)
        height = 2 * PAD + max(words, lanes)
        sides = (height - words) / 2, (height - lanes) / 2
        return Strip(label, text, marks, *sides, height)
