"""What a plotly figure tells a pointer: at each place, all that is known there."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from laa.plan.charting import RINGED, Chart, Role, Series
from laa.plan.frames import Frame
from laa.plan.plotly_layouts import Json


def answers(frame: Frame) -> Json:
    """
    A trace of one unseen mark for each place.

    It answers for all the others, for a trace of its own answers at a gap with the
    figure of its neighbour.
    """
    places = frame.chart.x
    return {
        "type": "scatter",
        "mode": "markers",
        "marker": {"opacity": 0},
        "x": [escape(place) for place in places],
        "y": [(frame.axis.low + frame.axis.high) / 2] * len(places),
        "customdata": [_told(frame.chart, place) for place in range(len(places))],
        "hoverinfo": "text",
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _told(chart: Chart, place: int) -> str:
    total = [words for words in chart.totals[place : place + 1] if words]
    figures = [*_figures(chart, place), *_bounds(chart, place)]
    lines = [*total, *figures] or ["No figure"]
    return "<br>".join(map(escape, [chart.x[place], *lines]))


def _figures(chart: Chart, place: int) -> Iterator[str]:
    """The figures of a place as the page shows them, each once."""
    for series in chart.series:
        value = series.values[place]
        if value is None or _is_told_elsewhere(chart, series, place):
            continue
        figure = "" if series.role in RINGED else f": {chart.shown(value)}"
        yield f"{series.name}{figure}"


def _is_told_elsewhere(chart: Chart, series: Series, place: int) -> bool:
    """
    Whether a figure adds nothing.

    A criterion's name tells it exactly, and rounded it might not be enough to meet it;
    a forecast begins with the actual that it runs on from.
    """
    if series.role is Role.FORECAST:
        return any(one.values[place] is not None for one in chart.of(Role.ACTUAL))
    return series.role is Role.CRITERION


def _bounds(chart: Chart, place: int) -> Iterator[str]:
    """The bands of a place; one without width says no more than its figure."""
    for band in chart.bands:
        for at, lower, upper in band.points:
            if at == place and lower < upper:
                yield f"{band.name}: {chart.between(lower, upper)}"
