"""
An actual against its trajectory.

Which way is better is compared here, and by the tail that a forecast's chance adds up;
words for it are the polarity's own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from indicators.analysis.measure import Measure, Polarity
from laa.plan.rag import Rag

# Sums of quarters are exact to far less than this share of themselves.
_ROUNDING = 1e-9


def shortfall(actual: float, expected: float, polarity: Polarity) -> float:
    """How much worse than `expected`, in their unit; negative if better."""
    miss = actual - expected
    return miss if polarity is Polarity.LOWER else -miss


def enough(asked: float, measure: Measure) -> float:
    """
    The last value that meets what is asked: of counts a whole one.

    340.87 offences or fewer are 340; where higher is better, 110.2 are 111. `asked` is
    first taken to 6 decimals, as 100 * 1.1 is held as 110.00000000000001.
    """
    if not measure.kind.adds_up:
        return asked
    exact = round(asked, 6)
    is_lower = measure.polarity is Polarity.LOWER
    return math.floor(exact) if is_lower else math.ceil(exact)


def attain(
    actual: float, expected: float, polarity: Polarity, tolerance: float = 0.05
) -> Rag:
    """
    Green: the trajectory is met. Amber: missed by up to `tolerance`. Red: by more.

    `tolerance` is a share of the trajectory (0.05 is 5 %). The rule is Safer
    Derbyshire's of 2008; there was no national one. Refuses a tolerance below 0.
    """
    if tolerance < 0:
        raise ValueError(f"tolerance is {tolerance}: it is a share of 0 or more")
    miss = shortfall(actual, expected, polarity)
    slack = _ROUNDING * abs(expected)
    if miss <= slack:
        return Rag.GREEN
    return Rag.AMBER if miss <= tolerance * abs(expected) + slack else Rag.RED


def amber_end(expected: float, polarity: Polarity, tolerance: float) -> float:
    """The last value that is amber: worse by `tolerance` of the size of `expected`."""
    slack = tolerance * abs(expected)
    return expected + slack if polarity is Polarity.LOWER else expected - slack


@dataclass(frozen=True)
class Distance:
    """Actual less expected, in their unit; `share` of expected is None for zero."""

    amount: float
    share: float | None


def distance(actual: float, expected: float) -> Distance:
    """How far `actual` lies above (positive) or below (negative) `expected`."""
    amount = actual - expected
    if abs(amount) <= _ROUNDING * abs(expected):
        return Distance(0, 0 if expected else None)
    return Distance(amount, amount / abs(expected) if expected else None)
