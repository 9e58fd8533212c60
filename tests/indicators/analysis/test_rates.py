from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.rates import rate
from laa.plan.numbers import shown
from tests.reference.rows import rows

POPULATIONS = st.integers(1, 10**8)


@pytest.mark.parametrize("row", rows("rates.csv"), ids=lambda row: row["source"][:30])
def test_a_published_rate_is_computed_to_its_printed_digits(
    row: dict[str, str],
) -> None:
    computed = rate(float(row["count"]), int(row["population"]), int(row["per"]))

    assert shown(computed, int(row["decimals"])) == row["rate"]


def test_a_rate_is_per_1000_unless_told() -> None:
    assert rate(119, 306_700) == pytest.approx(0.388, abs=0.0005)
    assert rate(5, 200, per=100) == 2.5


def test_a_count_of_zero_is_a_rate_of_zero() -> None:
    assert rate(0, 100) == 0


def test_more_cancelled_than_new_is_a_rate_below_zero() -> None:
    assert rate(-1, 1000) == -1


@pytest.mark.parametrize("population", [0, -1])
def test_a_population_of_nobody_has_no_rate(population: int) -> None:
    with pytest.raises(ValueError, match=f"population is {population}: .* above 0"):
        rate(1, population)


@given(st.integers(-(10**6), 10**6), POPULATIONS)
def test_a_rate_times_the_population_gives_the_count_back(
    count: int, population: int
) -> None:
    assert rate(count, population) * population / 1000 == pytest.approx(count)
