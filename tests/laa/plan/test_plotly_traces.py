import dataclasses

from laa.plan.charting import Break, Chart
from laa.plan.plotly_layouts import Json
from laa.plan.plotly_traces import traces
from tests.laa.plan.sample_charts import (
    YEARS,
    actual,
    chart,
    control,
    forecast,
    intervals,
    money,
    quarters,
    recorded,
    revised,
    target,
    year_so_far,
    years,
)


def named(drawn: Chart, name: str) -> list[Json]:
    return [trace for trace in traces(drawn) if trace["name"] == name]


def test_every_series_is_a_trace_with_its_gaps():
    (planned,), (happened,) = (
        named(year_so_far(), name) for name in ("Target", "Actual")
    )

    assert planned["y"] == [92, 184, 276, 368]
    assert happened["y"] == [119, 220, None, None]


def test_places_are_the_names_under_the_axis():
    assert named(years(), "Target")[0]["x"] == list(YEARS)


def test_roles_look_as_they_do_in_the_picture():
    (planned,), (begun,), (heading,) = (
        named(years(), name) for name in ("Target", "Baseline", "Heading for")
    )

    assert (planned["mode"], planned["line"]["dash"]) == ("lines", "7px,5px")
    assert begun["marker"]["symbol"] == "diamond"
    assert heading["marker"]["color"] == "#ffffff"
    assert heading["line"]["dash"] == "9px,4px,2px,4px"


def test_columns_are_bars_and_level_strokes_no_traces():
    (bars,) = traces(quarters())

    assert (bars["type"], bars["name"]) == ("bar", "Recorded in the quarter")


def test_what_happened_is_drawn_last():
    drawn = chart(actual(1, 2, 3, 4), target(1, 3, 2, 4))

    assert [trace["name"] for trace in traces(drawn)] == ["Target", "Actual"]
    assert [trace["type"] for trace in traces(chart(recorded(1, 2, 3, 4)))] == ["bar"]


def test_no_trace_answers_for_itself():
    assert {trace["hoverinfo"] for trace in traces(forecast())} == {"skip"}


def test_a_line_parts_at_a_break():
    early, late = named(control(), "Actual")

    assert early["y"] == [98, 91, 104, 90, *[None] * 8]
    assert late["y"][:5] == [None, None, None, None, 119]


def test_a_side_of_a_break_without_a_figure_is_left_out():
    broken = chart(actual(1, 2, None, None), breaks=(Break(1, "Recorded anew"),))

    assert len(named(broken, "Actual")) == 1


def test_a_band_is_two_edges_filled_between():
    lower, upper = named(forecast(), "95% interval")

    assert lower["y"] == [119, 220, 315, 407]
    assert upper["y"] == [119, 262, 405, 555]
    assert "fill" not in lower
    assert (upper["fill"], upper["fillcolor"]) == ("tonexty", "rgba(32,96,149,0.14)")


def test_a_band_parts_at_a_break():
    broken = dataclasses.replace(forecast(), breaks=(Break(1, "Recorded anew"),))

    edges = named(broken, "95% interval")

    assert [edge["y"].count(None) for edge in edges] == [2, 2, 2, 2]


def test_a_band_over_columns_is_left_to_the_layout():
    assert named(intervals(), "95% interval") == []


def test_a_forecast_is_marked_at_its_end_alone():
    (line,) = named(forecast(), "Forecast")

    assert line["marker"]["opacity"] == [0, 0, 0, 1]
    assert line["line"]["dash"] == "9px,4px,2px,4px"


def test_a_signal_is_a_ring_through_which_its_figure_is_seen():
    (rings,) = named(control(), "Signal")

    assert rings["mode"] == "markers"
    assert rings["marker"]["color"] == "rgba(255,255,255,0)"
    assert rings["marker"]["size"] > named(control(), "Actual")[0]["marker"]["size"]


def test_a_revised_figure_has_a_box_round_it():
    (boxes,) = named(revised(), "Revised")

    assert boxes["mode"] == "markers"
    assert boxes["marker"]["symbol"] == "square"
    assert boxes["marker"]["color"] == "rgba(255,255,255,0)"


def test_a_lone_column_is_a_column_too():
    (first,) = named(chart(recorded(119, None, None, None)), "Recorded in the quarter")

    assert first["type"] == "bar"
    assert first["y"] == [119, None, None, None]


def test_parts_are_bars_told_apart_by_pattern_too():
    recurring, one_off = traces(money())

    assert recurring["marker"] == {"color": "#206095"}
    assert one_off["marker"]["pattern"]["shape"] == "/"
    assert one_off["marker"]["pattern"]["fgcolor"] == "#871a5b"
    assert one_off["y"] == [296_128.0, None, None]
