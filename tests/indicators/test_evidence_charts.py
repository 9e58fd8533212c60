"""The year's fan, and the control chart: what is drawn, and what the table says."""

from __future__ import annotations

import pytest
from hypothesis import given

from indicators.analysis.measure import Series, Targets
from indicators.analysis.outlook import Outlook
from indicators.charts import charts
from indicators.evidence_charts import control, year_so_far
from laa.plan.charting import Chart, Role
from laa.plan.periods import Quarter
from tests.indicators.any_series import outlooks
from tests.indicators.examples import (
    COUNT,
    COUNTED_AGAIN,
    COUNTED_ANEW,
    NI_15,
    NO_TARGETS,
    PERCENTAGE,
    Q1,
    Q2,
    Q3,
    Q4,
    RATE,
    Y2008,
    counts,
    outlook,
    parts,
)

PARTED = Series(COUNT, counts(100, 200), (COUNTED_AGAIN,))
CALM = (100, 102, 99, 101, 100, 98, 101, 100)


def seen(*values: int | None, as_of: Quarter = Q1) -> Outlook:
    return outlook(Series(RATE, counts(*values), (COUNTED_ANEW,)), NI_15, as_of)


def of(chart: Chart | None) -> Chart:
    assert chart is not None
    return chart


def drawn(chart: Chart | None) -> dict[str, tuple[float | None, ...]]:
    return {series.name: series.values for series in of(chart).series}


def column(chart: Chart | None, heading: str) -> list[str]:
    headings = [one.heading for one in of(chart).table.columns]
    return [row[headings.index(heading)] for row in of(chart).table.shown()]


def test_the_fan_opens_at_the_last_figure_and_ends_at_the_years_interval() -> None:
    (fan,) = of(year_so_far(seen(119))).bands

    assert fan.name == "95% interval"
    assert (fan.lower[0], fan.upper[0]) == (119, 119)
    assert (fan.lower[-1], fan.upper[-1]) == (407, 555)


def test_the_fan_says_nothing_of_quarters_that_are_known() -> None:
    (fan,) = of(year_so_far(seen(119, 101, as_of=Q2))).bands

    assert [place for place, _, _ in fan.points] == [1, 2, 3]


def test_the_pace_runs_on_from_the_last_figure() -> None:
    chart = of(year_so_far(seen(119)))

    assert drawn(chart)["At this pace"] == (119, 238, 357, 476)
    (pace,) = [one for one in chart.series if one.name == "At this pace"]
    assert pace.role is Role.FORECAST


def test_the_fan_has_its_columns_in_the_table() -> None:
    chart = year_so_far(seen(119))

    assert column(chart, "95% interval, from")[::3] == ["119", "407"]
    assert column(chart, "95% interval, to")[::3] == ["119", "555"]


def test_the_chart_says_where_the_year_is_likely_to_end() -> None:
    assert of(year_so_far(seen(119))).sentence == (
        "119 against 92 expected by the end of 2008/09 Q1: 27 offences (29.3%) above "
        "the trajectory. Year end likely between 407 and 555 offences (95% interval) "
        "if the rate stays as it is; chance of meeting 368: about 1 in 1,000 (0.1%)."
    )


@pytest.mark.parametrize(
    "one",
    [
        seen(119, 101, 90, 80, as_of=Q4),
        seen(119, None, 90, as_of=Q3),
        outlook(Series(PERCENTAGE, parts((41, 100))), Targets({Y2008: 45})),
        outlook(PARTED, NI_15, Q2),
        outlook(Series(COUNT, counts(-5, 0)), NI_15, Q2),
    ],
    ids=["over", "with a gap", "percentage", "parted", "below zero"],
)
def test_what_has_no_pace_has_no_fan(one: Outlook) -> None:
    chart = year_so_far(one)

    assert of(chart).bands == ()
    assert "At this pace" not in drawn(chart)


def test_a_break_inside_the_year_is_drawn_and_told() -> None:
    chart = of(year_so_far(outlook(PARTED, NI_15, Q2)))

    assert [(one.after_index, one.label) for one in chart.breaks] == [
        (0, "Stalking was counted too")
    ]
    assert chart.sentence.endswith(
        "No forecast: Stalking was counted too, from 1 July 2008, inside the year."
    )


def test_three_figures_make_no_control_chart_and_four_do() -> None:
    assert control(seen(5, 6, 7, None, as_of=Q4)) is None
    assert control(seen(5, 6, 7, 8, as_of=Q4)) is not None


def test_the_control_chart_has_its_centre_and_its_limits() -> None:
    chart = control(seen(*[100, 102] * 4, as_of=Q1 + 7))

    assert drawn(chart) == {
        "Actual": (100, 102) * 4,
        "Centre": (101,) * 8,
        "Upper limit": (pytest.approx(106.32),) * 8,
        "Lower limit": (pytest.approx(95.68),) * 8,
    }
    assert of(chart).x[::4] == ("Q1 2008/09", "Q1 2009/10")
    assert of(chart).sentence.endswith("they rest on 12 quarters or fewer.")


def test_a_signal_is_ringed_and_named_in_the_table() -> None:
    chart = control(seen(*CALM, 180, as_of=Q1 + 8))

    # One so far off lifts the centre above all the others.
    assert drawn(chart)["Signal"] == (*CALM, 180)
    assert column(chart, "Signal")[-1] == "outside a limit"
    assert "2010/11 Q1: signal (concerning), outside a limit." in of(chart).sentence


def test_of_too_few_figures_none_is_ringed() -> None:
    few = outlook(Series(COUNT, counts(5, 5, 5, 5, 5, 5, 90)), NO_TARGETS, Q1 + 6)
    assert few.evidence.control.chart.signals[-1]

    chart = control(few)

    assert "Signal" not in drawn(chart)
    assert of(chart).sentence.startswith("Too few comparable quarters")


def test_a_break_is_drawn_and_its_sides_have_their_own_limits() -> None:
    before = counts(90, 92, 90, 92, start=Q1 - 4)
    series = Series(COUNT, before | counts(10, 12, 10, 12), (COUNTED_ANEW,))

    chart = control(outlook(series, NO_TARGETS, Q4))

    assert [one.after_index for one in of(chart).breaks] == [3]
    assert drawn(chart)["Centre"] == (91,) * 4 + (11,) * 4


def test_a_quarter_that_is_missing_says_so_in_the_table() -> None:
    chart = control(seen(5, 6, None, 8, 9, as_of=Q1 + 4))

    assert column(chart, "Actual")[2] == "Not signed off"


@given(outlooks())
def test_any_indicator_can_be_drawn(one: Outlook) -> None:
    for chart in charts(one):
        assert len(chart.table.rows) == len(chart.x)
        assert chart.sentence.endswith(".")
