"""How far an area may lie from what is expected of it by chance alone."""

from __future__ import annotations

from collections.abc import Callable

from scipy.special import gammainc, gammaincc

from indicators.analysis.interval import Interval, tail

# Each halves what is left: to 12 digits.
_HALVINGS = 40


def funnel(expected: float, confidence: float) -> Interval:
    """
    Limits of observed / expected round 1: a place outside them differs from its peers.

    `expected` is the count, not always whole, that the place would have at its peers'
    rate. Lower: the count (between whole ones too) up to which chance alone (Poisson)
    brings it once in tails, divided by `expected`; 0 where even no event is as likely;
    upper likewise. Chi-square form: 2 * expected is the quantile of 1 - tail with 2 *
    count + 2 degrees of freedom, for the upper that of the tail with 2 * count.
    `confidence`: 0.95 warns, 0.998 signals. Source: UKHSA, PHEindicatormethods,
    calculate_funnel_limits for ratios. Places that differ in more than chance lie
    outside more often. Refuses an `expected` of zero or less with ValueError.
    """
    if expected <= 0:
        raise ValueError(f"expected is {expected}: limits need one above 0")
    chance = tail(confidence)

    def too_few(count: float) -> bool:
        return bool(gammaincc(count + 1, expected) < chance)

    def not_too_many(count: float) -> bool:
        return bool(gammainc(count, expected) >= chance)

    highest = 2 * expected + 1
    while not_too_many(highest):
        highest *= 2
    lower = _last(too_few, 0, expected) if too_few(0) else 0.0
    return Interval(lower / expected, _last(not_too_many, expected, highest) / expected)


def _last(holds: Callable[[float], bool], low: float, high: float) -> float:
    """The largest number at which `holds`, which does so at `low` and not at `high`."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low
