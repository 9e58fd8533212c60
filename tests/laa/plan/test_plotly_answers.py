from laa.plan.charting import Chart
from laa.plan.frames import WIDE, Frame
from laa.plan.plotly_answers import answers
from tests.laa.plan.sample_charts import (
    actual,
    chart,
    control,
    forecast,
    intervals,
    money,
    target,
    years,
)


def told(drawn: Chart) -> list[list[str]]:
    return [place.split("<br>") for place in answers(Frame(drawn, WIDE))["customdata"]]


def test_a_place_tells_its_figures_as_the_page_shows_them():
    counts = chart(actual(4122, None, -3, None), target(1030.5, 2061, 3091.5, 4122.0))

    assert told(counts) == [
        ["Q1", "Actual: 4,122", "Target: 1,031"],
        ["Q2", "Target: 2,061"],
        ["Q3", "Actual: \u22123", "Target: 3,092"],
        ["Q4", "Target: 4,122"],
    ]


def test_a_forecast_and_its_band_speak_where_the_actual_does_not():
    first, second, *_ = told(forecast())

    assert first == ["Q1", "Target: 92", "Actual: 119"]
    assert second == ["Q2", "Target: 184", "Forecast: 238", "95% interval: 220 to 262"]


def test_an_interval_is_told_beside_its_figure():
    assert told(intervals())[0][1:] == [
        "Recorded in the quarter: 119",
        "95% interval: 99 to 142",
    ]


def test_a_signal_is_named_and_its_figure_told_once():
    assert told(control())[9] == [
        "Q2 2009/10",
        *("Actual: 153", "Mean: 117", "Upper limit: 147", "Lower limit: 86", "Signal"),
    ]


def test_a_rounded_criterion_is_not_given_for_the_exact_one():
    assert told(years())[0] == ["2007/08", "Baseline: 383"]


def test_a_place_without_figures_says_so():
    assert told(chart(actual(1, None, 2, None)))[1] == ["Q2", "No figure"]


def test_marks_are_unseen_and_within_the_plot():
    trace = answers(Frame(forecast(), WIDE))

    assert trace["marker"] == {"opacity": 0}
    assert trace["y"] == [300] * 4


def test_the_total_is_told_before_the_parts_of_it():
    assert told(money()) == [
        [
            *("2008/09", "at least £361,628"),
            *("Recurring, confirmed: £65,500", "One-off, confirmed: £296,128"),
        ],
        ["2009/10", "1 line to be determined"],
        ["2010/11", "No figure"],
    ]
