"""Exact rounding: what was printed is compared with, digit by digit."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

Rounding = Callable[[Fraction, int], Fraction]


def half_up(value: Fraction, decimals: int) -> Fraction:
    """To the nearest, and a half upwards: 0.125 to 2 decimals is 0.13."""
    return Fraction(math.floor(value * 10**decimals + Fraction(1, 2)), 10**decimals)


def down(value: Fraction, decimals: int) -> Fraction:
    """Cut off: 1.249 to 2 decimals is 1.24."""
    return Fraction(math.floor(value * 10**decimals), 10**decimals)


def up(value: Fraction, decimals: int) -> Fraction:
    return Fraction(math.ceil(value * 10**decimals), 10**decimals)


def decimals_of(printed: Decimal) -> int:
    """With how many decimals a number is written: 2 for 1.20."""
    exponent = printed.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def agree(one: Decimal, other: Decimal) -> bool:
    """Whether the two are the same to the decimals of the one that has fewer."""
    decimals = min(decimals_of(one), decimals_of(other))
    return half_up(Fraction(one), decimals) == half_up(Fraction(other), decimals)
