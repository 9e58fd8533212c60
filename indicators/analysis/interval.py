"""A lower and an upper bound, and how sure they are."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import gammainccinv, gammaincinv


@dataclass(frozen=True)
class Interval:
    """Both bounds belong to it, in the unit of what they bound."""

    lower: float
    upper: float

    def __contains__(self, value: float) -> bool:
        return self.lower <= value <= self.upper

    def times(self, factor: float) -> Interval:
        """The same in another unit; `factor` is above 0."""
        return Interval(self.lower * factor, self.upper * factor)


def tail(confidence: float) -> float:
    """
    The chance left on each side of a central interval: (1 - confidence) / 2.

    Refuses a confidence outside 0 to 1, or at either, with ValueError.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is {confidence}: it lies between 0 and 1")
    return (1 - confidence) / 2


def exact_poisson(count: float, confidence: float) -> Interval:
    """
    What mean may lie behind a count that varies by chance alone (Poisson).

    Lower: half the chi-square quantile of the tail with 2 * count degrees of freedom (0
    for a count of 0); upper: half of that of 1 - tail with 2 * count + 2. Source:
    Garwood 1936. Unit: counts. Refuses a count below 0 with ValueError.
    """
    if not 0 <= count < math.inf:
        raise ValueError(f"count is {count}: an interval needs one of 0 or more")
    chance = tail(confidence)
    lower = float(gammaincinv(count, chance)) if count else 0.0
    return Interval(lower, float(gammainccinv(count + 1, chance)))
