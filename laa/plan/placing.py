"""Where a label goes: of all places about its mark, where it covers least."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from laa.plan.charting import RINGED, Band, Role, Series
from laa.plan.frames import Frame
from laa.plan.lettering import Box, Point, cross, text_width
from laa.plan.marks import RING, break_lines, columns, look_of, marked, strokes

BESIDE = 9.0
_BESIDE_COLUMN = 3.0
_BESIDE_RING = 13.0
_FURTHER = 14.0
_MARK = 6.0
_CLEAR = 0.75
_APART = 4.0

# What a label may cover, by how much it hurts the reader.
_OUTSIDE, _ON_WORDS, _ON_MARK, _ON_BREAK, _ON_LINE = 1000, 100, 10, 5, 1

Named = tuple[tuple[str, ...], Series | Band, Point]


@dataclass(frozen=True)
class Label:
    """
    Lines of text in a box, aligned to its "start", "middle" or "end".

    `at` is the point that they stand beside; `leads` says that they had to move so far
    from it that a thin line must lead the eye back, `plate` that they stand on a piece
    of paper, as on a hatched column.
    """

    lines: tuple[str, ...]
    box: Box
    anchor: str
    colour: str
    strong: bool
    at: Point
    leads: bool = False
    plate: bool = False

    @property
    def x(self) -> float:
        """Where the text is anchored."""
        if self.anchor == "middle":
            return (self.box.left + self.box.right) / 2
        return self.box.left if self.anchor == "start" else self.box.right


def best(
    frame: Frame, around: Surroundings, placed: Sequence[Label], named: Named
) -> Label:
    """The label in the place, of all about its figure, where it covers least."""
    words, drawn, at = named
    look = look_of(frame.chart, drawn)
    stacked = tuple(word for line in words for word in line.split())
    near = around.within_reach(at, _width(frame, words))
    choices = (
        Label(lines, box, anchor, look.colour, look.strong, at)
        for lines in dict.fromkeys((words, stacked))
        for box, anchor in _about(frame, lines, drawn, at)
    )
    chosen, least = next(choices), math.inf
    for label in (chosen, *choices):
        harm = near.harm(label, placed)
        if harm < least:
            chosen, least = label, harm
        if not least:
            break
    return chosen


def _about(
    frame: Frame, lines: tuple[str, ...], drawn: Series | Band, at: Point
) -> Iterator[tuple[Box, str]]:
    """The places about a figure where its label may go, the best first."""
    role = drawn.role if isinstance(drawn, Series) else None
    width = _width(frame, lines)
    size = width, len(lines) * frame.shape.line
    if role is Role.COLUMN:
        return _about_column(size, at, -1 if at[1] > frame.y(0) else 1)
    beside = _BESIDE_RING if role in RINGED else BESIDE
    return _about_mark(size, at, beside, _sides(frame, at[0]))


def _width(frame: Frame, lines: tuple[str, ...]) -> float:
    return max(text_width(line, frame.shape.letters) for line in lines) + _APART


def _about_column(size: Point, at: Point, upwards: int) -> Iterator[tuple[Box, str]]:
    """At the end of a column: in its middle, or on either side of a whisker."""
    (width, height), (x, y) = size, at
    near = y - upwards * (_BESIDE_COLUMN + height / 2)
    middles = near, near - upwards * _CLEAR * height
    for middle in middles:
        top, bottom = middle - height / 2, middle + height / 2
        yield Box(x - width / 2, top, x + width / 2, bottom), "middle"
    for middle in middles:
        top, bottom = middle - height / 2, middle + height / 2
        yield Box(x + BESIDE, top, x + BESIDE + width, bottom), "start"
        yield Box(x - BESIDE - width, top, x - BESIDE, bottom), "end"


def _about_mark(
    size: Point, at: Point, beside: float, sides: Point
) -> Iterator[tuple[Box, str]]:
    """Over and under a mark, then to its sides, then aside and further from it."""
    (width, height), (x, y) = size, at
    above, below = y - beside - height, y + beside
    over = _within(x - width / 2, width, sides)
    for top in (above, below):
        yield Box(over, top, over + width, top + height), "middle"
    for top in (y - height / 2, above, below):
        yield Box(x + beside, top, x + beside + width, top + height), "start"
        yield Box(x - beside - width, top, x - beside, top + height), "end"
    for top in (above, below, above - _FURTHER, below + _FURTHER):
        for aside in (x - width / 2, x + beside - width, x - beside):
            left = _within(aside, width, sides)
            yield Box(left, top, left + width, top + height), "middle"


def _sides(frame: Frame, x: float) -> Point:
    """How far to the left and right words may go: to the axis, to the next break."""
    breaks = [line[0][0] for line in break_lines(frame)]
    return (
        max([frame.box.left - _MARK, *(line for line in breaks if line < x)]),
        min([frame.shape.width, *(line for line in breaks if line > x)]),
    )


def _within(left: float, width: float, sides: Point) -> float:
    """The left of words moved between two sides, as long as there is room for them."""
    low, high = sides
    return left if width > high - low else max(low, min(left, high - width))


@dataclass(frozen=True)
class Surroundings:
    """What a label may cover: the page's edge, marks, columns, breaks and lines."""

    page: Box
    marks: tuple[Box, ...]
    breaks: tuple[tuple[Point, Point], ...]
    strokes: tuple[tuple[Point, Point], ...]

    @classmethod
    def of(cls, frame: Frame) -> Surroundings:
        plot, overhang = frame.box, 1.5 * frame.shape.line
        marks = (
            Box(x - reach, y - reach, x + reach, y + reach)
            for series in frame.chart.series
            for x, y in marked(frame, series)
            for reach in [RING if series.role in RINGED else _MARK]
        )
        return cls(
            Box(plot.left - _MARK, plot.top - overhang, frame.shape.width, plot.bottom),
            (
                *marks,
                *(box for part in frame.chart.columns for box in columns(frame, part)),
            ),
            break_lines(frame),
            strokes(frame),
        )

    def within_reach(self, at: Point, width: float) -> Surroundings:
        """What a label so wide may cover wherever it stands about a point."""
        low, high = at[0] - width - _BESIDE_RING, at[0] + width + _BESIDE_RING
        return replace(
            self,
            strokes=tuple(
                (start, end)
                for start, end in self.strokes
                if max(start[0], end[0]) > low and min(start[0], end[0]) < high
            ),
        )

    def harm(self, label: Label, placed: Sequence[Label]) -> int:
        """How much a reader loses by a label."""
        box, away = label.box, (label.at, label.box.middle)
        return (
            _OUTSIDE * (not self.page.holds(box))
            + _ON_WORDS * sum(box.meets(label.box) for label in placed)
            + _ON_MARK * sum(map(box.meets, self.marks))
            + _ON_BREAK * sum(box.crossed_by(*line) for line in self.breaks)
            + _ON_LINE * sum(box.crossed_by(*stroke) for stroke in self.strokes)
            + _ON_LINE * sum(cross(away, stroke) for stroke in self.strokes)
        )

    def has_room_for(self, label: Label, placed: Sequence[Label]) -> bool:
        """Whether a label stands on the page, clear of all other words."""
        return self.harm(label, placed) < _ON_WORDS
