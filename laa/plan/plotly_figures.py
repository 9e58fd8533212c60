"""Charts as plotly figures, drawn over the SVG: the same marks, words and places."""

from __future__ import annotations

from plotly import graph_objects as go

from laa.plan.charting import Chart
from laa.plan.frames import NARROW, WIDE, Frame
from laa.plan.palette import FONT, GRID, INK, MUTED, PAPER, RULE
from laa.plan.plotly_answers import answers
from laa.plan.plotly_layouts import Json, layout
from laa.plan.plotly_traces import traces

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
        "barmode": "relative",
        "hovermode": "x",
        # Any point of the plot answers, however far it is from a mark.
        "hoverdistance": -1,
        "hoverlabel": {
            "align": "left",
            "bgcolor": PAPER,
            "bordercolor": RULE,
            "font": {"color": INK, "family": FONT},
            "showarrow": False,
        },
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
            "showspikes": True,
            "spikecolor": RULE,
            "spikedash": "solid",
            "spikemode": "across",
            "spikethickness": 1,
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
    wide = Frame(chart, WIDE)
    drawn = go.Figure(
        [*traces(chart), answers(wide)], {"template": _HOUSE, **layout(wide)}
    ).to_plotly_json()
    narrow = go.Layout(layout(Frame(chart, NARROW))).to_plotly_json()
    return {**drawn, "narrow": narrow}
