"""The table of each chart: the same figures, and words where there are none."""

from __future__ import annotations

from indicators.analysis.measure import Series, Targets
from indicators.charts import quarter_by_quarter, trajectory
from indicators.evidence_charts import year_so_far
from laa.plan.charting import Chart
from laa.plan.nothing import Nothing
from tests.indicators.examples import (
    COUNT,
    NI_15,
    PERCENTAGE,
    Q1,
    Q2,
    Q3,
    RATE,
    Y2007,
    Y2008,
    Y2009,
    Y2010,
    counts,
    outlook,
    parts,
)


def column(chart: Chart | None, heading: str) -> list[str]:
    assert chart is not None
    index = [column.heading for column in chart.table.columns].index(heading)
    return [row[index] for row in chart.table.shown()]


def test_the_table_has_a_row_a_place_and_a_column_a_line() -> None:
    chart = trajectory(outlook(Series(RATE, counts(119)), NI_15))

    assert chart is not None
    assert chart.table.caption == chart.title
    assert column(chart, "Period") == ["2007/08", "2008/09", "2009/10", "2010/11"]
    assert [c.heading for c in chart.table.columns][1:] == [
        series.name for series in chart.series
    ]


def test_years_without_a_figure_are_not_yet_due() -> None:
    chart = trajectory(outlook(Series(RATE, counts(119, 101, 90, 80)), NI_15, Q3 + 1))

    assert column(chart, "Actual") == ["", "390", "Not yet due", "Not yet due"]


def test_a_year_without_a_target_says_which_nothing_it_is() -> None:
    targets = Targets(
        {Y2009: Nothing.TO_BE_DETERMINED, Y2010: 339},
        baseline=383,
        baseline_year=Y2007,
    )

    chart = trajectory(outlook(Series(RATE, {}), targets))

    assert column(chart, "Target") == ["", "Not entered", "To be determined", "339"]


def test_a_year_before_the_introduction_is_not_said_to_be_missing() -> None:
    targets = Targets(
        {Y2008: Nothing.NOT_APPLICABLE, Y2009: 40, Y2010: 30}, introduced=Y2009
    )
    series = Series(COUNT, counts(10, 10, 10, 10, start=Q1 + 4))

    chart = trajectory(outlook(series, targets, as_of=Q1 + 7))

    assert column(chart, "Target") == ["N/A", "40", "30"]
    assert column(chart, "Actual") == ["N/A", "40", "Not yet due"]


def test_quarters_to_come_are_not_yet_due_and_missed_ones_not_signed_off() -> None:
    seen = outlook(Series(RATE, counts(119)), NI_15, as_of=Q1, due=Q2)
    words = ["119", "Not signed off", "Not yet due", "Not yet due"]

    assert column(year_so_far(seen), "Year to date") == words
    assert column(quarter_by_quarter(seen), "The quarter's own figure") == words


def test_a_quarter_after_the_one_looked_at_is_not_said_to_be_missing() -> None:
    seen = outlook(Series(RATE, counts(119, 101)), NI_15, as_of=Q1, due=Q2)

    assert column(year_so_far(seen), "Year to date")[1] == "After 2008/09 Q1"


def test_expectations_are_shown_to_half_an_offence() -> None:
    chart = year_so_far(outlook(Series(RATE, counts(724)), Targets({Y2008: 4122})))

    assert column(chart, "Expected by then") == ["1,030.5", "2,061", "3,091.5", "4,122"]


def test_a_year_without_a_target_has_no_expectations_to_show() -> None:
    targets = Targets({Y2008: Nothing.TO_BE_DETERMINED})

    chart = year_so_far(outlook(Series(RATE, counts(119)), targets))

    assert chart is not None
    assert [c.heading for c in chart.table.columns] == [
        "Period",
        "Year to date",
        "At this pace",
        "95% interval, from",
        "95% interval, to",
    ]
    assert chart.sentence == (
        "The target for 2008/09 is to be determined. Year end likely between 407 and "
        "555 offences (95% interval) if the rate stays as it is."
    )


def test_years_without_a_target_have_no_share_of_it() -> None:
    series = Series(COUNT, counts(90, start=Q1 - 1) | counts(119))
    targets = Targets({Y2008: 368, Y2007: Nothing.NOT_APPLICABLE})

    shares = column(
        quarter_by_quarter(outlook(series, targets)), "Share of the year's target"
    )

    assert shares == ["N/A"] * 4 + ["92"] * 4


def test_a_percentage_is_shown_to_its_decimals() -> None:
    series = Series(PERCENTAGE, parts((1, 3)))

    chart = quarter_by_quarter(outlook(series, Targets({})))

    assert column(chart, "The quarter's own figure")[0] == "33.3"
