from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.signals import Signal
from indicators.analysis.spc import counts, individuals, rates
from tests.reference.charts import drawn, marks, numbers
from tests.reference.rows import rows

LIMITS = rows("control_limits.csv")
CHARTS = rows("control_charts.csv")
SERIES = st.lists(st.none() | st.integers(-1000, 1000), max_size=24)
COUNTS = st.lists(st.none() | st.integers(0, 10**9), max_size=24)
ANYTHING = st.lists(st.none() | st.floats() | st.integers(), max_size=24)
Values = list[float | None]


def printed(text: str) -> object:
    """A figure as precise as it is printed."""
    decimals = len(text.partition(".")[2])
    return pytest.approx(float(text), rel=0, abs=0.5001 * 10**-decimals)


# Published charts


@pytest.mark.parametrize("row", LIMITS, ids=lambda row: row["values"])
def test_published_limits_are_found_to_their_printed_digits(
    row: dict[str, str],
) -> None:
    chart = drawn(row)

    assert chart.centre[0] == printed(row["centre"])
    assert chart.lower[0] == printed(row["lower"])
    assert chart.upper[0] == printed(row["upper"])


@pytest.mark.parametrize("row", CHARTS, ids=lambda row: row["name"])
def test_a_chart_has_the_limits_of_the_reference_code(row: dict[str, str]) -> None:
    chart = drawn(row)

    for line, column in [
        (chart.centre, "centre"),
        (chart.lower, "lower"),
        (chart.upper, "upper"),
    ]:
        figures = [line[start] for start in chart.starts]
        assert figures == pytest.approx(numbers(row[column]), abs=1e-8)


@pytest.mark.parametrize("row", CHARTS, ids=lambda row: row["name"])
def test_a_chart_has_the_signals_of_the_reference_code(row: dict[str, str]) -> None:
    assert marks(drawn(row)) == row["marks"]


# Short, constant and broken series


def test_no_points_make_an_empty_chart() -> None:
    for chart in (individuals([]), counts([]), rates([], [])):
        assert chart.centre == chart.lower == chart.signals == chart.starts == ()


def test_one_point_has_a_centre_and_no_limits() -> None:
    chart = individuals([119])

    assert chart.centre == (119,)
    assert chart.lower == chart.upper == (None,)
    assert chart.signals == ((),)


def test_points_without_neighbours_have_no_limits() -> None:
    chart = individuals([1, None, 5])

    assert chart.centre == (3, 3, 3)
    assert chart.upper == (None, None, None)


@pytest.mark.parametrize("value", [0, 4, -3, 0.1, 1e15])
def test_a_constant_series_has_limits_on_its_centre_and_no_signal(
    value: float,
) -> None:
    chart = individuals([value] * 10)

    assert chart.lower == pytest.approx(chart.centre)
    assert chart.upper == pytest.approx([value] * 10)
    assert chart.signals == ((),) * 10


def test_screening_never_takes_all_variation_away() -> None:
    once_in_four_years = [0] * 8 + [1] + [0] * 7

    chart = individuals(once_in_four_years)

    assert chart == individuals(once_in_four_years, screen=False)
    assert [Signal.OUTSIDE in point for point in chart.signals].index(True) == 8


def test_a_moving_range_next_to_a_gap_is_left_out() -> None:
    chart = individuals([1, 2, None, 9, 10])

    assert chart.centre[0] == 5.5
    assert chart.upper[2] == 5.5 + 2.66


def test_nothing_known_gives_nothing_but_the_points() -> None:
    for chart in (individuals([None, None]), counts([None, None])):
        assert chart.centre == chart.lower == chart.upper == (None, None)
        assert chart.trial == (True, True)


def test_limits_are_trial_limits_up_to_twelve_points() -> None:
    twelve: Values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, None, 11, 12]

    assert set(individuals(twelve).trial) == set(counts(twelve).trial) == {True}
    assert set(individuals([*twelve, 13]).trial) == {False}
    assert set(individuals([*twelve, 13], fix_after=12).trial) == {True}


# Segments


def test_fixed_limits_rest_on_the_first_known_points() -> None:
    chart = individuals([None, 1, 2, None, 3, 50], fix_after=3)

    assert chart.centre[5] == 2
    assert chart.upper[5] == 2 + 2.66
    assert chart.signals[5] == (Signal.OUTSIDE,)


def test_a_rebase_starts_afresh() -> None:
    before, after = [10, 12, 11, 13], [90, 95, 91, 97]

    chart = individuals([*before, *after], rebase_at=[4])

    assert chart.starts == (0, 4)
    assert chart.centre == individuals(before).centre + individuals(after).centre
    assert chart.upper == individuals(before).upper + individuals(after).upper


def test_a_rebase_ends_runs_and_trends() -> None:
    rising = list(range(12))

    parted = individuals(rising, rebase_at=[6])

    assert Signal.TREND in individuals(rising).signals[0]
    assert all(Signal.TREND not in point for point in parted.signals)


def test_rebases_may_be_given_twice_in_any_order_and_at_the_start() -> None:
    assert individuals(range(9), rebase_at=[6, 0, 3, 3]).starts == (0, 3, 6)


# Refusals


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1.1e15, -(10**400)])
def test_a_value_without_bounds_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match=r"value is .*numbers from -1e\+15 to 1e\+15"):
        individuals([1, value])


def test_limits_resting_on_no_point_are_refused() -> None:
    with pytest.raises(ValueError, match=r"fix_after is 0: .* 1 point or more"):
        individuals([1, 2], fix_after=0)


@pytest.mark.parametrize("index", [-1, 2])
def test_a_rebase_outside_the_series_is_refused(index: int) -> None:
    with pytest.raises(ValueError, match=f"rebase_at has {index}: .* 2 points"):
        individuals([1, 2], rebase_at=[index])


def test_a_count_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match=r"count is -1: .* from 0 to 1e\+15"):
        counts([3, -1])


@pytest.mark.parametrize("exposure", [0, -2, math.inf])
def test_an_exposure_of_nothing_or_without_bound_is_refused(exposure: float) -> None:
    with pytest.raises(ValueError, match=f"exposure is {exposure}: .* from 1e-15"):
        rates([1], [exposure])


def test_a_count_without_its_exposure_is_refused() -> None:
    with pytest.raises(ValueError, match="2 counts and 1 exposures"):
        rates([1, 2], [100])


# Counts and rates


def test_a_published_chart_of_counts_has_its_limits() -> None:
    """Irregularities in 20 pieces of carpet: wizedu.com, question 795669."""
    carpet = [11, 7, 12, 17, 15, 5, 16, 12, 14, 5, 6, 10, 9, 6, 9, 5, 16, 9, 5, 16]

    chart = counts(carpet)

    assert chart.centre[0] == 10.25
    assert chart.upper[0] == printed("19.85")
    assert chart.lower[0] == printed("0.65")


def test_counts_near_zero_have_a_lower_limit_of_zero() -> None:
    chart = counts([8, 9] * 6)

    assert chart.centre[0] == 8.5
    assert chart.lower[0] == 0
    assert chart.upper[0] == printed("17.25")


def test_the_limits_of_a_rate_widen_where_less_was_exposed() -> None:
    chart = rates([20, 5], [4, 1])

    assert chart.values == chart.centre == (5, 5)
    assert chart.upper == pytest.approx([5 + 3 * 1.25**0.5, 5 + 3 * 5**0.5])
    assert chart.lower == pytest.approx([5 - 3 * 1.25**0.5, 0])


def test_a_rate_lacking_a_part_is_missing() -> None:
    chart = rates([6, None, 6], [2, 2, None])

    assert chart.values == (3, None, None)
    assert chart.centre == (3, 3, 3)
    assert chart.upper[1] is not None
    assert chart.upper[2] is None


# Laws


@given(SERIES)
def test_limits_contain_the_centre(values: Values) -> None:
    chart = individuals(values)

    for low, middle, high in zip(chart.lower, chart.centre, chart.upper, strict=True):
        if low is not None and middle is not None and high is not None:
            assert low <= middle <= high


@given(SERIES, st.integers(-1000, 1000), st.integers(1, 100))
def test_another_unit_changes_figures_and_no_signal(
    values: Values, shift: int, scale: int
) -> None:
    moved = [None if value is None else value * scale + shift for value in values]

    chart, other = individuals(values), individuals(moved)

    assert (other.signals, other.directions) == (chart.signals, chart.directions)
    for line, moved_line in [(chart.centre, other.centre), (chart.upper, other.upper)]:
        expected = [x * scale + shift for x in line if x is not None]
        found = [x for x in moved_line if x is not None]
        assert found == pytest.approx(expected, abs=1e-6)


@given(SERIES)
def test_a_mirrored_series_mirrors_its_signals(values: Values) -> None:
    chart = individuals(values)

    mirror = individuals([None if value is None else -value for value in values])

    assert mirror.signals == chart.signals
    assert mirror.directions == tuple(-way for way in chart.directions)


@given(ANYTHING)
def test_any_numbers_make_a_chart_or_a_refusal(values: Values) -> None:
    for draw in (individuals, counts):
        try:
            chart = draw(values)
        except ValueError:
            continue
        assert len(chart.signals) == len(chart.trial) == len(values)
        for figure in (*chart.centre, *chart.lower, *chart.upper):
            assert figure is None or math.isfinite(figure)


@given(COUNTS, st.floats(1e-15, 1e15))
def test_the_unit_of_exposure_changes_no_signal(
    values: Values, exposure: float
) -> None:
    chart = counts(values)

    other = rates(values, [exposure] * len(values))

    assert other.signals == chart.signals
