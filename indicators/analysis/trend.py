"""Whether a short series of counts rises or falls over its quarters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.special import ndtri

from indicators.analysis.interval import tail

FEWEST = 4
# Above it likelihoods, in floating point, no longer tell slopes apart.
_MOST = 10**12
_PRECISION = 1e-9
# Of Newton's method, which far from its aim overshoots: twentyfold a quarter.
_LONGEST_STEP = 3.0


@dataclass(frozen=True)
class Trend:
    """
    Each quarter's rate as a multiple of the quarter before: 0.98 is 2 % less a quarter.

    `p_value`: how often chance alone would make a constant rate look so steep.
    """

    ratio: float
    lower: float
    upper: float
    p_value: float


def poisson_trend(
    counts: Sequence[float | None],
    exposures: Sequence[float] | None = None,
    confidence: float = 0.95,
) -> Trend:
    """
    The constant ratio from quarter to quarter that fits best (Poisson regression).

    Log rate = a + b * quarter; the ratio is exp(b), by maximum likelihood. Bounds and
    p-value are the likelihood ratio's, with 1 degree of freedom: those of R's glm by
    confint and anova. `exposures`: the people, or days, of each quarter; none: alike. A
    count of None is a quarter without a figure, which keeps its place in time. If all
    events lie in the first or last quarter the ratio is 0 or infinite; without an event
    the answer is NaN, 0 to infinity, 1. Counts that cluster get too small a p-value.
    Refuses fewer than 4 figures, counts below 0 or above 10 ** 12, and exposures of
    zero or less.
    """
    z = -float(ndtri(tail(confidence)))
    course = _course(counts, [1.0] * len(counts) if exposures is None else exposures)
    if not course.events:
        return Trend(math.nan, 0.0, math.inf, 1.0)
    slope = course.best_slope()
    best = course.likelihood(slope)
    gain = max(0.0, best - course.likelihood(0))
    return Trend(
        ratio=math.exp(slope),
        lower=math.exp(course.limit(slope, best - z * z / 2, -1)),
        upper=math.exp(course.limit(slope, best - z * z / 2, 1)),
        p_value=math.erfc(math.sqrt(gain)),
    )


@dataclass(frozen=True)
class _Course:
    """
    When events fell, given how many there are: so the level drops out.

    At a slope b an event's chance to fall in a quarter goes as exposure *
    exp(b * time). `offsets` are the times less the events' mean time.
    """

    offsets: tuple[float, ...]
    exposures: tuple[float, ...]
    events: float

    def weights(self, slope: float) -> tuple[list[float], float]:
        """In proportion to the chances, and the logarithm of what was taken out."""
        taken = max(slope * self.offsets[0], slope * self.offsets[-1])
        return [
            exposure * math.exp(slope * offset - taken)
            for offset, exposure in zip(self.offsets, self.exposures, strict=True)
        ], taken

    def likelihood(self, slope: float) -> float:
        """Its logarithm, less a constant; at an infinite slope its limit."""
        if math.isinf(slope):
            return -self.events * math.log(self.exposures[-1 if slope > 0 else 0])
        weights, taken = self.weights(slope)
        return -self.events * (taken + math.log(sum(weights)))

    def moments(self, slope: float) -> tuple[float, float]:
        """Mean and variance of an event's offset; at the best slope the mean is 0."""
        weights, _ = self.weights(slope)
        whole = sum(weights)
        lean = [w * offset for w, offset in zip(weights, self.offsets, strict=True)]
        mean = sum(lean) / whole
        square = sum(x * offset for x, offset in zip(lean, self.offsets, strict=True))
        return mean, square / whole - mean * mean

    def best_slope(self) -> float:
        """By Newton's method, kept within what is known to lie too low and too high."""
        if self.offsets[0] == 0 or self.offsets[-1] == 0:
            return -math.inf if self.offsets[0] == 0 else math.inf
        slope, step, low, high = 0.0, math.inf, -math.inf, math.inf
        while abs(step) > _PRECISION and high - low > _PRECISION:
            mean, variance = self.moments(slope)
            step = -mean / max(variance, abs(mean) / _LONGEST_STEP)
            low, high = (slope, high) if step > 0 else (low, slope)
            aim = slope + step
            inside = low < aim < high or abs(step) <= _PRECISION
            slope = aim if inside else (low + high) / 2
        return slope

    def limit(self, slope: float, allowed: float, side: int) -> float:
        """On one side (-1, 1) of the best slope, where the likelihood is `allowed`."""
        if math.isinf(slope):
            if slope * side > 0:
                return slope
            slope = 0.0
        step = 2 / math.sqrt(self.events * self.moments(slope)[1])
        outer = slope
        while self.likelihood(outer) > allowed:
            outer += side * step
            step *= 2
        # The curve is concave: from outside, Newton's method comes in without crossing.
        moved = math.inf
        while moved > _PRECISION:
            short = allowed - self.likelihood(outer)
            moved = short / (self.events * abs(self.moments(outer)[0]))
            outer -= side * moved
        return outer


def _course(counts: Sequence[float | None], exposures: Sequence[float]) -> _Course:
    known = [
        (time, _count(count), _exposure(exposure))
        for time, (count, exposure) in enumerate(zip(counts, exposures, strict=True))
        if count is not None
    ]
    if len(known) < FEWEST:
        raise ValueError(f"there are {len(known)} figures: a trend needs {FEWEST}")
    events = sum(count for _, count, _ in known)
    mean_time = sum(time * count for time, count, _ in known) / (events or 1)
    offsets = tuple(time - mean_time for time, _, _ in known)
    return _Course(offsets, tuple(exposure for _, _, exposure in known), events)


def _count(count: float) -> float:
    if not 0 <= count <= _MOST:
        raise ValueError(f"count is {count}: a trend needs counts from 0 to {_MOST:,}")
    return count


def _exposure(exposure: float) -> float:
    if not 0 < exposure < math.inf:
        raise ValueError(f"exposure is {exposure}: a trend needs them above 0")
    return exposure
