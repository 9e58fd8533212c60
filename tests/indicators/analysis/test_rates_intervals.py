from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.interval import exact_poisson
from indicators.analysis.rates import proportion_interval, rate, rate_interval
from tests.reference.rows import rows

COUNTS = st.integers(0, 10**9)
CONFIDENCES = st.floats(0.01, 0.999)


def test_below_ten_events_the_interval_is_the_exact_one() -> None:
    assert rate_interval(9, 1, per=1) == exact_poisson(9, 0.95)


def test_from_ten_events_on_the_interval_is_byars() -> None:
    interval = rate_interval(10, 1, per=1)

    assert interval != exact_poisson(10, 0.95)
    lower, upper = 1 - 1 / 90 - 1.959964 / 9.486833, 1 - 1 / 99 + 1.959964 / 9.949874
    assert interval.lower == pytest.approx(10 * lower**3)
    assert interval.upper == pytest.approx(11 * upper**3)


@given(st.integers(10, 10**7))
def test_byars_bounds_are_within_a_500th_of_the_exact_ones(count: int) -> None:
    """As UKHSA's technical guide to confidence intervals (25 May 2018) says."""
    byar, exact = rate_interval(count, 1, per=1), exact_poisson(count, 0.95)

    assert byar.lower == pytest.approx(exact.lower, rel=0.002)
    assert byar.upper == pytest.approx(exact.upper, rel=0.002)


def test_the_interval_of_coventrys_first_quarter() -> None:
    interval = rate_interval(119, 306_700)

    assert interval.lower == pytest.approx(0.321, abs=0.0005)
    assert interval.upper == pytest.approx(0.464, abs=0.0005)


@given(COUNTS, st.integers(1, 10**9), CONFIDENCES)
def test_a_rate_lies_in_its_interval(
    count: int, population: int, confidence: float
) -> None:
    interval = rate_interval(count, population, confidence=confidence)

    assert rate(count, population) in interval
    assert interval.lower >= 0


@given(COUNTS, CONFIDENCES, CONFIDENCES)
def test_more_confidence_is_never_narrower(count: int, one: float, two: float) -> None:
    narrow = rate_interval(count, 1, confidence=min(one, two))
    wide = rate_interval(count, 1, confidence=max(one, two))

    assert wide.lower <= narrow.lower
    assert wide.upper >= narrow.upper


@pytest.mark.parametrize(
    ("count", "population", "fault"),
    [(-1, 10, "count is -1"), (1, 0, "population is 0"), (20, -5, "population is -5")],
)
def test_a_rate_that_cannot_be_has_no_interval(
    count: int, population: int, fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        rate_interval(count, population)


@pytest.mark.parametrize("row", rows("proportions.csv"), ids=lambda r: r["numerator"])
def test_a_shares_interval_is_as_published(row: dict[str, str]) -> None:
    interval = proportion_interval(
        float(row["numerator"]), float(row["denominator"]), float(row["confidence"])
    )

    assert interval.lower == pytest.approx(float(row["lower"]), rel=1e-8)
    assert interval.upper == pytest.approx(float(row["upper"]), rel=1e-8)


@given(st.integers(1, 10**9), st.floats(0, 1), CONFIDENCES)
def test_a_share_lies_in_its_interval_and_that_from_none_to_all(
    denominator: int, share: float, confidence: float
) -> None:
    numerator = round(share * denominator)

    interval = proportion_interval(numerator, denominator, confidence)

    assert numerator / denominator in interval
    assert interval.lower >= 0
    assert interval.upper <= 1


@pytest.mark.parametrize(
    ("numerator", "denominator", "fault"),
    [
        (1, 0, "denominator is 0"),
        (-1, 5, "numerator is -1: from 0 to the denominator, 5"),
        (6, 5, "numerator is 6: from 0 to the denominator, 5"),
    ],
)
def test_a_share_that_cannot_be_has_no_interval(
    numerator: int, denominator: int, fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        proportion_interval(numerator, denominator)
