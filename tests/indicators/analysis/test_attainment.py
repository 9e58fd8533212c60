from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.attainment import (
    Distance,
    amber_end,
    attain,
    distance,
    shortfall,
)
from indicators.analysis.measure import Polarity
from laa.plan.rag import Rag
from tests.reference.rows import rows

LOWER, HIGHER = Polarity.LOWER, Polarity.HIGHER
BEST_FIRST = [Rag.GREEN, Rag.AMBER, Rag.RED]
NUMBERS = st.floats(-1e9, 1e9)
TOLERANCES = st.floats(0, 1)


@pytest.mark.parametrize(
    "row", rows("attainment.csv"), ids=lambda row: f"{row['actual']}-{row['expected']}"
)
def test_the_published_rule_gives_its_published_colour(row: dict[str, str]) -> None:
    assert attain(float(row["actual"]), float(row["expected"]), LOWER) == row["rag"]


@pytest.mark.parametrize(
    ("actual", "rag"),
    [(99, "green"), (100, "green"), (100.1, "amber"), (105, "amber"), (105.1, "red")],
)
def test_where_lower_is_better_the_limits_belong_to_the_better_colour(
    actual: float, rag: str
) -> None:
    assert attain(actual, 100, LOWER, 0.05) == rag


@pytest.mark.parametrize(
    ("actual", "rag"),
    [(101, "green"), (100, "green"), (99.9, "amber"), (95, "amber"), (94.9, "red")],
)
def test_where_higher_is_better_the_limits_are_mirrored(
    actual: float, rag: str
) -> None:
    assert attain(actual, 100, HIGHER, 0.05) == rag


def test_a_sum_of_tenths_still_lies_on_its_limit() -> None:
    assert attain(0.1 + 0.2, 0.3, LOWER) is Rag.GREEN
    assert attain(3 * 1.1 * 1.05, 3.3, LOWER) is Rag.AMBER


def test_without_tolerance_there_is_no_amber() -> None:
    assert attain(100, 100, LOWER, 0) is Rag.GREEN
    assert attain(101, 100, LOWER, 0) is Rag.RED


def test_of_zero_expected_any_miss_is_red() -> None:
    assert attain(0, 0, LOWER) is Rag.GREEN
    assert attain(-1, 0, LOWER) is Rag.GREEN
    assert attain(1, 0, LOWER) is Rag.RED


def test_below_zero_the_tolerance_still_widens_towards_worse() -> None:
    assert attain(-96, -100, LOWER) is Rag.AMBER
    assert attain(-94, -100, LOWER) is Rag.RED


def test_a_tolerance_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match=r"tolerance is -0\.1: .* 0 or more"):
        attain(1, 1, LOWER, -0.1)


@given(NUMBERS, NUMBERS, TOLERANCES)
def test_mirrored_figures_under_mirrored_polarity_have_the_same_colour(
    actual: float, expected: float, tolerance: float
) -> None:
    mirrored = attain(-actual, -expected, HIGHER, tolerance)

    assert attain(actual, expected, LOWER, tolerance) is mirrored


@given(NUMBERS, NUMBERS, NUMBERS, TOLERANCES)
def test_a_better_figure_never_has_a_worse_colour(
    one: float, other: float, expected: float, tolerance: float
) -> None:
    better, worse = sorted([one, other])

    colours = [attain(x, expected, LOWER, tolerance) for x in (better, worse)]

    assert colours == sorted(colours, key=BEST_FIRST.index)


def test_amber_ends_on_the_worse_side_of_what_is_expected() -> None:
    assert amber_end(100, LOWER, 0.05) == 105
    assert amber_end(100, HIGHER, 0.05) == 95
    assert amber_end(-100, LOWER, 0.05) == -95


@given(NUMBERS, st.sampled_from(Polarity), TOLERANCES)
def test_where_amber_ends_is_not_red(
    expected: float, polarity: Polarity, tolerance: float
) -> None:
    end = amber_end(expected, polarity, tolerance)

    assert attain(end, expected, polarity, tolerance) is not Rag.RED


def test_a_shortfall_is_how_much_worse() -> None:
    assert shortfall(119, 92, LOWER) == 27
    assert shortfall(119, 92, HIGHER) == -27


def test_a_distance_is_signed_by_side_and_shared_by_size() -> None:
    assert distance(119, 92) == Distance(27, 27 / 92)
    assert distance(724, 1030.5).amount == -306.5
    assert distance(-90, -100) == Distance(10, 0.1)


def test_a_distance_from_zero_has_no_share() -> None:
    assert distance(3, 0) == Distance(3, None)
    assert distance(0, 0) == Distance(0, None)


def test_a_rounding_of_the_machine_is_no_distance() -> None:
    assert distance(33, 100 * 0.33) == Distance(0, 0)
    assert distance(0.1 + 0.2, 0.3) == Distance(0, 0)


@given(NUMBERS, NUMBERS)
def test_no_distance_is_green_under_either_polarity(
    actual: float, expected: float
) -> None:
    if distance(actual, expected).amount == 0:
        assert attain(actual, expected, LOWER) is Rag.GREEN
        assert attain(actual, expected, HIGHER) is Rag.GREEN
