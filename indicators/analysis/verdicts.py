"""What a control chart says of the latest point, and of the targets: the two icons."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from indicators.analysis.attainment import shortfall
from indicators.analysis.control_chart import ControlChart
from indicators.analysis.measure import Polarity
from indicators.analysis.signals import slack

# Five to set a baseline and three more to see a change: Barr, Practical Performance
# Measurement, as quoted by NHSRplotthedots. One more than the rules of seven need.
LEAST = 8


class Variation(StrEnum):
    IMPROVING = "improving"
    CONCERNING = "concerning"
    NEUTRAL = "changing"
    COMMON_CAUSE = "no more than chance"
    TOO_FEW = "too few points"


class Assurance(StrEnum):
    MEETING = "consistently meeting"
    MISSING = "consistently missing"
    HIT_AND_MISS = "hit and miss"
    NO_TARGET = "no target"
    TOO_FEW = "too few points"


def variations(
    chart: ControlChart, polarity: Polarity | None
) -> tuple[Variation | None, ...]:
    """
    Of each point: whether a signal stands there, and whether it is for the better.

    None for a missing point. The weightiest signal decides the way: the point's side of
    the centre line, or of a trend whether it rises. Without polarity a signal is
    neutral. A point in a segment of fewer than 8 known points has too few.
    Source: NHS England, Making Data Count; NHSRplotthedots.
    """
    verdicts: list[Variation | None] = []
    for start, end in pairwise([*chart.starts, len(chart.values)]):
        few = _known(chart, start, end) < LEAST
        for value, way in zip(
            chart.values[start:end], chart.directions[start:end], strict=True
        ):
            named = Variation.TOO_FEW if few else _named(way, polarity)
            verdicts.append(None if value is None else named)
    return tuple(verdicts)


def variation(chart: ControlChart, polarity: Polarity | None) -> Variation:
    """
    The variation icon: that of the latest known point of the latest segment.

    Too few points where that segment has fewer than 8 known ones.
    Source: NHS England, Making Data Count; NHSRplotthedots.
    """
    known = [v for v in variations(chart, polarity)[_latest(chart) :] if v is not None]
    return known[-1] if known else Variation.TOO_FEW


def assurance(
    chart: ControlChart, targets: Sequence[float | None], polarity: Polarity
) -> Assurance:
    """
    The assurance icon: whether the series, as it now varies, meets its targets.

    `targets` holds each point's own, in the chart's unit, None where there is none.
    Each target of the latest segment is laid against the limits at its point. If both
    limits meet it, chance alone will not miss it; if neither does, chance alone will
    not meet it; between the limits or on one, either may happen. The icon is what the
    targets say alike; where they differ it is hit and miss. Limits of +/- 0 that lie on
    the target meet it. Points still to come count too, as None with a target.
    Too few points where the segment has fewer than 8 known ones or no limits.
    Source: NHS England, Making Data Count; NHSRplotthedots (which looks at the last
    point's target only).
    Refuses targets and points of different numbers.
    """
    if len(targets) != len(chart.values):
        raise ValueError(
            f"there are {len(targets)} targets and {len(chart.values)} points: each"
            " point needs its own target, or None"
        )
    start = _latest(chart)
    if all(target is None for target in targets[start:]):
        return Assurance.NO_TARGET
    verdicts = {
        _against(lower, upper, target, polarity)
        for lower, upper, target in zip(
            chart.lower[start:], chart.upper[start:], targets[start:], strict=True
        )
        if lower is not None and upper is not None and target is not None
    }
    if not verdicts or _known(chart, start, len(chart.values)) < LEAST:
        return Assurance.TOO_FEW
    return verdicts.pop() if len(verdicts) == 1 else Assurance.HIT_AND_MISS


def _latest(chart: ControlChart) -> int:
    return chart.starts[-1] if chart.starts else 0


def _known(chart: ControlChart, start: int, end: int) -> int:
    return sum(value is not None for value in chart.values[start:end])


def _named(way: int, polarity: Polarity | None) -> Variation:
    if not way:
        return Variation.COMMON_CAUSE
    if polarity is None:
        return Variation.NEUTRAL
    worse = shortfall(way, 0, polarity) > 0
    return Variation.CONCERNING if worse else Variation.IMPROVING


def _against(
    lower: float, upper: float, target: float, polarity: Polarity
) -> Assurance:
    rounding = slack((lower, upper, target))
    best, worst = sorted(shortfall(x, target, polarity) for x in (lower, upper))
    if best > rounding:
        return Assurance.MISSING
    if worst < -rounding or max(abs(best), abs(worst)) <= rounding:
        return Assurance.MEETING
    return Assurance.HIT_AND_MISS
