from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.trajectory import (
    EVEN,
    expected_to_date,
    profile,
    share_elapsed,
)

YEARS = st.lists(st.tuples(*[st.integers(-10, 10_000)] * 4), max_size=5)


def test_without_history_the_quarters_are_alike() -> None:
    assert profile([]) == (0.25, 0.25, 0.25, 0.25)


def test_a_year_gives_each_quarter_its_share() -> None:
    assert profile([(10, 20, 30, 40)]) == (0.1, 0.2, 0.3, 0.4)


def test_several_years_are_added_up_before_the_shares_are_taken() -> None:
    assert profile([(10, 20, 30, 40), (30, 20, 10, 40)]) == (0.2, 0.2, 0.2, 0.4)


@pytest.mark.parametrize(
    "year",
    [(0, 0, 0, 0), (-1, 2, 3, 4), (5, -5, 0, 0)],
    ids=["nothing happened", "a quarter below zero", "a total of zero"],
)
def test_counts_without_sensible_shares_leave_the_quarters_alike(
    year: tuple[int, int, int, int],
) -> None:
    assert profile([year]) == EVEN


def test_a_quarter_below_zero_is_outweighed_by_other_years() -> None:
    assert profile([(-1, 2, 3, 4), (3, 2, 3, 4)]) == (0.1, 0.2, 0.3, 0.4)


@given(YEARS)
def test_shares_are_none_below_zero_and_come_to_one(
    history: list[tuple[int, int, int, int]],
) -> None:
    shares = profile(history)

    assert min(shares) >= 0
    assert sum(shares) == pytest.approx(1)


@pytest.mark.parametrize(("quarter", "share"), [(1, 0.1), (2, 0.3), (3, 0.6), (4, 1)])
def test_the_share_elapsed_is_that_of_the_quarters_so_far(
    quarter: int, share: float
) -> None:
    assert share_elapsed((0.1, 0.2, 0.3, 0.4), quarter) == pytest.approx(share)


@pytest.mark.parametrize("quarter", [0, 5, -1])
def test_a_year_has_four_quarters(quarter: int) -> None:
    with pytest.raises(ValueError, match=f"quarter is {quarter}: .* 1 to 4"):
        share_elapsed(EVEN, quarter)


@pytest.mark.parametrize(
    ("target", "quarter", "expected"),
    [(368, 1, 92), (368, 2, 184), (368, 4, 368), (4122, 1, 1030.5), (0, 3, 0)],
)
def test_the_coventry_targets_are_expected_in_even_parts(
    target: int, quarter: int, expected: float
) -> None:
    assert expected_to_date(target, EVEN, quarter) == expected


@given(st.integers(0, 10**6), YEARS)
def test_the_whole_year_is_expected_of_all_its_quarters(
    target: int, history: list[tuple[int, int, int, int]]
) -> None:
    assert expected_to_date(target, profile(history), 4) == pytest.approx(target)
