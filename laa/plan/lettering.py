"""Text on a drawing: how wide it is, how it wraps, and boxes that must not collide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]

# Widths in Arial, in ems. What is not listed is as wide as a digit; a word in another
# script is taken to be wide, so that it never runs over.
_NARROW = frozenset("iljtfrI.,:;'!|()[]/ -")
_LIKE_A_DIGIT = frozenset("\N{EN DASH}\N{MINUS SIGN}")
_WIDE = frozenset("mwMWABCDEGHKNOPQRSUVXYZ%&@")


def text_width(text: str, size: float) -> float:
    """How wide a line of text is, in the units of `size`; or a little less."""
    return size * sum(map(_ems, text))


def _ems(character: str) -> float:
    if character in _NARROW:
        return 0.34
    if character in _WIDE:
        return 0.78
    return 0.57 if character < "\u0250" or character in _LIKE_A_DIGIT else 1.0


def wrap(text: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """Text in at most `most` lines no wider than `width`; what is cut ends in "…"."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    shortened = [_shortened(line, width, size) for line in lines[:most]]
    if len(lines) > most:
        shortened[-1] = _shortened(f"{shortened[-1]} …", width, size)
    return tuple(shortened)


def _shortened(line: str, width: float, size: float) -> str:
    if text_width(line, size) <= width:
        return line
    kept = line.rstrip("…")
    while kept and text_width(f"{kept}…", size) > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


@dataclass(frozen=True)
class Box:
    """An upright rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def crossed_by(self, start: Point, end: Point) -> bool:
        """Whether a straight line passes through, by clipping it on both axes."""
        enters, leaves = 0.0, 1.0
        bounds = ((self.left, self.right), (self.top, self.bottom))
        for begin, finish, (low, high) in zip(start, end, bounds, strict=True):
            run = finish - begin
            if run == 0:
                if not low < begin < high:
                    return False
                continue
            near, far = sorted(((low - begin) / run, (high - begin) / run))
            enters, leaves = max(enters, near), min(leaves, far)
        return enters < leaves


def cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two straight lines cross; lines that only touch do not."""
    return _parts(one, other) and _parts(other, one)


def _parts(line: tuple[Point, Point], ends: tuple[Point, Point]) -> bool:
    """Whether the ends lie strictly on two sides of a line without end."""
    (ax, ay), (bx, by) = line
    one, other = ((bx - ax) * (y - ay) - (by - ay) * (x - ax) for x, y in ends)
    # Rounded, for a line that begins at the other's end is off it by a hair.
    return round(one, 6) * round(other, 6) < 0


def spread(
    centres: Sequence[float], heights: Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """
    New centres for a column of labels, so that none overlaps and each moves little.

    Labels keep their order, ties that of the sequence. They stay between `low` and
    `high` as long as there is room for them all.
    """
    order = sorted(range(len(centres)), key=lambda at: centres[at])
    blocks: list[tuple[list[int], float]] = []
    for at in order:
        members, top = (
            [at],
            _within(centres[at] - heights[at] / 2, heights[at], low, high),
        )
        while blocks and blocks[-1][1] + _sum(heights, blocks[-1][0]) > top:
            members = blocks.pop()[0] + members
            top = _within(
                _ideal_top(centres, heights, members), _sum(heights, members), low, high
            )
        blocks.append((members, top))
    placed = [0.0] * len(centres)
    for members, top in blocks:
        for at in members:
            placed[at] = top + heights[at] / 2
            top += heights[at]
    return tuple(placed)


def _sum(heights: Sequence[float], members: list[int]) -> float:
    return sum(heights[at] for at in members)


def _ideal_top(
    centres: Sequence[float], heights: Sequence[float], members: list[int]
) -> float:
    """Where a stack of labels begins so that they move as little up as down."""
    offset, total = 0.0, 0.0
    for at in members:
        total += centres[at] - heights[at] / 2 - offset
        offset += heights[at]
    return total / len(members)


def _within(top: float, height: float, low: float, high: float) -> float:
    return max(low, min(top, high - height))
