"""Whether two counts differ by more than chance."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import betainc, betaincinv

from indicators.analysis.interval import tail


@dataclass(frozen=True)
class Comparison:
    """
    A rate as a multiple of the base's rate: 1.243 is 24.3 % higher.

    `lower` and `upper` bound the ratio. `p_value`: how often chance alone would part
    two equal rates at least so far. Without any event the ratio is NaN.
    """

    ratio: float
    lower: float
    upper: float
    p_value: float


def compare(
    count: float,
    exposure: float,
    base_count: float,
    base_exposure: float,
    confidence: float = 0.95,
) -> Comparison:
    """
    A count against a base count; exposures are quarters, or people, in one unit.

    Exact, given the sum of the two: equal rates split it as the exposures do
    (binomial). Bounds: Clopper and Pearson's for the split, as odds times base_exposure
    / exposure. The p-value is central, min(1, 2 * the smaller side): it is below 1 -
    confidence just where the bounds leave 1 out. Source: Przyborowski and Wilenski
    1940; R's poisson.test gives the same bounds. A base count of 0 gives an infinite
    ratio and upper bound; two counts of 0 say nothing: NaN, 0 to infinity, 1.
    Refuses a count below 0 and an exposure of zero or less with ValueError.
    """
    for name, value in (("count", count), ("base count", base_count)):
        if not 0 <= value < math.inf:
            raise ValueError(f"{name} is {value}: a comparison needs one of 0 or more")
    for name, value in (("exposure", exposure), ("base exposure", base_exposure)):
        if not 0 < value < math.inf:
            raise ValueError(f"{name} is {value}: a comparison needs one above 0")
    if not count and not base_count:
        tail(confidence)
        return Comparison(math.nan, 0.0, math.inf, 1.0)
    scale = base_exposure / exposure
    lower, upper = _split(count, base_count, tail(confidence))
    return Comparison(
        ratio=scale * count / base_count if base_count else math.inf,
        lower=scale * _odds(lower),
        upper=scale * _odds(upper),
        p_value=_central(count, base_count, exposure / (exposure + base_exposure)),
    )


def _split(count: float, base_count: float, chance: float) -> tuple[float, float]:
    """Between which shares of the sum the first count's true share lies."""
    lower = float(betaincinv(count, base_count + 1, chance)) if count else 0.0
    upper = float(betaincinv(count + 1, base_count, 1 - chance)) if base_count else 1.0
    return lower, upper


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else math.inf


def _central(count: float, base_count: float, share: float) -> float:
    as_few = betainc(base_count, count + 1, 1 - share) if base_count else 1.0
    as_many = betainc(count, base_count + 1, share) if count else 1.0
    return min(1.0, 2 * float(min(as_few, as_many)))
