"""Patterns on a control chart that chance alone would rarely make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

RUN = 7

# Means and differences of floats are exact to far less than this share of the values.
_ROUNDING = 1e-12


class Signal(StrEnum):
    """The rules of Making Data Count, the weightiest first."""

    OUTSIDE = "outside a limit"
    TREND = "seven or more rising or falling"
    TWO_OF_THREE = "two of three near a limit"
    ONE_SIDE = "seven or more on one side of the centre"


@dataclass(frozen=True)
class Found:
    """Of one point: the rules broken there, and which way the weightiest points."""

    signals: tuple[Signal, ...] = ()
    direction: int = 0


@dataclass(frozen=True)
class Standing:
    """
    Where a point stands: `value`, and by `side` and `zone` from the centre line.

    `side` is 1 above the centre, -1 below, 0 on it. `zone` is 0 within two thirds of
    the way to a limit, 1 from there to the limit ("near"), 2 outside the limit.
    """

    value: float
    side: int
    zone: int


def sign(difference: float, slack: float) -> int:
    """1, -1, or 0 for a difference that is only the machine's rounding."""
    return (difference > slack) - (difference < -slack)


def slack(values: Sequence[float]) -> float:
    """The largest difference between such values that is rounding and not real."""
    return _ROUNDING * max(map(abs, values), default=0)


def find(points: Sequence[Standing | None], rounding: float) -> tuple[Found, ...]:
    """
    The signals at each point of one segment; None is a missing point, and has none.

    Runs, trends and twos of three are looked for between gaps only: a missing value
    might have been on the other side. A point that is part of a pattern bears its
    signal, not only the point that completes it.
    """
    found = [Found()] * len(points)
    for start, stretch in _stretches(points):
        marks = _marked(stretch, rounding)
        for index in range(len(stretch)):
            broken = {rule: way[index] for rule, way in marks.items() if way[index]}
            if broken:
                rules = tuple(broken)
                found[start + index] = Found(rules, broken[rules[0]])
    return tuple(found)


def _stretches(
    points: Sequence[Standing | None],
) -> Iterator[tuple[int, list[Standing]]]:
    stretch: list[Standing] = []
    for index, point in enumerate([*points, None]):
        if point is not None:
            stretch.append(point)
        elif stretch:
            yield index - len(stretch), stretch
            stretch = []


def _marked(stretch: list[Standing], rounding: float) -> dict[Signal, list[int]]:
    """For each rule and point: 1 or -1, the way its signal points, or 0 for none."""
    sides = [point.side for point in stretch]
    return {
        Signal.OUTSIDE: [p.side if p.zone == 2 else 0 for p in stretch],
        Signal.TREND: _trends([point.value for point in stretch], rounding),
        Signal.TWO_OF_THREE: _twos_of_three(stretch),
        Signal.ONE_SIDE: _alike(sides, RUN),
    }


def _alike(ways: list[int], length: int) -> list[int]:
    """Those that stand among at least `length` alike in a row, and not 0."""
    marks = [0] * len(ways)
    for start in range(len(ways) - length + 1):
        window = ways[start : start + length]
        if window[0] and len(set(window)) == 1:
            marks[start : start + length] = window
    return marks


def _trends(values: list[float], rounding: float) -> list[int]:
    """A turning point belongs to the trend that ends there."""
    steps = [sign(after - before, rounding) for before, after in pairwise(values)]
    marks = _alike(steps, RUN - 1)
    return [
        before or after for before, after in zip([0, *marks], [*marks, 0], strict=True)
    ]


def _twos_of_three(stretch: list[Standing]) -> list[int]:
    marks = [0] * len(stretch)
    for start in range(len(stretch) - 2):
        window = stretch[start : start + 3]
        near = [index for index, p in enumerate(window) if p.zone == 1]
        if len(near) >= 2 and abs(sum(p.side for p in window)) == 3:
            for index in near:
                marks[start + index] = window[0].side
    return marks
