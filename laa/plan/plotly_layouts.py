"""A chart's frame as a plotly layout: axes, strokes, words where the SVG has them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from laa.plan.columns import hatching
from laa.plan.frames import Frame
from laa.plan.labels import Label, break_labels, labels_of
from laa.plan.lettering import Box, Point
from laa.plan.marks import (
    EDGE,
    Run,
    layered,
    level_runs,
    look_of,
    whisker_look,
    whiskers,
)
from laa.plan.palette import GRID, HATCH, LOOKS, MUTED, PAPER, RULE, Look

Json = dict[str, Any]

_SIDE = 0.78
# In pixels from the upper left corner of the plot, upwards.
_FROM_CORNER: Json = {
    **{"xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0, "yanchor": 1}
}
_ANCHORS = {"start": "left", "middle": "center", "end": "right"}


def layout(frame: Frame) -> Json:
    """
    Letters, margins, axes, strokes and words of a frame.

    Words and strokes are placed by shares of the plot, and words moved from there by
    pixels, so that they keep to their figures in a page of any width.
    """
    box, shape = frame.box, frame.shape
    return {
        # The picture shrinks with its page and plotly's letters do not.
        "font": {"size": shape.letters - 1},
        "margin": {
            "l": _short(box.left),
            "t": _short(box.top),
            "r": _short(shape.width - box.right),
            "b": _short(shape.height - box.bottom),
            "pad": 0,
        },
        "xaxis": _places(frame),
        "yaxis": {
            "range": [frame.axis.low, frame.axis.high],
            "tickvals": list(frame.axis.ticks),
            "ticktext": list(frame.ticks),
        },
        "shapes": [*_strokes(frame), *_keys(frame)],
        "annotations": [
            *_headings(frame),
            *(_label(frame, label) for label in labels_of(frame)),
        ],
    }


def dashes(lengths: tuple[int, ...]) -> str:
    """Lengths of stroke and gap as plotly writes them."""
    return ",".join(f"{length}px" for length in lengths) or "solid"


def _places(frame: Frame) -> Json:
    words = sorted(frame.x_words.items())
    edges = (frame.left, frame.right)
    return {
        "range": [_short((edge - frame.x(0)) / frame.band) for edge in edges],
        "tickvals": [place for place, _ in words],
        "ticktext": ["<br>".join(map(escape, lines)) for _, lines in words],
    }


def _strokes(frame: Frame) -> Iterator[Json]:
    """The lines that are no trace; plotly leaves out the outer lines of its grid."""
    edges = ((frame.box.top, GRID), (frame.box.bottom, GRID), (frame.ground, RULE))
    for height, colour in edges:
        ends = (frame.left, height), (frame.right, height)
        yield _stroke(frame, ends, colour, 1) | {"layer": "below"}
    for label in break_labels(frame):
        ends = label.at, (label.at[0], frame.box.bottom)
        yield _stroke(frame, ends, RULE, 1.5, (5, 4)) | {"layer": "below"}
    whisker = whisker_look(frame.chart)
    for band in frame.chart.bands:
        for run in whiskers(frame, band):
            yield from _edged(frame, run, whisker)
    for series in layered(frame.chart):
        for run in level_runs(frame, series):
            yield from _edged(frame, run, LOOKS[series.role])


def _edged(frame: Frame, run: Run, look: Look) -> Iterator[Json]:
    """A line under what happened; over columns, which would hide it, edged."""
    line = _stroke(frame, run, look.colour, look.width, look.dash)
    if frame.chart.columns:
        yield _stroke(frame, run, PAPER, look.width + EDGE)
        yield line
    else:
        yield line | {"layer": "below"}


def _stroke(
    frame: Frame,
    run: Run,
    colour: str,
    width: float,
    dash: tuple[int, ...] = (),
) -> Json:
    shares = (_share(frame, point) for point in run)
    return {
        "type": "path",
        "path": "M" + "L".join(f"{across},{up}" for across, up in shares),
        "line": {"color": colour, "width": width, "dash": dashes(dash)},
    }


def _headings(frame: Frame) -> Iterator[Json]:
    """The axis in words, and what the key means."""
    line, box = frame.shape.line, frame.box
    for number, text in enumerate(frame.heading):
        drop = box.top - (number + 0.65) * line
        yield _words((text,), MUTED) | _placed((0, 1), (-box.left, drop), "left")
    for drop, look, text in _key(frame):
        shift = -box.left + 1.5 * _SIDE * frame.shape.letters
        words = _words((text,), look.colour, strong=True)
        yield words | _placed((0, 1), (shift, drop), "left")


def _keys(frame: Frame) -> Iterator[Json]:
    """A square for columns, a ring for signals, each before its words."""
    side = _SIDE * frame.shape.letters
    for drop, look, _ in _key(frame):
        edge = 2.5 if look.marker else EDGE / 2 if look.pattern else 0
        reach = (side - edge) / 2
        left = -frame.box.left + side / 2
        yield {
            **{"type": "circle" if look.marker else "rect"} | _FROM_CORNER,
            **{"x0": _short(left - reach), "x1": _short(left + reach)},
            **{"y0": _short(drop - reach), "y1": _short(drop + reach)},
            **({} if look.marker or look.pattern else {"fillcolor": look.colour}),
            "line": {"width": edge, "color": look.colour},
        }
        yield from _hatched(
            Box(left - reach, -drop - reach, left + reach, -drop + reach), look
        )


def _hatched(box: Box, look: Look) -> Iterator[Json]:
    for (left, foot), (right, top) in hatching(box, look.pattern):
        yield {
            **{"type": "path"} | _FROM_CORNER,
            "path": f"M{_short(left)},{_short(-foot)}L{_short(right)},{_short(-top)}",
            "line": {"width": HATCH, "color": look.colour},
        }


def _key(frame: Frame) -> Iterator[tuple[float, Look, str]]:
    """How far above the plot each entry of the key stands, and what it says."""
    for number, (series, text) in enumerate(frame.key, start=len(frame.heading)):
        drop = frame.box.top - (number + 0.65) * frame.shape.line
        yield drop, look_of(frame.chart, series), text


def _label(frame: Frame, label: Label) -> Json:
    across = label.x - label.at[0]
    down = (label.box.top + label.box.bottom) / 2 - label.at[1]
    at, anchor = _share(frame, label.at), _ANCHORS[label.anchor]
    words = _words(label.lines, label.colour, strong=label.strong)
    if label.plate:
        words |= {"bgcolor": PAPER, "borderpad": 1}
    if not label.leads:
        return words | _placed(at, (across, -down), anchor)
    leader = {
        "showarrow": True,
        "arrowcolor": label.colour,
        "ax": _short(across),
        "ay": _short(down),
    }
    return words | _placed(at, (0, 0), anchor) | leader


def _words(lines: tuple[str, ...], colour: str, *, strong: bool = False) -> Json:
    # Not <b>: plotly makes it a style attribute, which the page's policy forbids.
    weight = {"weight": "bold"} if strong else {}
    return {
        "text": "<br>".join(map(escape, lines)),
        "font": {"color": colour, **weight},
    }


def _placed(at: Point, shift: Point, anchor: str) -> Json:
    """At a share of the plot, then so many pixels to the right and up."""
    return {
        "align": anchor,
        "xanchor": anchor,
        "x": at[0],
        "y": at[1],
        "xshift": _short(shift[0]),
        "yshift": _short(shift[1]),
    }


def _share(frame: Frame, point: Point) -> Point:
    """Where a point lies in the plot, from 0 at its left and foot to 1."""
    box = frame.box
    across = (point[0] - box.left) / (box.right - box.left)
    up = (box.bottom - point[1]) / (box.bottom - box.top)
    return _short(across), _short(up)


def _short(length: float) -> float:
    return round(length, 4)
