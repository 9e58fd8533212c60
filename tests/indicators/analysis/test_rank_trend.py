from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.rank_trend import RankTrend, mann_kendall
from tests.reference.rows import rows

SERIES = st.lists(st.integers(-100, 100), min_size=4, max_size=15)


def order_with(size: int, score: int) -> list[int]:
    """So many values in an order of this score: each step back costs two."""
    order, falling = list(range(size)), (size * (size - 1) // 2 - score) // 2
    while falling:
        place = next(i for i in range(size - 1) if order[i] < order[i + 1])
        order[place], order[place + 1] = order[place + 1], order[place]
        falling -= 1
    return order


@pytest.mark.parametrize("row", rows("mann_kendall.csv"), ids=lambda r: r["score"])
def test_the_chances_of_short_series_are_as_published(row: dict[str, str]) -> None:
    score, chance = int(row["score"]), row["one_sided"]

    found = mann_kendall(order_with(int(row["values"]), score))

    assert found.score == score
    digits = len(chance) - 2
    assert f"{found.p_value / 2:.{digits}f}" == chance


def test_a_longer_series_with_a_tie_is_as_published() -> None:
    """J. Little, College of the Holy Cross, "A Mann-Kendall example": Z = 2.9058."""
    series = "12.9 14.8 13.2 15.7 13.8 15.6 12.9 11.0 17.3 15.9 19.0 18.3 20.1 21.7"

    found = mann_kendall([float(value) for value in series.split()])

    assert found == RankTrend(54, pytest.approx(2 * 0.00183, abs=5e-6))


def test_every_order_of_five_values_is_counted() -> None:
    scores = [abs(mann_kendall(order).score) for order in permutations(range(5))]

    for score in set(scores):
        as_far = sum(other >= score for other in scores) / len(scores)
        found = mann_kendall(order_with(5, score)).p_value
        assert found == pytest.approx(min(1, as_far))


def test_values_that_are_all_the_same_have_no_trend() -> None:
    assert mann_kendall([7, 7, 7, 7]) == RankTrend(0, 1)


def test_as_many_rises_as_falls_is_no_trend() -> None:
    assert mann_kendall([1, 4, 3, 2, 5, 0, 2, 2]).p_value > 0.5
    assert mann_kendall([2, 4, 1, 3]) == RankTrend(0, 1)


def test_missing_values_are_left_out() -> None:
    assert mann_kendall([1, None, 2, 3, None, 4]) == mann_kendall([1, 2, 3, 4])


@pytest.mark.parametrize("values", [[], [1, 2, 3], [1, 2, None, 3]])
def test_three_values_are_too_few(values: list[float | None]) -> None:
    with pytest.raises(ValueError, match=r"there are \d values: a trend needs 4"):
        mann_kendall(values)


@given(SERIES)
def test_turned_upside_down_a_trend_falls_as_it_rose(values: list[int]) -> None:
    found, turned = mann_kendall(values), mann_kendall([-value for value in values])

    assert turned == RankTrend(-found.score, found.p_value)


@given(SERIES)
def test_a_trend_depends_on_order_alone(values: list[int]) -> None:
    assert mann_kendall(values) == mann_kendall([value**3 for value in values])
