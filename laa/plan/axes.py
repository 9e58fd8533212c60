"""The scale of a chart's upright axis: a nice range, its ticks and their words."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from laa.plan.numbers import Number, shown

_MOST_STEPS = 5


@dataclass(frozen=True)
class Axis:
    """From `low` to `high` in whole steps; `decimals` is what its ticks need."""

    low: float
    high: float
    step: float
    decimals: int = 0

    @property
    def ticks(self) -> tuple[float, ...]:
        count = round((self.high - self.low) / self.step)
        return tuple(
            round(self.low + i * self.step, self.decimals) for i in range(count + 1)
        )

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(shown(tick, self.decimals) for tick in self.ticks)

    def share(self, value: Number) -> float:
        """How far up the axis a value lies: 0 at its foot, 1 at its top."""
        return (float(value) - self.low) / (self.high - self.low)


def axis_for(
    values: Iterable[Number], decimals: int = 0, *, from_zero: bool = False
) -> Axis:
    """
    An axis that holds every value, in at most seven ticks 1, 2 or 5 times a power of 10
    apart, and never finer than `decimals` places.

    Zero is on it when `from_zero`, when all values are alike, or when it lies no
    further from the values than they from each other.
    """
    numbers = [float(value) for value in values] or [0.0]
    low, high = min(numbers), max(numbers)
    gap = max(low, -high, 0.0)
    if from_zero or low == high or gap <= high - low:
        low, high = min(low, 0.0), max(high, 0.0)
    exponent, step = _nice((high - low) / _MOST_STEPS, -decimals)
    # Rounded, for 0.3 / 0.05 is a hair less than 6.
    bottom = math.floor(round(low / step, 9))
    if low > 0 and bottom == round(low / step, 9):
        # A line along the foot of the plot would be taken for the axis.
        bottom -= 1
    top = max(math.ceil(round(high / step, 9)), bottom + 1)
    places = max(0, -exponent)
    return Axis(round(bottom * step, places), round(top * step, places), step, places)


def _nice(least: float, finest: int) -> tuple[int, float]:
    """The smallest 1, 2 or 5 times a power of ten, at least `least`, and that power."""
    exponent = finest
    if least > 10.0**finest:
        exponent = math.floor(math.log10(least))
        for multiple in (1, 2, 5):
            if multiple * 10.0**exponent >= least:
                return exponent, multiple * 10.0**exponent
        exponent += 1
    return exponent, 10.0**exponent
