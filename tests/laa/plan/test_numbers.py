from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa.plan.numbers import Number, pounds, shown


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (4206, 0, "4,206"),
        (1_234_567, 0, "1,234,567"),
        (0, 0, "0"),
        (0, 2, "0.00"),
        (1.2488, 2, "1.25"),
        (Decimal("30223.5"), 2, "30,223.50"),
    ],
)
def test_a_number_is_shown_with_its_decimals_and_thousands(
    value: Number, decimals: int, text: str
) -> None:
    assert shown(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (1.005, 2, "1.01"),
        (0.12499999999999999, 2, "0.13"),
        (-2.5, 0, "−3"),
        (2.4999, 0, "2"),
    ],
)
def test_halves_are_rounded_away_from_zero(
    value: Number, decimals: int, text: str
) -> None:
    assert shown(value, decimals) == text


@pytest.mark.parametrize("value", [-0.4, -0.0, Decimal("-0.2")])
def test_what_rounds_to_zero_has_no_sign(value: Number) -> None:
    assert shown(value) == "0"


@pytest.mark.parametrize(
    ("value", "text"),
    [(92.0, "92"), (1030.5, "1,030.5"), (1000, "1,000"), (0.04, "0"), (-1.5, "−1.5")],
)
def test_trimming_leaves_out_zeros_after_the_point(value: Number, text: str) -> None:
    assert shown(value, 1, trim=True) == text


def test_trimming_leaves_whole_numbers_alone() -> None:
    assert shown(100, trim=True) == "100"


@given(st.integers(-(2**63), 2**63 - 1))
def test_no_count_that_the_database_holds_loses_a_digit(value: int) -> None:
    digits = shown(value).replace(",", "").replace("−", "-")

    assert int(digits) == value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (81_000, "£81,000"),
        (Decimal("81000.00"), "£81,000"),
        (Decimal("81000.50"), "£81,000.50"),
        (0.125, "£0.13"),
        (0, "£0"),
        (Decimal("-0.001"), "£0"),
        (-12_000.5, "\u2212£12,000.50"),
    ],
)
def test_money_is_in_pounds_with_pence_where_there_are_any(value, words):
    assert pounds(value) == words
