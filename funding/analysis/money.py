"""Pounds and pence: exact decimals, never floats, and how a page says them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from laa.plan.nothing import Nothing
from laa.plan.numbers import MINUS, shown

Value = Decimal | Nothing

ZERO = Decimal(0)
_PENNY = Decimal("0.01")


def to_pence(amount: Decimal) -> Decimal:
    """An amount rounded half up to pence, for what a division has made finer."""
    return amount.quantize(_PENNY, ROUND_HALF_UP)


def pounds(amount: Decimal) -> str:
    """
    An amount as a page shows it: "£81,000", "£81,000.50", "−£300".

    Pence are shown where there are any; what is finer is rounded half up.
    """
    exact = to_pence(amount)
    text = shown(abs(exact), 0 if exact == exact.to_integral_value() else 2)
    return f"{MINUS if exact < 0 else ''}£{text}"


def worth(value: Value) -> str:
    """An amount in pounds, or what stands in its place in its own words."""
    return value.words if isinstance(value, Nothing) else pounds(value)


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """`part` of `whole` as a fraction; None where the whole is zero or less."""
    return part / whole if whole > 0 else None


def per_cent(fraction: Decimal) -> str:
    """A fraction to one decimal, rounded half up: "59.5%"; 0.5 reads "50%"."""
    return f"{shown(100 * fraction, 1, trim=True)}%"
