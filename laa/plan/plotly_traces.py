"""What a chart holds as plotly's traces: bands, lines, marks and columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from html import escape

from laa.plan.charting import RINGED, Band, Chart, Role, Series
from laa.plan.marks import (
    COLUMN_SHARE,
    EDGE,
    MARKER,
    RING,
    area_stretches,
    breaks_of,
    is_level,
    layered,
    look_of,
    side,
)
from laa.plan.numbers import Number
from laa.plan.palette import BAND, BAND_FILL, LOOKS, PAPER, Look
from laa.plan.plotly_layouts import Json, dashes

Values = Sequence[Number | None]

# A mark at the end of the plot is seen whole.
_LINE: Json = {"type": "scatter", "mode": "lines", "cliponaxis": False}
_MARKS: Json = {"type": "scatter", "mode": "markers", "cliponaxis": False}


def traces(chart: Chart) -> Iterator[Json]:
    """The bands and over them every series, as in the picture; none answers itself."""
    for band in chart.bands:
        yield from _band(chart, band)
    for series in layered(chart):
        yield from _series(chart, series)


def _band(chart: Chart, band: Band) -> Iterator[Json]:
    """Each area of a band as two edges, filled between."""
    edge = _LINE | {"line": {"color": BAND.colour, "width": BAND.width}}
    fill = {"fill": "tonexty", "fillcolor": _tint(BAND.colour, BAND_FILL)}
    for stretch in area_stretches(chart, band):
        places = [place for place, _, _ in stretch]
        yield edge | _drawn(chart, band.name, _only(places, band.lower))
        yield edge | _drawn(chart, band.name, _only(places, band.upper)) | fill


def _series(chart: Chart, series: Series) -> Iterator[Json]:
    """A series as it looks; level strokes are shapes of the layout."""
    if is_level(chart, series, len(series.points)):
        return
    look = LOOKS[series.role]
    for values in _sides(chart, series):
        drawn = _drawn(chart, series.name, values)
        if series.role is Role.COLUMN:
            paint = {"width": COLUMN_SHARE, "marker": _fill(look_of(chart, series))}
            yield {"type": "bar", **paint, **drawn}
        elif series.role in RINGED:
            yield _MARKS | drawn | {"marker": _marker(look)}
        else:
            yield _line(series) | drawn


def _sides(chart: Chart, series: Series) -> Iterator[Values]:
    """The values on each side of the breaks that a series may not cross."""
    breaks = breaks_of(chart, series)
    for number in range(len(breaks) + 1):
        places = [at for at, _ in series.points if side(at, breaks) == number]
        if places:
            yield _only(places, series.values)


def _line(series: Series) -> Json:
    look = LOOKS[series.role]
    stroke = {"color": look.colour, "width": look.width, "dash": dashes(look.dash)}
    if not look.marker:
        return _LINE | {"line": stroke}
    marker = _marker(look)
    if look.at_end:
        end = max((place for place, _ in series.points), default=None)
        marker["opacity"] = [int(place == end) for place in range(len(series.values))]
    return _LINE | {"mode": "lines+markers", "line": stroke, "marker": marker}


def _fill(look: Look) -> Json:
    """What a column is filled with: its colour, or strokes of it within an edge."""
    if not look.pattern:
        return {"color": look.colour}
    strokes = {"shape": look.pattern, "fgcolor": look.colour, "size": 7}
    return {
        "color": PAPER,
        "pattern": strokes | {"fillmode": "overlay", "solidity": 0.35},
        "line": {"color": look.colour, "width": EDGE / 2},
    }


# What is drawn round another marker, and its name in plotly.
_ROUND = {"ring": "circle", "box": "square"}


def _marker(look: Look) -> Json:
    ring = look.marker in _ROUND
    edge = look.colour if look.open else PAPER
    return {
        "symbol": _ROUND.get(look.marker, look.marker),
        "size": (RING if ring else MARKER) * 2,
        "color": _tint(PAPER, 0) if ring else PAPER if look.open else look.colour,
        "line": {"color": edge, "width": 2.5 if look.open else 1.5},
    }


def _drawn(chart: Chart, name: str, values: Values) -> Json:
    return {
        "name": escape(name),
        "x": [escape(place) for place in chart.x],
        "y": [None if value is None else float(value) for value in values],
        "hoverinfo": "skip",
    }


def _only(places: Collection[int], values: Values) -> Values:
    """Values with gaps at all other places."""
    return [value if at in places else None for at, value in enumerate(values)]


def _tint(colour: str, share: float) -> str:
    """A colour given as "#rrggbb", so far from transparent."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share:g})"
