"""What the figures of a chart are drawn as: runs of line, marks, columns and bands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, TypeVar

from laa.plan.charting import RINGED, Band, Break, Chart, Role, Series
from laa.plan.columns import levels, spans
from laa.plan.frames import Frame
from laa.plan.lettering import Box, Point
from laa.plan.numbers import Number
from laa.plan.palette import BAND, LOOKS, PARTS, WHISKER, WHISKER_OVER_COLUMNS, Look

COLUMN_SHARE = 0.62
MARKER = 5.0
RING = 9.0
EDGE = 3.0
_CAP = 5.0

_BACK_TO_FRONT = (
    Role.COLUMN,
    Role.LIMIT,
    Role.CENTRE,
    Role.CRITERION,
    Role.EARLIER,
    Role.TARGET,
    Role.COURSE,
    Role.FORECAST,
    Role.ACTUAL,
    Role.BASELINE,
    Role.SIGNAL,
    Role.REVISED,
)

# A plan or a forecast may run on where the figures of two sides do not compare.
_PARTED = frozenset({Role.ACTUAL, Role.CENTRE, Role.LIMIT})
_LEVEL = frozenset({Role.CRITERION, Role.CENTRE, Role.LIMIT})

Placed = TypeVar("Placed", bound=tuple[Any, ...])
Stretch = tuple[tuple[int, Number], ...]
Bounds = tuple[tuple[int, Number, Number], ...]
Run = tuple[Point, ...]


def layered(chart: Chart) -> list[Series]:
    """The series in the order of drawing: what happened over what was planned."""
    return sorted(chart.series, key=lambda series: _BACK_TO_FRONT.index(series.role))


def points(frame: Frame, series: Series) -> tuple[Point, ...]:
    """Where each figure of a series lies."""
    return tuple(
        (frame.x(place), frame.y(level)) for place, level in levels(frame.chart, series)
    )


def marked(frame: Frame, series: Series) -> Run:
    """Where a marker stands."""
    look = LOOKS[series.role]
    if not look.marker:
        return ()
    return points(frame, series)[-1:] if look.at_end else points(frame, series)


def is_level(chart: Chart, series: Series, figures: int) -> bool:
    """
    Whether so many figures in a row are drawn as level strokes across their places.

    A criterion and the lines of a control chart are, and a target over columns; so is a
    lone figure without a marker. A column is a column, however few there are.
    """
    if series.role is Role.COLUMN:
        return False
    return (
        series.role in _LEVEL
        or (series.role is Role.TARGET and bool(chart.columns))
        or (figures == 1 and not LOOKS[series.role].marker)
    )


def runs(frame: Frame, series: Series) -> tuple[Run, ...]:
    """The lines of a series, one for each stretch; columns and rings have none."""
    if series.role in {Role.COLUMN, *RINGED}:
        return ()
    return tuple(
        _run(frame, series, stretch) for stretch in stretches(frame.chart, series)
    )


def level_runs(frame: Frame, series: Series) -> tuple[Run, ...]:
    """Those lines of a series that are level strokes."""
    lines = zip(runs(frame, series), stretches(frame.chart, series), strict=False)
    return tuple(
        run for run, stretch in lines if is_level(frame.chart, series, len(stretch))
    )


def stretches(chart: Chart, series: Series) -> tuple[Stretch, ...]:
    """The figures that a line connects: parted at gaps, and at breaks if it must be."""
    return unbroken(series.points, breaks_of(chart, series))


def breaks_of(chart: Chart, series: Series) -> tuple[Break, ...]:
    """The breaks that a series may not cross."""
    return chart.breaks if series.role in _PARTED else ()


def side(place: int, breaks: Iterable[Break]) -> int:
    """How many breaks come before a place."""
    return sum(series_break.after_index < place for series_break in breaks)


def unbroken(
    figures: Iterable[Placed], breaks: Iterable[Break] = ()
) -> tuple[tuple[Placed, ...], ...]:
    """Figures, each of them its place first, parted at gaps and at breaks."""
    parting = tuple(breaks)
    # Figures side by side have the same distance between place and rank.
    ranked = groupby(
        enumerate(figures),
        key=lambda entry: (entry[1][0] - entry[0], side(entry[1][0], parting)),
    )
    return tuple(tuple(figure for _, figure in stretch) for _, stretch in ranked)


def _run(frame: Frame, series: Series, stretch: Stretch) -> Run:
    if not is_level(frame.chart, series, len(stretch)):
        return tuple((frame.x(place), frame.y(value)) for place, value in stretch)
    return tuple(point for step in _steps(frame, stretch) for point in step)


def _steps(frame: Frame, stretch: Stretch) -> Iterator[tuple[Point, Point]]:
    """The level strokes of a stretch, like values as one."""
    for value, alike in groupby(stretch, key=itemgetter(1)):
        places = [place for place, _ in alike]
        ends = frame.x(places[0] - 0.5), frame.x(places[-1] + 0.5)
        left, right = (min(max(end, frame.left), frame.right) for end in ends)
        yield (left, frame.y(value)), (right, frame.y(value))


def columns(frame: Frame, series: Series) -> tuple[Box, ...]:
    """The column of each figure of a series that is drawn as columns."""
    half = frame.band * COLUMN_SHARE / 2
    return tuple(
        Box(frame.x(place) - half, min(ends), frame.x(place) + half, max(ends))
        for place, foot, end in spans(frame.chart, series)
        for ends in [(frame.y(foot), frame.y(end))]
    )


def band_end(frame: Frame, band: Band) -> Point:
    """The last point of a band's upper edge."""
    place, _, upper = band.points[-1]
    return frame.x(place), frame.y(upper)


def look_of(chart: Chart, drawn: Series | Band) -> Look:
    """How a series looks, or a band's edges and words."""
    if isinstance(drawn, Band):
        return WHISKER_OVER_COLUMNS if chart.columns else BAND
    if drawn.role is Role.COLUMN:
        return PARTS[chart.columns.index(drawn)]
    return LOOKS[drawn.role]


def whisker_look(chart: Chart) -> Look:
    """How a whisker looks: it must be seen on a column too."""
    return WHISKER_OVER_COLUMNS if chart.columns else WHISKER


def area_stretches(chart: Chart, band: Band) -> tuple[Bounds, ...]:
    """The stretches of a band that are filled: over columns none is."""
    if chart.columns:
        return ()
    return tuple(s for s in unbroken(band.points, chart.breaks) if len(s) > 1)


def areas(frame: Frame, band: Band) -> tuple[tuple[Run, Run], ...]:
    """The lower and upper edge of each area of a band."""
    return tuple(
        (
            tuple((frame.x(place), frame.y(lower)) for place, lower, _ in stretch),
            tuple((frame.x(place), frame.y(upper)) for place, _, upper in stretch),
        )
        for stretch in area_stretches(frame.chart, band)
    )


def whiskers(frame: Frame, band: Band) -> tuple[Run, ...]:
    """Where a band is no area: an upright with a cap at either end."""
    filled = {
        place
        for stretch in area_stretches(frame.chart, band)
        for place, _, _ in stretch
    }
    return tuple(
        line
        for place, lower, upper in band.points
        if place not in filled
        for line in _whisker(frame.x(place), frame.y(lower), frame.y(upper))
    )


def _whisker(x: float, foot: float, top: float) -> Iterator[Run]:
    yield (x, foot), (x, top)
    for y in (foot, top):
        yield (x - _CAP, y), (x + _CAP, y)


def break_lines(frame: Frame) -> tuple[tuple[Point, Point], ...]:
    """The line of each break, down through the plot."""
    return tuple(
        ((x, frame.box.top), (x, frame.box.bottom))
        for series_break in frame.chart.breaks
        for x in [frame.x(series_break.after_index + 0.5)]
    )


def strokes(frame: Frame) -> tuple[tuple[Point, Point], ...]:
    """Every straight piece of every line and of every band's edge."""
    lines = [run for series in frame.chart.series for run in runs(frame, series)]
    for band in frame.chart.bands:
        lines += [edge for area in areas(frame, band) for edge in area]
        lines += whiskers(frame, band)
    return tuple(piece for line in lines for piece in pairwise(line))
