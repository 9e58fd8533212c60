from __future__ import annotations

from decimal import Decimal

import pytest

from laa.plan.exports.numerals import digits, plain


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (4122, "4122"),
        (-3, "-3"),
        (Decimal("81000.00"), "81000.00"),
        (Decimal("1E+3"), "1000"),
        (0.1 + 0.2, "0.3"),
        (119 / 306_700, "0.000388001304206065"),
    ],
)
def test_a_number_keeps_every_digit_that_is_known(
    number: int | float | Decimal, text: str
) -> None:
    assert digits(number) == text


@pytest.mark.parametrize(
    ("number", "bare"),
    [(Decimal("81000.00"), 81000), (92.0, 92), (Decimal("-0.05"), -0.05), (7, 7)],
)
def test_a_whole_number_has_no_fraction(
    number: int | float | Decimal, bare: int | float
) -> None:
    assert plain(number) == bare
    assert type(plain(number)) is type(bare)
