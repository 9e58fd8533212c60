"""Numbers for machines: every digit that is known, no separators, a point."""

from __future__ import annotations

from decimal import Decimal

from laa.plan.numbers import Number


def digits(number: Number) -> str:
    """Decimals as they are kept; a float to the 15 digits that it holds for certain."""
    if isinstance(number, float):
        return f"{number:.15g}"
    return f"{number:f}" if isinstance(number, Decimal) else str(number)


def plain(number: Number) -> int | float:
    """The same as a number that JSON has; whole numbers without a fraction."""
    value = float(digits(number))
    return int(value) if value.is_integer() else value
