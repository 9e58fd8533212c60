"""Control charts: the range within which chance alone would keep a steady series."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import fmean

from indicators.analysis.signals import (
    Found,
    Signal,
    Standing,
    find,
    sign,
    slack,
)

# Fewer known points than this make trial limits.
ENOUGH = 12
# Beyond this size floats no longer hold whole counts.
LARGEST = 1e15
# 3 standard deviations, estimated from the mean moving range of two: 3 / 1.128.
_LIMIT = 2.66
# The upper limit of a moving range, as a multiple of their mean: D4 for two.
_SCREEN = 3.267


@dataclass(frozen=True)
class ControlChart:
    """
    One item a point. `values` are what is drawn, None where missing.

    `centre`, `lower` and `upper` are None where they cannot be known, never NaN.
    `signals` are the rules broken at a point, the weightiest first, and `directions`
    which way that one points: 1 higher, -1 lower, 0 no signal. `starts` are the points
    at which a segment begins; `trial` says that limits rest on fewer than 12 points.
    """

    centre: tuple[float | None, ...]
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    signals: tuple[tuple[Signal, ...], ...]
    directions: tuple[int, ...]
    values: tuple[float | None, ...]
    starts: tuple[int, ...]
    trial: tuple[bool, ...]


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
    return _drawn(
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
    Source: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.1.
    Refuses a count below 0, an exposure of 0 or below, either above 1e15, and as many
    counts as there are not exposures.
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
    segment = _Segment(
        values=[pair and pair[0] / pair[1] for pair in pairs],
        centre=centre,
        reaches=[
            None
            if centre is None or exposure is None
            else 3 * math.sqrt(centre / exposure)
            for exposure in exposures
        ],
        least=0,
        trial=len(known) < ENOUGH,
    )
    return _drawn([segment] if pairs else [])


@dataclass(frozen=True)
class _Segment:
    """Points under one centre line; `reaches`: how far the limits lie from it."""

    values: Sequence[float | None]
    centre: float | None
    reaches: Sequence[float | None]
    least: float
    trial: bool


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
) -> _Segment:
    known = [index for index, value in enumerate(values) if value is not None]
    base = values[: known[:fix_after][-1] + 1] if known else []
    settled = [value for value in base if value is not None]
    reach = _reach(base, screen)
    return _Segment(
        values=values,
        centre=fmean(settled) if settled else None,
        reaches=[reach] * len(values),
        least=-math.inf,
        trial=len(settled) < ENOUGH,
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
    # Screening must not leave a series that varies without any variation: of a rare
    # event's 0, 0, 1, 0, 0 every point would lie outside its limits.
    return _LIMIT * fmean(kept if screen and any(kept) else ranges)


def _drawn(segments: Sequence[_Segment]) -> ControlChart:
    found = [mark for segment in segments for mark in _found(segment)]
    sizes = [len(segment.values) for segment in segments]
    return ControlChart(
        centre=tuple(s.centre for s in segments for _ in s.values),
        lower=tuple(limit for s in segments for limit in _limits(s, -1)),
        upper=tuple(limit for s in segments for limit in _limits(s, 1)),
        signals=tuple(mark.signals for mark in found),
        directions=tuple(mark.direction for mark in found),
        values=tuple(value for s in segments for value in s.values),
        starts=tuple(accumulate([0, *sizes[:-1]])) if sizes else (),
        trial=tuple(s.trial for s in segments for _ in s.values),
    )


def _limits(segment: _Segment, side: int) -> list[float | None]:
    return [
        None
        if segment.centre is None or reach is None
        else max(segment.least, segment.centre + side * reach)
        for reach in segment.reaches
    ]


def _found(segment: _Segment) -> tuple[Found, ...]:
    rounding = slack([value for value in segment.values if value is not None])
    points = [
        None
        if value is None or segment.centre is None
        else Standing(
            value,
            side=sign(value - segment.centre, rounding),
            zone=_zone(abs(value - segment.centre), reach, rounding),
        )
        for value, reach in zip(segment.values, segment.reaches, strict=True)
    ]
    return find(points, rounding)


def _zone(gap: float, reach: float | None, rounding: float) -> int:
    """How many of the bounds, near and outright, the gap passes."""
    if reach is None:
        return 0
    return sum(gap > bound + rounding for bound in (reach * 2 / 3, reach))
