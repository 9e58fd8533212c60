from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.peers import funnel
from tests.reference.rows import rows

EXPECTED = st.floats(1e-6, 1e12)


@pytest.mark.parametrize("row", rows("funnel.csv"), ids=lambda row: row["expected"])
def test_a_funnels_limits_are_as_published(row: dict[str, str]) -> None:
    limits = funnel(float(row["expected"]), float(row["confidence"]))

    found = {"lower": limits.lower, "upper": limits.upper}
    assert found[row["side"]] == pytest.approx(float(row["limit"]), rel=2e-6)


def test_where_few_are_expected_none_is_not_too_few() -> None:
    assert funnel(3.6, 0.95).lower == 0
    assert funnel(3.7, 0.95).lower > 0


@given(EXPECTED)
def test_being_as_expected_is_never_outside(expected: float) -> None:
    assert 1 in funnel(expected, 0.95)


@given(EXPECTED)
def test_the_limits_of_a_signal_lie_outside_those_of_a_warning(expected: float) -> None:
    warning, signal = funnel(expected, 0.95), funnel(expected, 0.998)

    assert signal.lower <= warning.lower
    assert signal.upper > warning.upper


@given(st.floats(4, 1e9))
def test_the_funnel_narrows_as_more_is_expected(expected: float) -> None:
    wide, narrow = funnel(expected, 0.95), funnel(2 * expected, 0.95)

    assert wide.lower < narrow.lower
    assert narrow.upper < wide.upper


@pytest.mark.parametrize("expected", [0, -1])
def test_nothing_expected_gives_no_limits(expected: int) -> None:
    with pytest.raises(ValueError, match=f"expected is {expected}: .* above 0"):
        funnel(expected, 0.95)
