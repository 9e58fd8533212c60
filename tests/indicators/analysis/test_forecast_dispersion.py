from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.forecast import Dispersion, dispersion

SERIES = st.lists(st.integers(0, 10**5), min_size=8, max_size=40)


def test_eight_quarters_tell_their_dispersion() -> None:
    counts = [80, 120] * 4

    assert dispersion(counts, [100] * 8) == Dispersion(
        pytest.approx(8 * 400 / 100 / 7), quarters=8, estimated=True
    )


def test_seven_quarters_tell_too_little() -> None:
    assert dispersion([0, 1000, 0, 1000, 0, 1000, 0], [400] * 7) == Dispersion(
        1, quarters=7, estimated=False
    )


def test_no_quarter_tells_nothing() -> None:
    assert dispersion([], []) == Dispersion(1, quarters=0, estimated=False)


def test_counts_that_vary_less_than_chance_count_as_chance() -> None:
    assert dispersion([100] * 8, [100] * 8) == Dispersion(1, 8, estimated=True)


def test_nothing_where_nothing_is_expected_is_no_spread() -> None:
    assert dispersion([0] * 8, [0] * 8) == Dispersion(1, 8, estimated=True)


def test_a_quarter_below_zero_counts_by_its_distance() -> None:
    found = dispersion([-4, *[4] * 7], [4] * 8)

    assert found.value == pytest.approx(64 / 4 / 7)


@pytest.mark.parametrize(
    ("count", "expected", "fault"),
    [(3, 0, "expected is 0 for 3"), (3, -1, "expected is -1 for 3")],
)
def test_a_spread_round_nothing_is_refused(
    count: int, expected: int, fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        dispersion([count] * 8, [expected] * 8)


def test_every_count_needs_what_was_expected_of_it() -> None:
    with pytest.raises(ValueError, match="shorter"):
        dispersion([1] * 9, [1] * 8)


@given(SERIES)
def test_dispersion_is_never_below_that_of_chance(counts: list[int]) -> None:
    mean = sum(counts) / len(counts)

    assert dispersion(counts, [mean] * len(counts)).value >= 1
