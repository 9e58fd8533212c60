from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.trend import poisson_trend
from tests.reference.rows import rows

SERIES = st.lists(st.integers(0, 10**4), min_size=4, max_size=12)
NONE_TOLD = (0, math.inf, 1)


@pytest.mark.parametrize("row", rows("poisson_trends.csv"), ids=lambda r: r["slope"])
def test_a_trend_is_as_published(row: dict[str, str]) -> None:
    trend = poisson_trend([int(count) for count in row["counts"].split()])

    assert math.log(trend.ratio) == pytest.approx(float(row["slope"]), abs=5e-6)
    gain = float(row["deviance_gain"])
    assert trend.p_value == pytest.approx(math.erfc(math.sqrt(gain / 2)), rel=0.01)
    if row["standard_error"]:
        reach = 2 * 1.96 * float(row["standard_error"])
        width = math.log(trend.upper / trend.lower)
        assert width == pytest.approx(reach, rel=0.01)


def test_a_bound_lies_where_the_likelihood_has_fallen_by_1_92() -> None:
    """For 3, 3, 3, 3 by hand: events fall in quarter t with chance exp(bt) / sum."""
    trend = poisson_trend([3, 3, 3, 3])

    slope = math.log(trend.upper)
    whole = sum(math.exp(slope * time) for time in (-1.5, -0.5, 0.5, 1.5))
    assert 12 * math.log(whole / 4) == pytest.approx(3.841459 / 2, rel=1e-6)
    assert (trend.ratio, trend.p_value) == (1, 1)
    assert trend.lower == pytest.approx(1 / trend.upper)


def test_a_missing_quarter_keeps_its_place_in_time() -> None:
    doubling = poisson_trend([10, 20, None, 80, 160])

    assert doubling.ratio == pytest.approx(2)


def test_exposures_make_counts_into_rates() -> None:
    trend = poisson_trend([10, 20, 40, 80], [1, 2, 4, 8])

    assert trend.ratio == pytest.approx(1)
    assert trend.p_value == pytest.approx(1)


@pytest.mark.parametrize("counts", [[0, 0, 0, 0], [0, None, 0, 0, 0]])
def test_without_an_event_there_is_nothing_to_tell(counts: list[int | None]) -> None:
    trend = poisson_trend(counts)

    assert math.isnan(trend.ratio)
    assert (trend.lower, trend.upper, trend.p_value) == NONE_TOLD


def test_all_events_in_the_last_quarter_rise_without_bound() -> None:
    trend = poisson_trend([0, 0, 0, 5])

    assert (trend.ratio, trend.upper) == (math.inf, math.inf)
    assert trend.lower == pytest.approx(3.0606, abs=5e-5)
    assert trend.p_value == pytest.approx(math.erfc(math.sqrt(5 * math.log(4))))


def test_all_events_in_the_first_quarter_fall_without_bound() -> None:
    rising, falling = poisson_trend([0, 0, 0, 5]), poisson_trend([5, 0, 0, 0])

    assert (falling.ratio, falling.lower) == (0, 0)
    assert falling.upper == pytest.approx(1 / rising.lower)
    assert falling.p_value == pytest.approx(rising.p_value)


def test_one_event_at_the_end_leaves_almost_everything_open() -> None:
    trend = poisson_trend([0, 0, 0, 1])

    assert trend.lower < 1
    assert trend.upper == math.inf


@pytest.mark.parametrize(
    "counts", [[0, 0, 0, 1, 10**9], [10**12, *[0] * 10, 1], [10**12, 1, 1, 10**12]]
)
def test_however_steep_or_many_the_trend_is_found(counts: list[int]) -> None:
    trend = poisson_trend(counts)

    assert 0 < trend.lower <= trend.ratio <= trend.upper < math.inf


@pytest.mark.parametrize(
    ("counts", "exposures", "fault"),
    [
        ([1, 2, 3], None, "there are 3 figures: a trend needs 4"),
        ([1, 2, None, 3], None, "there are 3 figures: a trend needs 4"),
        ([1, 2, -1, 3], None, "count is -1: .* from 0 to 1,000,000,000,000"),
        ([1, 2, 10**13, 3], None, "count is 10000000000000: .* from 0 to"),
        ([1, 2, 1, 3], [1, 1, 0, 1], "exposure is 0: a trend needs them above 0"),
        ([1, 2, 1, 3], [], "shorter"),
    ],
)
def test_what_has_no_trend_is_refused(
    counts: list[int | None], exposures: list[float] | None, fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        poisson_trend(counts, exposures)


@given(
    st.lists(
        st.tuples(st.integers(0, 10**12), st.floats(1e-4, 1e6)), min_size=4, max_size=12
    )
)
def test_however_wild_counts_and_exposures_the_bounds_hold_the_ratio(
    quarters: list[tuple[int, float]],
) -> None:
    counts, exposures = zip(*quarters, strict=True)

    trend = poisson_trend(counts, exposures)

    assert not trend.ratio < trend.lower
    assert not trend.ratio > trend.upper


def test_where_newtons_method_swings_to_and_fro_the_trend_is_found() -> None:
    counts, exposures = [73193, 390371, 0, 292257], [0.0049, 89.6, 124, 371720]

    ratio = poisson_trend(counts, exposures).ratio

    fitted = [ratio**time * people for time, people in enumerate(exposures)]
    times = [
        sum(time * value for time, value in enumerate(values)) / sum(values)
        for values in (fitted, counts)
    ]
    assert times[0] == pytest.approx(times[1])


@given(SERIES)
def test_the_p_value_is_small_just_where_the_bounds_leave_one_out(
    counts: list[int],
) -> None:
    trend = poisson_trend(counts)

    if abs(trend.p_value - 0.05) > 1e-6:
        assert (trend.p_value < 0.05) == (not trend.lower <= 1 <= trend.upper)


@given(SERIES)
def test_read_backwards_a_trend_is_upside_down(counts: list[int]) -> None:
    trend, back = poisson_trend(counts), poisson_trend(counts[::-1])

    if 0 < trend.ratio < math.inf:
        assert back.ratio == pytest.approx(1 / trend.ratio)
        assert back.lower == pytest.approx(1 / trend.upper)
        assert back.p_value == pytest.approx(trend.p_value, rel=1e-6, abs=1e-12)


@given(SERIES, st.floats(0.01, 10**6))
def test_exposures_in_another_unit_change_nothing(
    counts: list[int], unit: float
) -> None:
    trend = poisson_trend(counts)

    other = poisson_trend(counts, [unit] * len(counts))

    assert other.ratio == pytest.approx(trend.ratio, nan_ok=True)
    assert other.upper == pytest.approx(trend.upper)
