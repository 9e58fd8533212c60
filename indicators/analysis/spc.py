"""Control charts: the range within which chance alone would keep a steady series."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from indicators.analysis.control_chart import ControlChart, Segment, drawn

# Limits that rest on no more known points than this are trial limits.
MOST_ON_TRIAL = 12
# Beyond this size floats no longer hold whole counts.
LARGEST = 1e15
# 3 standard deviations, estimated from the mean moving range of two: 3 / 1.128.
_LIMIT = 2.66
# The upper limit of a moving range, as a multiple of their mean: D4 for two.
_SCREEN = 3.267


def individuals(
    values: Sequence[float | None],
    fix_after: int | None = None,
    rebase_at: Sequence[int] = (),
    screen: bool = True,
) -> ControlChart:
    """
    XmR chart: centre +/- 2.66 * mean moving range, in the values' unit.

    Each index in `rebase_at` begins a new segment with its own limits; no moving range
    or pattern crosses it. With `fix_after`, a segment's limits rest on its first so
    many known values. With `screen`, moving ranges of 3.267 times their mean or more
    are left out, once. A missing value (None) has no moving range on either side and
    ends every pattern. Limits are not clipped at 0; a constant series has +/- 0; one
    without two neighbours has none.
    Source: NHS England, Making Data Count; NHSRplotthedots.
    Refuses a value that is not a number of at most 1e15 in size, a `fix_after` below
    1, and a `rebase_at` outside the series.
    """
    _check(values, "value")
    if fix_after is not None and fix_after < 1:
        raise ValueError(f"fix_after is {fix_after}: limits need 1 point or more")
    for index in rebase_at:
        if not 0 <= index < len(values):
            raise ValueError(
                f"rebase_at has {index}: a segment begins at one of the"
                f" {len(values)} points, from 0"
            )
    starts = sorted({0, *rebase_at}) if values else []
    return drawn(
        [
            _of_individuals(values[start:end], fix_after, screen)
            for start, end in pairwise([*starts, len(values)])
        ]
    )


def counts(values: Sequence[float | None]) -> ControlChart:
    """
    c chart of counts: mean +/- 3 * sqrt(mean), the lower limit not below 0.

    Supposes the same exposure in every quarter and Poisson variation: counts that come
    in clusters have wider limits in truth, which `individuals` shows. A missing count
    (None) is left out and ends every pattern.
    Source: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.1.
    Refuses a count below 0, and above 1e15.
    """
    return rates(values, [1] * len(values))


def rates(
    counts: Sequence[float | None], exposures: Sequence[float | None]
) -> ControlChart:
    """
    u chart of count / exposure: u +/- 3 * sqrt(u / exposure), lower not below 0.

    u is the sum of counts / the sum of exposures, of points that have both. Limits are
    in counts per unit of exposure; they are None where the exposure is missing. A
    missing count or exposure (None) ends every pattern.
    Source: Montgomery, Introduction to Statistical Quality Control, chapter 7.
    Refuses a count below 0, an exposure below 1e-15, either above 1e15, and counts and
    exposures of different numbers.
    """
    if len(counts) != len(exposures):
        raise ValueError(
            f"there are {len(counts)} counts and {len(exposures)} exposures: each"
            " count needs its own"
        )
    _check(counts, "count", 0)
    _check(exposures, "exposure", 1 / LARGEST)
    pairs = [
        None if count is None or exposure is None else (count, exposure)
        for count, exposure in zip(counts, exposures, strict=True)
    ]
    known = [pair for pair in pairs if pair is not None]
    total = math.fsum(exposure for _, exposure in known)
    centre = math.fsum(count for count, _ in known) / total if known else None
    segment = Segment(
        values=[None if pair is None else pair[0] / pair[1] for pair in pairs],
        centre=centre,
        reaches=[
            None
            if centre is None or exposure is None
            else 3 * math.sqrt(centre / exposure)
            for exposure in exposures
        ],
        least=0,
        trial=len(known) <= MOST_ON_TRIAL,
    )
    return drawn([segment] if pairs else [])


def _check(values: Sequence[float | None], name: str, least: float = -LARGEST) -> None:
    for value in values:
        # Said this way round because NaN is not within bounds either.
        if value is not None and not least <= value <= LARGEST:
            raise ValueError(
                f"{name} is {value}: a control chart takes numbers from {least:g} to"
                f" {LARGEST:g}"
            )


def _of_individuals(
    values: Sequence[float | None], fix_after: int | None, screen: bool
) -> Segment:
    known = [index for index, value in enumerate(values) if value is not None]
    base = values[: known[:fix_after][-1] + 1] if known else []
    settled = [value for value in base if value is not None]
    reach = _reach(base, screen)
    return Segment(
        values=values,
        centre=fmean(settled) if settled else None,
        reaches=[reach] * len(values),
        least=-math.inf,
        trial=len(settled) <= MOST_ON_TRIAL,
    )


def _reach(values: Sequence[float | None], screen: bool) -> float | None:
    ranges = [
        abs(later - earlier)
        for earlier, later in pairwise(values)
        if earlier is not None and later is not None
    ]
    if not ranges:
        return None
    kept = [size for size in ranges if size < _SCREEN * fmean(ranges)]
    # Screening must not leave a series that varies without any variation: of an event
    # seen once in four years every quarter would lie outside its limits.
    return _LIMIT * fmean(kept if screen and any(kept) else ranges)
