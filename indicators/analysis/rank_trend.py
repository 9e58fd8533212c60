"""Whether a short series of any values mostly rises or mostly falls."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from indicators.analysis.trend import FEWEST

# Above it, or with ties, the normal approximation serves.
_EXACT_UP_TO = 10


@dataclass(frozen=True)
class RankTrend:
    """`score`: the pairs of values that rise less the pairs that fall."""

    score: int
    p_value: float


def mann_kendall(values: Sequence[float | None]) -> RankTrend:
    """
    Whether later values lie mostly above, or below, earlier ones, whatever their sizes.

    The score is the sum of the signs of all later less earlier values. Two-sided p:
    exact up to 10 values without ties; else normal, with the score brought 1 nearer to
    zero and the variance corrected for ties. Source: Mann 1945, Kendall 1975. None is
    left out. Refuses fewer than 4 values with ValueError.
    """
    known = [value for value in values if value is not None]
    if len(known) < FEWEST:
        raise ValueError(f"there are {len(known)} values: a trend needs {FEWEST}")
    score = sum((b > a) - (b < a) for a, b in combinations(known, 2))
    ties = Counter(known).values()
    if len(known) <= _EXACT_UP_TO and max(ties) == 1:
        return RankTrend(score, _exact(len(known), abs(score)))
    variance = _variance(len(known)) - sum(_variance(tied) for tied in ties)
    distance = max(abs(score) - 1, 0) / math.sqrt(variance) if score else 0.0
    return RankTrend(score, math.erfc(distance / math.sqrt(2)))


def _variance(size: int) -> float:
    return size * (size - 1) * (2 * size + 5) / 18


def _exact(size: int, score: int) -> float:
    falling = (size * (size - 1) // 2 - score) // 2
    as_few = sum(_orders(size)[: falling + 1])
    return min(1.0, 2 * as_few / math.factorial(size))


@cache
def _orders(size: int) -> tuple[int, ...]:
    """How many orders of so many values have 0, 1, 2 ... pairs that fall."""
    if size == 1:
        return (1,)
    fewer = _orders(size - 1)
    pairs = size * (size - 1) // 2
    return tuple(
        sum(fewer[max(0, falling - size + 1) : falling + 1])
        for falling in range(pairs + 1)
    )
