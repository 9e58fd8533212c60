"""Pounds and pence: exact decimals, never floats, and how a page says them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from laa.plan.nothing import Nothing
from laa.plan.numbers import pounds, shown

Value = Decimal | Nothing

ZERO = Decimal(0)
_PENNY = Decimal("0.01")


def to_pence(amount: Decimal) -> Decimal:
    """An amount rounded half up to pence, for what a division has made finer."""
    return amount.quantize(_PENNY, ROUND_HALF_UP)


def to_pounds(amount: Decimal) -> Decimal:
    """An amount whose pence would say more than is known, without them."""
    return amount.quantize(Decimal(1), ROUND_HALF_UP)


def whole_pounds(amount: Decimal) -> str:
    """ "£381,051"."""
    return pounds(to_pounds(amount))


def worth(value: Value) -> str:
    """An amount in pounds, or what stands in its place in its own words."""
    return value.words if isinstance(value, Nothing) else pounds(value)


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """`part` of `whole` as a fraction; None where the whole is zero or less."""
    return part / whole if whole > 0 else None


def per_cent(fraction: Decimal) -> str:
    """A fraction to one decimal, rounded half up: "59.5%"; 0.5 reads "50%"."""
    return f"{shown(100 * fraction, 1, trim=True)}%"
