"""What a control chart holds, and how its limits and signals come from segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from indicators.analysis.signals import Found, Signal, Standing, find, sign, slack


@dataclass(frozen=True)
class ControlChart:
    """
    One item a point. `values` are what is drawn, None where missing.

    `centre`, `lower` and `upper` are None where they cannot be known, never NaN.
    `signals` are the rules broken at a point, the weightiest first, and `directions`
    which way that one points: 1 higher, -1 lower, 0 no signal. `starts` are the points
    at which a segment begins; `trial` says that limits rest on 12 points or fewer.
    """

    centre: tuple[float | None, ...]
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    signals: tuple[tuple[Signal, ...], ...]
    directions: tuple[int, ...]
    values: tuple[float | None, ...]
    starts: tuple[int, ...]
    trial: tuple[bool, ...]


@dataclass(frozen=True)
class Segment:
    """
    Points under one centre line, which `reaches` tells how far the limits lie from.

    `least` is the bound at which limits are clipped.
    """

    values: Sequence[float | None]
    centre: float | None
    reaches: Sequence[float | None]
    least: float
    trial: bool


def drawn(segments: Sequence[Segment]) -> ControlChart:
    """
    The chart of segments one after the other: centre +/- reach, not below `least`.

    Nothing crosses from one segment to the next. Near a limit is beyond two thirds of
    the reach. In the values' unit.
    Source: as of the chart that the segments make.
    """
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


def _limits(segment: Segment, side: int) -> list[float | None]:
    return [
        None
        if segment.centre is None or reach is None
        else max(segment.least, segment.centre + side * reach)
        for reach in segment.reaches
    ]


def _found(segment: Segment) -> tuple[Found, ...]:
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
