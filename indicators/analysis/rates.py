"""Counts as rates of a population, and what chance alone leaves open about them."""

from __future__ import annotations

import math

from scipy.special import ndtri

from indicators.analysis.interval import Interval, exact_poisson, tail

# From this count on Byar's approximation is as good as the exact interval.
_BYAR_FROM = 10


def rate(count: float, population: float, per: float = 1000) -> float:
    """
    Count per so many people: count / population * per.

    Source: national indicator handbook of definitions 2008 (x / y * 1,000). A quarter's
    count gives a quarter's rate: it is not to be laid beside a year's.
    Refuses a population of zero or less with ValueError.
    """
    if population <= 0:
        raise ValueError(f"population is {population}: a rate needs one above 0")
    return count / population * per


def rate_interval(
    count: float, population: float, per: float = 1000, confidence: float = 0.95
) -> Interval:
    """
    The rates that a count leaves open, if it varies by chance alone (Poisson).

    Counts below 10: exact. From 10 on Byar's approximation, for the lower bound
    x * (1 - 1 / 9x - z / 3 sqrt x) ** 3 with x the count, for the upper the same with
    x + 1 and + z. Source: UKHSA, PHEindicatormethods, phe_rate. Unit: that of `rate`.
    Refuses a count below 0 and a population of zero or less with ValueError.
    """
    if count < _BYAR_FROM:
        bounds = exact_poisson(count, confidence)
    else:
        z = float(ndtri(tail(confidence)))
        bounds = Interval(_byar(count, z), _byar(count + 1, -z))
    return bounds.times(rate(1, population, per))


def proportion_interval(
    numerator: float, denominator: float, confidence: float = 0.95
) -> Interval:
    """
    The shares (0 to 1) that a numerator of a denominator leaves open: Wilson's score.

    (2x + z2 -/+ z * sqrt(z2 + 4x(1 - x / n))) / (2(n + z2)), z2 = z squared. Source:
    Wilson 1927; UKHSA, PHEindicatormethods, phe_proportion.
    Refuses a denominator of zero or less, a numerator below 0 or above the denominator.
    """
    if denominator <= 0:
        raise ValueError(f"denominator is {denominator}: a share needs one above 0")
    if not 0 <= numerator <= denominator:
        raise ValueError(
            f"numerator is {numerator}: from 0 to the denominator, {denominator}"
        )
    share = numerator / denominator
    z = -float(ndtri(tail(confidence)))
    middle = 2 * numerator + z * z
    reach = z * math.sqrt(z * z + 4 * numerator * (1 - share))
    whole = 2 * (denominator + z * z)
    return Interval(
        max(0.0, min(share, (middle - reach) / whole)),
        min(1.0, max(share, (middle + reach) / whole)),
    )


def _byar(count: float, z: float) -> float:
    return count * (1 - 1 / (9 * count) + z / (3 * math.sqrt(count))) ** 3
