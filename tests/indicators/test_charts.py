"""What each chart draws: its values, its places and its breaks."""

from __future__ import annotations

from dataclasses import replace

from indicators.analysis.measure import Series, Targets
from indicators.charts import charts, quarter_by_quarter, trajectory, trend
from indicators.evidence_charts import year_so_far
from laa.plan.charting import Break, Chart, Role
from laa.plan.nothing import Nothing
from tests.indicators.examples import (
    AGREEMENT,
    COUNT,
    COUNTED_AGAIN,
    COUNTED_ANEW,
    NI_15,
    NI_15_REFRESHED,
    NO_TARGETS,
    PERCENTAGE,
    Q1,
    Q2,
    Q3,
    Q4,
    RATE,
    SCORE,
    Y2008,
    Y2009,
    Y2010,
    counts,
    outlook,
    parts,
    scores,
    version,
)

FIRST_QUARTER = Series(RATE, counts(119), (COUNTED_ANEW,))


def drawn(chart: Chart | None) -> dict[str, tuple[float | None, ...]]:
    assert chart is not None
    return {series.name: series.values for series in chart.series}


def test_the_trajectory_runs_from_the_baseline_to_the_last_target() -> None:
    chart = trajectory(outlook(FIRST_QUARTER, NI_15))

    assert drawn(chart) == {
        "Baseline": (383, None, None, None),
        "Target": (None, 368, 353, 339),
        "Success criterion: 340 or fewer": (340.87,) * 4,
        "At this pace": (None, 476, None, None),
    }


def test_the_trajectory_names_its_years_and_marks_the_break_before_the_first() -> None:
    chart = trajectory(outlook(FIRST_QUARTER, NI_15))

    assert chart is not None
    assert chart.x == ("2007/08", "2008/09", "2009/10", "2010/11")
    assert chart.breaks == (Break(0, "GBH was counted differently from April 2008"),)
    assert (chart.title, chart.unit) == ("Year by year to 2010/11", "offences")
    assert chart.sentence.startswith("The target for 2010/11 is 339")


def test_a_year_that_is_over_has_its_total_instead_of_its_pace() -> None:
    series = Series(RATE, counts(119, 101, 90, 80))

    values = drawn(trajectory(outlook(series, NI_15, as_of=Q4)))

    assert values["Actual"] == (None, 390, None, None)
    assert "At this pace" not in values


def test_looked_at_again_a_quarter_does_not_know_how_its_year_ended() -> None:
    later = Series(RATE, counts(119, 101, 90, 80))

    then = trajectory(outlook(later, NI_15, as_of=Q3, due=Q4))

    assert "Actual" not in drawn(then)
    assert drawn(then)["At this pace"][1] == 310 / 0.75


def test_a_baseline_year_inside_the_agreement_is_one_place_and_not_two() -> None:
    targets = Targets({Y2009: 30}, baseline=40, baseline_year=Y2008, introduced=Y2009)

    chart = trajectory(outlook(Series(COUNT, {}), targets))

    assert chart is not None
    assert chart.x == tuple(map(str, AGREEMENT))
    assert drawn(chart) == {"Baseline": (40, None, None), "Target": (None, 30, None)}


def test_the_year_so_far_is_a_path_beside_the_one_expected() -> None:
    series = Series(RATE, counts(119, 101))

    chart = year_so_far(outlook(series, NI_15, as_of=Q2))

    assert drawn(chart) == {
        "Expected by then": (92, 184, 276, 368),
        "Year to date": (119, 220, None, None),
        "At this pace": (None, 220, 330, 440),
    }
    assert chart is not None
    assert chart.x == ("Q1", "Q2", "Q3", "Q4")
    assert chart.sentence.startswith(
        "220 against 184 expected by the end of 2008/09 Q2: "
        "36 offences (19.6%) above the trajectory."
    )


def test_a_level_is_held_against_the_same_target_in_every_quarter() -> None:
    series = Series(PERCENTAGE, parts((41, 100), (49, 100)))

    chart = year_so_far(outlook(series, Targets({Y2008: 45}), as_of=Q2))

    assert drawn(chart)["Expected by then"] == (45, 45, 45, 45)
    assert drawn(chart)["Year to date"] == (41, 45, None, None)


def test_each_quarter_stands_beside_its_share_of_the_target() -> None:
    before = counts(None, 100, 100, 100, start=Q1 - 4)
    series = Series(RATE, before | counts(119), (COUNTED_ANEW,))

    chart = quarter_by_quarter(outlook(series, NI_15))

    assert drawn(chart) == {
        "The quarter's own figure": (None, 100, 100, 100, 119, None, None, None),
        "Share of the year's target": (*(None,) * 4, 92, 92, 92, 92),
    }
    assert chart is not None
    assert chart.x[3:5] == ("Q4 2007/08", "Q1 2008/09")
    assert [one.after_index for one in chart.breaks] == [3]


def test_the_quarters_of_a_level_stand_beside_the_target_itself() -> None:
    series = Series(PERCENTAGE, parts((41, 100)))

    chart = quarter_by_quarter(outlook(series, Targets({Y2008: 45})))

    assert drawn(chart)["The year's target"] == (45, 45, 45, 45)


def test_the_quarters_are_columns_and_the_others_are_not() -> None:
    every = charts(outlook(FIRST_QUARTER, NI_15))

    columns = [len(chart.columns) for chart in every]

    assert [chart.key for chart in every] == ["trajectory", "year-so-far", "quarters"]
    assert columns == [0, 0, 1]


def test_an_indicator_that_does_not_apply_has_no_charts() -> None:
    not_applicable = dict.fromkeys(AGREEMENT, Nothing.NOT_APPLICABLE)

    assert charts(outlook(Series(COUNT, {}), Targets(not_applicable))) == []
    assert charts(outlook(Series(COUNT, {}), NO_TARGETS)) == []


def test_a_figure_of_zero_is_drawn() -> None:
    chart = quarter_by_quarter(outlook(Series(COUNT, counts(0)), NO_TARGETS))

    assert drawn(chart) == {"The quarter's own figure": (0, None, None, None)}


def test_the_axis_is_named_by_what_is_measured() -> None:
    series = (
        FIRST_QUARTER,
        Series(PERCENTAGE, parts((1, 2))),
        Series(SCORE, scores(3.5)),
    )

    drawings = [quarter_by_quarter(outlook(one, NO_TARGETS)) for one in series]

    assert [one and one.unit for one in drawings] == ["offences", "per cent", "score"]


def test_a_small_trend_begins_at_the_last_break() -> None:
    breaks = (COUNTED_ANEW, COUNTED_AGAIN)
    series = Series(RATE, counts(90, 119, 80, 85, start=Q1 - 1), breaks)

    assert trend(series, Q3) == (80, 85)
    assert trend(series, Q1 - 1)[-1] == 90


def test_a_small_trend_is_the_latest_quarters_oldest_first() -> None:
    series = Series(RATE, counts(119, None, 90))

    assert trend(series, Q3, quarters=4) == (None, 119, None, 90)
    assert len(trend(series, Q3)) == 8


def test_a_revised_figure_is_ringed_in_the_chart_of_the_quarters():
    whole = outlook(FIRST_QUARTER, NI_15)

    ringed = quarter_by_quarter(whole, {Q1})

    (ring,) = ringed.of(Role.REVISED)
    assert [value for value in ring.values if value is not None] == [119]
    assert "Revised" in ringed.table.shown()[0]
    assert quarter_by_quarter(whole, {Q2}).of(Role.REVISED) == ()


def refreshed(*later: Targets) -> dict[str, tuple[float | None, ...]]:
    return drawn(trajectory(outlook(FIRST_QUARTER, replace(NI_15, refreshed=later))))


def test_both_trajectories_are_drawn_each_under_its_name() -> None:
    chart = trajectory(outlook(FIRST_QUARTER, NI_15_REFRESHED))

    lines = drawn(chart)
    assert lines["Target"] == (None, 368, 390, 380)
    assert lines["Target of version 1"] == (None, 368, 353, 339)
    assert chart is not None
    assert [one.role for one in chart.series[1:3]] == [Role.EARLIER, Role.TARGET]
    assert [column.heading for column in chart.table.columns][:4] == [
        "Period",
        "Baseline",
        "Target of version 1",
        "Target",
    ]
    assert chart.table.rows[3][2:4] == (339, 380)


def test_an_earlier_trajectory_starts_from_its_own_baseline_if_that_was_another() -> (
    None
):
    lines = refreshed(version(2, Y2009.quarters[0], baseline=476))

    assert lines["Baseline"] == (476, None, None, None)
    assert lines["Target of version 1"] == (383, 368, 353, 339)
    assert lines["Success criterion: 423 or fewer"] == (476 * 0.89,) * 4


def test_a_baseline_of_another_year_finds_its_place() -> None:
    lines = refreshed(
        version(2, Y2009.quarters[0], baseline=476, baseline_year=Y2008, annual={})
    )

    assert lines["Baseline"] == (None, 476, None, None)
    assert lines["Target of version 1"] == (383, 368, 353, 339)


def test_a_version_that_was_replaced_before_it_counted_is_not_drawn() -> None:
    lines = refreshed(
        version(2, Y2009.quarters[0], annual={Y2009: 1}),
        version(3, Y2009.quarters[0]),
    )

    assert "Target of version 2" not in lines
    assert lines["Target"] == (None, 368, 390, 380)


def test_where_a_target_is_to_be_determined_the_table_says_so_of_either() -> None:
    pending = version(2, Y2009.quarters[0], annual={Y2010: Nothing.TO_BE_DETERMINED})

    chart = trajectory(outlook(FIRST_QUARTER, replace(NI_15, refreshed=(pending,))))

    assert chart is not None
    assert chart.table.rows[3][2:4] == (339, Nothing.TO_BE_DETERMINED)


def test_the_year_so_far_is_expected_quarter_by_quarter_as_each_counts() -> None:
    targets = replace(NI_15, refreshed=(version(2, Q3, annual={Y2008: 400}),))

    lines = drawn(year_so_far(outlook(FIRST_QUARTER, targets)))

    assert lines["Expected by then"] == (92, 184, 300, 400)
