from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.findings import rounding

NUMBERS = st.fractions(-(10**9), 10**9)
DECIMALS = st.integers(0, 6)


@pytest.mark.parametrize(
    ("value", "half_up", "down", "up"),
    [
        ("0.125", "0.13", "0.12", "0.13"),
        ("1.2488", "1.25", "1.24", "1.25"),
        ("0.12", "0.12", "0.12", "0.12"),
        ("-0.125", "-0.12", "-0.13", "-0.12"),
    ],
)
def test_a_number_is_rounded_in_three_ways(
    value: str, half_up: str, down: str, up: str
) -> None:
    exact = Fraction(value)

    assert rounding.half_up(exact, 2) == Fraction(half_up)
    assert rounding.down(exact, 2) == Fraction(down)
    assert rounding.up(exact, 2) == Fraction(up)


@given(NUMBERS, DECIMALS)
def test_half_up_is_the_nearer_of_down_and_up(value: Fraction, decimals: int) -> None:
    below, above = rounding.down(value, decimals), rounding.up(value, decimals)

    nearest = rounding.half_up(value, decimals)

    assert below <= value <= above
    assert nearest in {below, above}
    assert abs(nearest - value) * 10**decimals <= Fraction(1, 2)


@pytest.mark.parametrize(("printed", "decimals"), [("1.20", 2), ("0.3", 1), ("383", 0)])
def test_the_printed_decimals_are_counted(printed: str, decimals: int) -> None:
    assert rounding.decimals_of(Decimal(printed)) == decimals


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("13.7", "13.71", True),
        ("13.71", "13.7", True),
        ("1.24", "1.7", False),
        ("368", "368", True),
        ("368", "386", False),
    ],
)
def test_two_numbers_agree_to_the_decimals_of_the_coarser(
    one: str, other: str, agree: bool
) -> None:
    assert rounding.agree(Decimal(one), Decimal(other)) is agree
