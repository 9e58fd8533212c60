from __future__ import annotations

import math

import pytest

from indicators.analysis.interval import Interval, exact_poisson, tail
from tests.reference.rows import rows


@pytest.mark.parametrize("row", rows("poisson_exact.csv"), ids=lambda r: r["count"])
def test_a_counts_exact_interval_is_as_published(row: dict[str, str]) -> None:
    interval = exact_poisson(float(row["count"]), float(row["confidence"]))

    # The first are by a search that stops a ten-millionth short.
    shown = interval.times(1 / float(row["per"]))
    assert shown.lower == pytest.approx(float(row["lower"]), rel=2e-6, abs=1e-7)
    assert shown.upper == pytest.approx(float(row["upper"]), rel=2e-6)


def test_no_event_leaves_nothing_to_almost_four_open() -> None:
    assert exact_poisson(0, 0.95) == Interval(0, pytest.approx(3.688879, rel=1e-6))


@pytest.mark.parametrize("count", [-1, math.inf, math.nan])
def test_a_count_that_cannot_be_has_no_interval(count: float) -> None:
    with pytest.raises(ValueError, match=f"count is {count}: .* 0 or more"):
        exact_poisson(count, 0.95)


@pytest.mark.parametrize("confidence", [0, 1, 95, -0.5, math.nan])
def test_a_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValueError, match=f"confidence is {confidence}: .* 0 and 1"):
        tail(confidence)


def test_each_tail_holds_half_of_what_is_left() -> None:
    assert tail(0.95) == pytest.approx(0.025)


def test_an_interval_holds_both_its_bounds() -> None:
    interval = Interval(1, 2)

    assert 1 in interval
    assert 2 in interval
    assert 0.9 not in interval
    assert 2.1 not in interval


def test_an_interval_is_put_into_another_unit() -> None:
    assert Interval(1, 2).times(100) == Interval(100, 200)
