"""Words on columns: over them what the whole is, in them what each part is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from laa.plan.charting import Series
from laa.plan.columns import top
from laa.plan.frames import Frame
from laa.plan.lettering import Box, Point, text_width
from laa.plan.marks import columns, look_of
from laa.plan.palette import INK
from laa.plan.placing import Label

_OVER = 3.0
_BESIDE = 2.0
# How far words may stand over the sides of their part, and how many lines high it is
# then, and otherwise.
_OVERHANG = 16.0
_HIGH, _LOW = 2.0, 1.25


def total_labels(frame: Frame) -> Iterator[Label]:
    """The words over the columns of each place, or over zero where there are none."""
    for place, lines in frame.total_words.items():
        x, y = frame.x(place), frame.y(top(frame.chart, place))
        middle = (x, y - _OVER - len(lines) * frame.shape.line / 2)
        yield _label(frame, lines, middle, INK)


def part_labels(frame: Frame) -> Iterator[Label]:
    """The figure of each part of a whole, in its middle, where there is room for it."""
    chart = frame.chart
    for series in chart.columns:
        colour = look_of(chart, series).colour
        for (place, value), part in zip(
            series.points, columns(frame, series), strict=True
        ):
            label = _label(frame, (chart.shown(value),), part.middle, colour)
            if _has_room(part, label.box) and not _is_told(frame, series, place):
                yield replace(label, plate=True)


def _has_room(part: Box, label: Box) -> bool:
    """Whether words leave their part to be seen, over whose sides they may stand."""
    beside = (label.right - label.left) - (part.right - part.left)
    lines = (part.bottom - part.top) / (label.bottom - label.top)
    return beside <= _OVERHANG and lines >= (_HIGH if beside > 0 else _LOW)


def _is_told(frame: Frame, series: Series, place: int) -> bool:
    """Whether a part is the whole of its column, with words over it."""
    others = (part for part in frame.chart.columns if part is not series)
    alone = all(part.values[place] is None for part in others)
    return alone and place in frame.total_words


def _label(frame: Frame, lines: tuple[str, ...], middle: Point, colour: str) -> Label:
    (x, y), line = middle, frame.shape.line
    half = max(text_width(words, frame.shape.letters) for words in lines) / 2 + _BESIDE
    reach = len(lines) * line / 2
    box = Box(x - half, y - reach, x + half, y + reach)
    return Label(lines, box, "middle", colour, True, middle)
