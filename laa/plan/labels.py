"""Where the words on a chart go: beside what they name, and never on each other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from laa.plan.charting import Role, Series
from laa.plan.frames import Frame
from laa.plan.lettering import Box, Point, spread, text_width
from laa.plan.marks import columns, points, runs, strokes
from laa.plan.palette import LOOKS, MUTED

_BESIDE = 9.0
_MARK = 6.0
_LEADING = 4.0
_CLEAR = 0.75
_APART = 4.0
_MOST_TARGET_FIGURES = 6

# What a label may cover, by how much it hurts the reader.
_OUTSIDE, _ON_WORDS, _ON_MARK, _ON_LINE = 1000, 100, 10, 1


@dataclass(frozen=True)
class Label:
    """
    Lines of text in a box, aligned to its "start", "middle" or "end".

    `at` is the point that they stand beside; `leads` says that they had to move so far
    from it that a thin line must lead the eye back.
    """

    lines: tuple[str, ...]
    box: Box
    anchor: str
    colour: str
    strong: bool
    at: Point
    leads: bool = False

    @property
    def x(self) -> float:
        """Where the text is anchored."""
        if self.anchor == "middle":
            return (self.box.left + self.box.right) / 2
        return self.box.left if self.anchor == "start" else self.box.right


def labels_of(frame: Frame) -> tuple[Label, ...]:
    """Every label of a chart; the most needed first, figures without room dropped."""
    around = Surroundings.of(frame)
    placed = [*_end_labels(frame), *break_labels(frame)]
    for named in _named_inside(frame):
        placed.append(_best(frame, around, placed, named))
    for figure in _figures(frame):
        label = _best(frame, around, placed, figure)
        if around.harm(label.box, placed) < _ON_WORDS:
            placed.append(label)
    return tuple(placed)


def _end_labels(frame: Frame) -> Iterator[Label]:
    """The names of the lines that run to the last place, to the right of their ends."""
    line = frame.shape.line
    ending = [s for s in frame.chart.series if frame.ends_in_gutter(s)]
    words = [frame.end_words(series) for series in ending]
    ends = [runs(frame, series)[-1][-1] for series in ending]
    heights = [len(lines) * line for lines in words]
    centres = spread(
        [y for _, y in ends], heights, frame.box.top - line, frame.box.bottom + line
    )
    for series, lines, end, height, centre in zip(
        ending, words, ends, heights, centres, strict=True
    ):
        left = frame.right + _BESIDE
        box = Box(left, centre - height / 2, frame.shape.width, centre + height / 2)
        look = LOOKS[series.role]
        leads = abs(centre - end[1]) > line / 2
        yield Label(lines, box, "start", look.colour, look.strong, end, leads)


Named = tuple[tuple[str, ...], Series, Point]


def _named_inside(frame: Frame) -> Iterator[Named]:
    """The name and last figure of each series that ends before the last place."""
    for series in frame.chart.series:
        if series.role is Role.COLUMN or frame.ends_in_gutter(series):
            continue
        for at in points(frame, series)[-1:]:
            yield frame.end_words(series), series, at


def _figures(frame: Frame) -> Iterator[Named]:
    """The other figures worth a label: what happened, then a target that changes."""
    for series in sorted(frame.chart.series, key=lambda s: s.role is Role.TARGET):
        figures = [frame.chart.shown(value) for _, value in series.points]
        if series.role is Role.TARGET:
            wanted = len(set(figures)) > 1 and len(figures) <= _MOST_TARGET_FIGURES
        else:
            wanted = series.role in {Role.ACTUAL, Role.COLUMN}
        named = series.role is not Role.COLUMN
        last = len(figures) - named
        for figure, at in [*zip(figures, points(frame, series), strict=True)][:last]:
            if wanted:
                yield (figure,), series, at


def _best(
    frame: Frame, around: Surroundings, placed: Sequence[Label], named: Named
) -> Label:
    """The label in the place, of all about its figure, where it covers least."""
    words, series, at = named
    look = LOOKS[series.role]
    choices = [
        Label(words, box, anchor, look.colour, look.strong, at)
        for box, anchor in _about(frame, words, series, at)
    ]
    return min(choices, key=lambda label: around.harm(label.box, placed))


def _about(
    frame: Frame, words: tuple[str, ...], series: Series, at: Point
) -> Iterator[tuple[Box, str]]:
    """The places about a figure where its label may go, the best first."""
    x, y = at
    width = max(text_width(line, frame.shape.letters) for line in words) + _APART
    height = len(words) * frame.shape.line
    above, below = y - _BESIDE - height, y + _BESIDE
    if series.role is Role.COLUMN:
        above, below = above + _MARK, below - _MARK
        if y > frame.y(0):
            above, below = below, above
        clear = above + math.copysign(_CLEAR * height, above - y)
        for top in (above, clear):
            yield Box(x - width / 2, top, x + width / 2, top + height), "middle"
        return
    for top in (above, below):
        yield Box(x - width / 2, top, x + width / 2, top + height), "middle"
    for top in (y - height / 2, above, below):
        yield Box(x + _BESIDE, top, x + _BESIDE + width, top + height), "start"
        yield Box(x - _BESIDE - width, top, x - _BESIDE, top + height), "end"


def break_labels(frame: Frame) -> Iterator[Label]:
    """The words of the breaks, each on lines of its own between heading and plot."""
    top = frame.lettered * frame.shape.line + _LEADING
    for series_break, lines in zip(frame.chart.breaks, frame.break_words, strict=True):
        x = frame.x(series_break.after_index + 0.5)
        width = max(text_width(words, frame.shape.letters) for words in lines)
        right = x < frame.shape.width / 2
        left = x + _BESIDE / 2 if right else x - _BESIDE / 2 - width
        box = Box(left, top, left + width, top + len(lines) * frame.shape.line)
        yield Label(lines, box, "start" if right else "end", MUTED, False, (x, top))
        top = box.bottom


@dataclass(frozen=True)
class Surroundings:
    """What a label may cover: the page's edge, marks, columns and lines."""

    page: Box
    marks: tuple[Box, ...]
    strokes: tuple[tuple[Point, Point], ...]

    @classmethod
    def of(cls, frame: Frame) -> Surroundings:
        plot, overhang = frame.box, 1.5 * frame.shape.line
        marks = (
            Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK)
            for series in frame.chart.series
            if LOOKS[series.role].marker
            for x, y in points(frame, series)
        )
        return cls(
            Box(plot.left - _MARK, plot.top - overhang, frame.shape.width, plot.bottom),
            (*marks, *columns(frame)),
            strokes(frame),
        )

    def harm(self, box: Box, placed: Sequence[Label]) -> int:
        """How much a reader loses if a label goes there."""
        return (
            _OUTSIDE * (not self.page.holds(box))
            + _ON_WORDS * sum(box.meets(label.box) for label in placed)
            + _ON_MARK * sum(map(box.meets, self.marks))
            + _ON_LINE * sum(box.crossed_by(*stroke) for stroke in self.strokes)
        )
