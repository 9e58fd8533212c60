"""What the figures of a chart are drawn as: runs of line, points and columns."""

from __future__ import annotations

from itertools import groupby, pairwise

from laa.plan.charting import Chart, Role, Series
from laa.plan.frames import Frame
from laa.plan.lettering import Box, Point
from laa.plan.numbers import Number
from laa.plan.palette import LOOKS

COLUMN_SHARE = 0.62
MARKER = 5.0
EDGE = 3.0

_BACK_TO_FRONT = (
    Role.COLUMN,
    Role.LIMIT,
    Role.CENTRE,
    Role.CRITERION,
    Role.TARGET,
    Role.COURSE,
    Role.FORECAST,
    Role.ACTUAL,
    Role.BASELINE,
    Role.SIGNAL,
)

Stretch = tuple[tuple[int, Number], ...]


def layered(chart: Chart) -> list[Series]:
    """The series in the order of drawing: what happened over what was planned."""
    return sorted(chart.series, key=lambda series: _BACK_TO_FRONT.index(series.role))


def points(frame: Frame, series: Series) -> tuple[Point, ...]:
    """Where each figure of a series lies."""
    return tuple((frame.x(place), frame.y(value)) for place, value in series.points)


def is_level(chart: Chart, series: Series, figures: int) -> bool:
    """
    Whether so many figures in a row are drawn as level strokes across their places.

    A criterion is, and a target over columns; so is a lone figure without a marker.
    """
    return (
        series.role is Role.CRITERION
        or (series.role is Role.TARGET and chart.column is not None)
        or (figures == 1 and not LOOKS[series.role].marker)
    )


def runs(frame: Frame, series: Series) -> tuple[tuple[Point, ...], ...]:
    """The lines of a series, one for each stretch without a gap; columns have none."""
    if series.role is Role.COLUMN:
        return ()
    return tuple(_run(frame, series, stretch) for stretch in stretches(series))


def level_runs(frame: Frame, series: Series) -> tuple[tuple[Point, ...], ...]:
    """Those lines of a series that are level strokes."""
    return tuple(
        run
        for run, stretch in zip(runs(frame, series), stretches(series), strict=False)
        if is_level(frame.chart, series, len(stretch))
    )


def stretches(series: Series) -> tuple[Stretch, ...]:
    """The figures of a series, parted at its gaps."""
    # Figures side by side have the same distance between place and rank.
    ranked = groupby(enumerate(series.points), key=lambda entry: entry[1][0] - entry[0])
    return tuple(tuple(point for _, point in stretch) for _, stretch in ranked)


def _run(frame: Frame, series: Series, stretch: Stretch) -> tuple[Point, ...]:
    level = is_level(frame.chart, series, len(stretch))
    strokes = (-frame.band / 2, frame.band / 2) if level else (0.0,)
    return tuple(
        (min(max(frame.x(place) + stroke, frame.left), frame.right), frame.y(value))
        for place, value in stretch
        for stroke in strokes
    )


def columns(frame: Frame) -> tuple[Box, ...]:
    """The column of each figure that is drawn as one, from zero."""
    series = frame.chart.column
    half = frame.band * COLUMN_SHARE / 2
    foot = frame.y(0)
    return tuple(
        Box(x - half, min(y, foot), x + half, max(y, foot))
        for x, y in (points(frame, series) if series else ())
    )


def strokes(frame: Frame) -> tuple[tuple[Point, Point], ...]:
    """Every straight piece of every line, and the lines of the breaks."""
    lines = [
        piece
        for series in frame.chart.series
        for run in runs(frame, series)
        for piece in pairwise(run)
    ]
    for series_break in frame.chart.breaks:
        x = frame.x(series_break.after_index + 0.5)
        lines.append(((x, frame.box.top), (x, frame.box.bottom)))
    return tuple(lines)
