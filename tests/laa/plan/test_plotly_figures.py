import json

from hypothesis import given, settings

from laa.plan.charting import Band, Role, Series
from laa.plan.plotly_figures import CONFIG, figure
from tests.laa.plan.sample_charts import actual, chart, charts, forecast, years


def test_bands_lie_under_lines_and_what_answers_comes_last():
    drawn = [trace.get("name") for trace in figure(forecast())["data"]]

    assert drawn == ["95% interval"] * 2 + ["Target", "Forecast", "Actual", None]


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
    hostile = "<a href='x'>A & B</a>"
    drawn = chart(
        Series(hostile, (1, 2, 3, 4), Role.ACTUAL),
        x=(hostile, "Q2", "Q3", "Q4"),
        bands=(Band(hostile, (1, 2, 3, 4), (2, 3, 4, 5)),),
    )

    written = json.dumps(figure(drawn))

    assert "<a" not in written
    assert "&lt;a href=&#x27;x&#x27;&gt;A &amp; B&lt;/a&gt;" in written


@settings(max_examples=30)
@given(charts())
def test_any_chart_makes_a_figure_that_is_json(drawn):
    assert json.loads(json.dumps(figure(drawn), allow_nan=False))["data"]


def test_a_chart_without_figures_makes_a_figure():
    assert figure(chart(actual(None, None, None, None)))["data"]
