import json

from hypothesis import given, settings

from laa.plan.charting import Role, Series
from laa.plan.plotly_figures import CONFIG, Json, figure
from tests.laa.plan.sample_charts import (
    YEARS,
    actual,
    chart,
    charts,
    quarters,
    recorded,
    target,
    year_so_far,
    years,
)


def traces(drawn: Json) -> dict[str, Json]:
    return {trace["name"]: trace for trace in drawn["data"]}


def test_every_series_is_a_trace_with_its_gaps():
    drawn = traces(figure(year_so_far()))

    assert list(drawn["Target"]["y"]) == [92, 184, 276, 368]
    assert list(drawn["Actual"]["y"]) == [119, 220, None, None]


def test_places_are_the_names_under_the_axis():
    assert list(traces(figure(years()))["Target"]["x"]) == list(YEARS)


def test_roles_look_as_they_do_in_the_picture():
    drawn = traces(figure(years()))

    assert drawn["Target"]["line"]["dash"] == "7px,5px"
    assert drawn["Target"]["mode"] == "lines"
    assert drawn["Baseline"]["marker"]["symbol"] == "diamond"
    assert drawn["Heading for"]["marker"]["color"] == "#ffffff"
    assert drawn["Heading for"]["line"]["dash"] == "9px,4px,2px,4px"


def test_columns_are_bars_and_their_target_a_level_stroke():
    drawn = figure(quarters())

    assert traces(drawn)["Recorded in the quarter"]["type"] == "bar"
    assert traces(drawn)["Target"]["mode"] == "markers"
    assert traces(drawn)["Target"]["marker"]["opacity"] == 0
    assert "7px,5px" in {shape["line"]["dash"] for shape in drawn["layout"]["shapes"]}


def test_a_figure_answers_as_the_page_shows_it():
    counts = chart(actual(4122, None, -3, None), target(1030.5, 2061, 3091.5, 4122.0))

    drawn = traces(figure(counts))

    assert drawn["Actual"]["customdata"] == ["4,122", None, "\u22123", None]
    assert drawn["Target"]["customdata"] == ["1,031", "2,061", "3,092", "4,122"]


def test_a_rounded_criterion_is_not_given_for_the_exact_one():
    (criterion,) = (t for t in figure(years())["data"] if "criterion" in t["name"])

    assert criterion["hoverinfo"] == "skip"
    assert "customdata" not in criterion


def test_what_happened_is_drawn_last():
    drawn = chart(actual(1, 2, 3, 4), target(1, 2, 3, 4), recorded(1, 2, 3, 4))

    names = [trace["name"] for trace in figure(drawn)["data"]]

    assert names == ["Recorded in the quarter", "Target", "Actual"]


def test_nothing_is_offered_to_anyone_outside():
    assert CONFIG["showSendToCloud"] is False
    assert CONFIG["plotlyServerURL"] == ""
    assert CONFIG["displaylogo"] is False
    assert CONFIG["displayModeBar"] is False


def test_any_point_of_the_plot_answers_and_nothing_is_dragged():
    house = figure(years())["layout"]["template"]["layout"]

    assert house["hoverdistance"] == -1
    assert house["dragmode"] is False
    assert house["xaxis"]["fixedrange"] is True
    assert house["yaxis"]["fixedrange"] is True


def test_plotly_own_template_stays_out_and_the_figure_small():
    drawn = figure(years())

    assert "template" not in drawn["narrow"]
    assert "colorway" not in drawn["layout"]["template"]["layout"]
    assert len(json.dumps(drawn)) < 7000


def test_names_are_not_markup():
    drawn = chart(Series("<a href='x'>A & B</a>", (1, 2, 3, 4), Role.ACTUAL))

    written = json.dumps(figure(drawn))

    assert "<a" not in written
    assert "&lt;a href=&#x27;x&#x27;&gt;A &amp; B&lt;/a&gt;" in written


@settings(max_examples=30, deadline=None)
@given(charts())
def test_any_chart_makes_a_figure_that_is_json(drawn):
    assert json.loads(json.dumps(figure(drawn), allow_nan=False))["data"]
