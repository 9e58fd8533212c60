from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.comparison import Comparison, compare
from tests.reference.rows import rows

COUNTS = st.integers(0, 10**5)
EXPOSURES = st.floats(0.1, 1000)


@pytest.mark.parametrize("row", rows("comparisons.csv"), ids=lambda r: r["source"][:9])
def test_a_comparison_is_as_published(row: dict[str, str]) -> None:
    found = compare(
        int(row["count"]),
        int(row["exposure"]),
        int(row["base_count"]),
        int(row["base_exposure"]),
    )

    assert found.ratio == pytest.approx(float(row["ratio"]), rel=1e-6)
    assert found.lower == pytest.approx(float(row["lower"]), rel=2e-6)
    assert found.upper == pytest.approx(float(row["upper"]), rel=1e-6)
    if row["p_value"]:
        assert found.p_value == pytest.approx(float(row["p_value"]), abs=5e-5)


@pytest.mark.parametrize(
    ("quarter", "baseline", "ratio", "lower", "upper"),
    [(119, 383, 1.243, 1.003, 1.530), (724, 4206, 0.689, 0.635, 0.745)],
)
def test_coventrys_first_quarter_against_a_quarter_of_the_baseline(
    quarter: int, baseline: int, ratio: float, lower: float, upper: float
) -> None:
    found = compare(quarter, 1, baseline, 4)

    assert found.ratio == pytest.approx(ratio, abs=0.0005)
    assert found.lower == pytest.approx(lower, abs=0.0005)
    assert found.upper == pytest.approx(upper, abs=0.0005)


def test_how_often_chance_alone_would_make_such_a_quarter() -> None:
    assert 0.044 <= compare(119, 1, 383, 4).p_value <= 0.047
    assert compare(724, 1, 4206, 4).p_value < 1e-20


def test_one_years_target_cannot_be_told_from_the_baseline() -> None:
    found = compare(368, 1, 383, 1)

    assert found.lower < 1 < found.upper
    assert found.p_value > 0.5


def test_nothing_against_something_is_a_ratio_of_zero_with_an_upper_bound() -> None:
    found = compare(0, 1, 5, 1)

    assert (found.ratio, found.lower) == (0, 0)
    assert found.upper == pytest.approx(1.0913, abs=5e-5)
    assert found.p_value == pytest.approx(2 * 0.5**5)


def test_something_against_nothing_is_infinite_with_a_lower_bound() -> None:
    found = compare(5, 1, 0, 1)

    assert (found.ratio, found.upper) == (math.inf, math.inf)
    assert found.lower == pytest.approx(1 / 1.0913, abs=5e-5)
    assert found.p_value == pytest.approx(2 * 0.5**5)


def test_nothing_against_nothing_says_nothing() -> None:
    found = compare(0, 1, 0, 4)

    assert math.isnan(found.ratio)
    assert (found.lower, found.upper, found.p_value) == (0, math.inf, 1)


def test_numbers_beyond_all_counting_are_still_compared() -> None:
    found = compare(10**17, 1, 0, 1)

    assert found == Comparison(math.inf, math.inf, math.inf, 0)


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [
        ((-1, 1, 5, 1), "count is -1: a comparison needs one of 0 or more"),
        ((1, 1, -5, 1), "base count is -5: a comparison needs one of 0 or more"),
        ((1, 0, 5, 1), "exposure is 0: a comparison needs one above 0"),
        ((1, 1, 5, -2), "base exposure is -2: a comparison needs one above 0"),
        ((0, 1, 0, 1, 2), "confidence is 2"),
    ],
)
def test_what_cannot_be_is_not_compared(numbers: tuple[float, ...], fault: str) -> None:
    with pytest.raises(ValueError, match=f"^{fault}"):
        compare(*numbers)


@given(COUNTS, COUNTS, EXPOSURES, EXPOSURES)
def test_the_p_value_is_small_just_where_the_bounds_leave_one_out(
    count: int, base: int, exposure: float, base_exposure: float
) -> None:
    found = compare(count, exposure, base, base_exposure)

    if abs(found.p_value - 0.05) > 1e-6:
        assert (found.p_value < 0.05) == (not found.lower <= 1 <= found.upper)


@given(COUNTS, st.integers(1, 10**5), EXPOSURES, EXPOSURES)
def test_the_bounds_hold_the_ratio(
    count: int, base: int, exposure: float, base_exposure: float
) -> None:
    found = compare(count, exposure, base, base_exposure)

    assert found.lower <= found.ratio <= found.upper


@given(COUNTS, COUNTS, EXPOSURES, EXPOSURES, st.floats(0.01, 100))
def test_exposures_in_another_unit_change_nothing(
    count: int, base: int, exposure: float, base_exposure: float, unit: float
) -> None:
    found = compare(count, exposure, base, base_exposure)

    other = compare(count, exposure * unit, base, base_exposure * unit)

    assert other.ratio == pytest.approx(found.ratio, nan_ok=True)
    assert other.lower == pytest.approx(found.lower)
    assert other.upper == pytest.approx(found.upper)
    assert other.p_value == pytest.approx(found.p_value, rel=1e-4, abs=1e-12)


@given(st.integers(1, 10**5), st.integers(1, 10**5))
def test_the_other_way_round_the_ratio_is_upside_down(one: int, two: int) -> None:
    found, turned = compare(one, 1, two, 3), compare(two, 3, one, 1)

    assert turned.ratio == pytest.approx(1 / found.ratio)
    assert turned.lower == pytest.approx(1 / found.upper)
    assert turned.p_value == pytest.approx(found.p_value, rel=1e-4, abs=1e-12)
