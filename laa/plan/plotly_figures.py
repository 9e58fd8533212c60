"""Charts as plotly figures, drawn over the SVG: the same marks, words and places."""

from __future__ import annotations

from html import escape

from plotly import graph_objects as go

from laa.plan.charting import Chart, Role, Series
from laa.plan.frames import NARROW, WIDE, Frame
from laa.plan.marks import COLUMN_SHARE, MARKER, is_level, layered
from laa.plan.palette import FONT, GRID, INK, LOOKS, MUTED, PAPER, RULE
from laa.plan.plotly_layouts import Json, dashes, layout

# Without these plotly offers to send the figures to a service of its maker.
CONFIG: Json = {
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "displaylogo": False,
    "displayModeBar": False,
    "responsive": True,
}

_HOUSE: Json = {
    "layout": {
        "font": {"family": FONT, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "x unified",
        # Any point of the plot answers, however far it is from a mark.
        "hoverdistance": -1,
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": RULE},
        "annotationdefaults": {
            "showarrow": False,
            "arrowhead": 0,
            "arrowwidth": 1,
            "borderpad": 0,
            "xref": "paper",
            "yref": "paper",
            "yanchor": "middle",
        },
        "shapedefaults": {"type": "line", "xref": "paper", "yref": "paper"},
        "xaxis": {
            "type": "category",
            "fixedrange": True,
            "showgrid": False,
            "ticks": "outside",
            "tickangle": 0,
            "tickcolor": RULE,
        },
        "yaxis": {
            "fixedrange": True,
            "gridcolor": GRID,
            "tickfont": {"color": MUTED},
            "ticklabelstandoff": 5,
            "zeroline": False,
        },
    }
}


def figure(chart: Chart) -> Json:
    """
    A figure ready for JSON: "data", "layout", and in "narrow" the parts of the layout
    that a narrow page has otherwise. Built, and so checked, by plotly itself.
    """
    drawn = go.Figure(
        [_trace(chart, series) for series in layered(chart)],
        {"template": _HOUSE, **layout(Frame(chart, WIDE))},
    ).to_plotly_json()
    narrow = go.Layout(layout(Frame(chart, NARROW))).to_plotly_json()
    return {**drawn, "narrow": narrow}


def _trace(chart: Chart, series: Series) -> Json:
    look = LOOKS[series.role]
    trace: Json = {
        "name": escape(series.name),
        "x": [escape(place) for place in chart.x],
        "y": [None if value is None else float(value) for value in series.values],
    }
    if series.role is Role.CRITERION:
        # Its name tells it exactly; the rounded figure might not be enough to meet it.
        trace["hoverinfo"] = "skip"
    else:
        trace["customdata"] = [
            None if value is None else chart.shown(value) for value in series.values
        ]
        trace["hovertemplate"] = "%{fullData.name}: %{customdata}<extra></extra>"
    if series.role is Role.COLUMN:
        paint = {"width": COLUMN_SHARE, "marker": {"color": look.colour}}
        return {"type": "bar", **paint, **trace}
    return {"type": "scatter", **_line(chart, series), **trace}


def _line(chart: Chart, series: Series) -> Json:
    """How a line looks; level strokes are shapes, and their figures answer unseen."""
    look = LOOKS[series.role]
    if is_level(chart, series, len(series.points)):
        return {"mode": "markers", "marker": {"opacity": 0}}
    drawn: Json = {
        "mode": "lines+markers" if look.marker else "lines",
        "line": {"color": look.colour, "width": look.width, "dash": dashes(look.dash)},
    }
    if look.marker:
        drawn["marker"] = {
            "symbol": "circle" if look.marker == "ring" else look.marker,
            "size": MARKER * 2,
            "color": PAPER if look.open else look.colour,
            "line": {
                "color": look.colour if look.open else PAPER,
                "width": 2.5 if look.open else 1.5,
            },
        }
    return drawn
