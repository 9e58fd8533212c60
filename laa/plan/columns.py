"""How the columns of a chart stand on each other, and what they are hatched with."""

from __future__ import annotations

from collections.abc import Iterator

from laa.plan.charting import Chart, Role, Series
from laa.plan.lettering import Box, Point
from laa.plan.numbers import Number

_APART = 8.0


def spans(chart: Chart, series: Series) -> tuple[tuple[int, float, float], ...]:
    """
    From where to where each column of a series reaches: place, foot and end.

    It stands on the parts before it; what is below zero hangs from those below zero.
    """
    before = chart.columns[: chart.columns.index(series)]
    return tuple(
        (place, foot, foot + float(value))
        for place, value in series.points
        for foot in [sum(_alike(before, place, value))]
    )


def _alike(parts: tuple[Series, ...], place: int, value: Number) -> Iterator[float]:
    """The figures of a place that are on the same side of zero as a value."""
    for part in parts:
        other = part.values[place]
        if other is not None and (other < 0) == (value < 0):
            yield float(other)


def levels(chart: Chart, series: Series) -> tuple[tuple[int, Number], ...]:
    """How high each figure of a series is drawn: a column ends where it ends."""
    if series.role is not Role.COLUMN:
        return series.points
    return tuple((place, end) for place, _, end in spans(chart, series))


def top(chart: Chart, place: int) -> float:
    """How high all the columns of a place reach, zero at the least."""
    ends = [
        end
        for series in chart.columns
        for at, _, end in spans(chart, series)
        if at == place
    ]
    return max([0.0, *ends])


def hatching(box: Box, pattern: str) -> tuple[tuple[Point, Point], ...]:
    """The strokes of a pattern in a box: "/", "-", "x" for slants both ways, or ""."""
    match pattern:
        case "-":
            return tuple(
                ((box.left, y), (box.right, y))
                for y in _steps(box.top + _APART / 2, box.bottom)
            )
        case "/":
            return tuple(_slants(box))
        case "x":
            mirror = box.left + box.right
            return tuple(_slants(box)) + tuple(
                ((mirror - x, y), (mirror - other_x, other_y))
                for (x, y), (other_x, other_y) in _slants(box)
            )
    return ()


def _slants(box: Box) -> Iterator[tuple[Point, Point]]:
    """Strokes from lower left to upper right: along each, x and y add up alike."""
    for total in _steps(box.left + box.top + _APART, box.right + box.bottom):
        left, right = max(box.left, total - box.bottom), min(box.right, total - box.top)
        yield (left, total - left), (right, total - right)


def _steps(start: float, end: float) -> Iterator[float]:
    while start < end:
        yield start
        start += _APART
