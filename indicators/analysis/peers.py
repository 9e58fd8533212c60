"""How far an area may lie from what is expected of it by chance alone."""

from __future__ import annotations

from indicators.analysis.interval import Interval, exact_poisson


def funnel(expected: float, confidence: float) -> Interval:
    """
    Limits of observed / expected round 1: a place outside them differs from its peers.

    The exact Poisson bounds of `expected`, divided by it. `expected` is the count that
    the place would have at its peers' rate; it need not be whole. `confidence` is 0.95
    for a warning and 0.998 for a signal. Source: Spiegelhalter 2005; UKHSA,
    PHEindicatormethods, funnels. They hold chance alone: places that differ
    in more than chance lie outside more often.
    Refuses an `expected` of zero or less with ValueError.
    """
    if expected <= 0:
        raise ValueError(f"expected is {expected}: limits need one above 0")
    return exact_poisson(expected, confidence).times(1 / expected)
