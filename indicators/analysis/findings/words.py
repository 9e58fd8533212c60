"""How the rules write numbers, so that a sentence can be checked by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from indicators.analysis import words
from indicators.analysis.measure import Measure
from laa.plan.numbers import shown


def figure(amount: Fraction | Decimal, measure: Measure) -> str:
    """A figure in its unit."""
    return words.value(float(amount), measure)


def plain(count: Decimal) -> str:
    """A count as it is printed, with thousands separators."""
    return shown(count, 1, trim=True)


def percent(share: Fraction, *, trim: bool = False) -> str:
    """The size of a share: -0.05896 reads "5.90%"; 0.06 with `trim` reads "6%"."""
    return f"{shown(float(abs(100 * share)), 2, trim=trim)}%"


def side(change: Fraction) -> str:
    return "less" if change < 0 else "more"
