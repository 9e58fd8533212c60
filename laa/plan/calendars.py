"""What is written along an axis of time: months, quarters or years, as room allows."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from laa.plan.lettering import text_width
from laa.plan.periods import Quarter

_GAP = 6.0
_MONTHS = 3


@dataclass(frozen=True)
class Stretch:
    """A month, quarter or year on the axis, from its first day to its last."""

    words: str
    first: date
    last: date


@dataclass(frozen=True)
class Scale:
    """The days of an axis, drawn from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    @property
    def _days(self) -> int:
        return (self.last - self.first).days + 1

    def x(self, day: date) -> float:
        """The middle of a day."""
        return self.edge(day) + (self.right - self.left) / self._days / 2

    def edge(self, day: date) -> float:
        """Where a day begins."""
        share = (day - self.first).days / self._days
        return self.left + share * (self.right - self.left)

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self.edge(day + timedelta(days=1))


def calendar(scale: Scale, letters: float) -> tuple[tuple[Stretch, ...], ...]:
    """
    One or two lines of stretches, the longer first: quarters over their months, years
    over their quarters, or years alone; the finest of which every word fits.

    The first and last day of the scale begin and end a quarter.
    """
    for upper, lower in (
        (_quarters(scale, "Q{0.number} {0.year}"), _months(scale)),
        (_years(scale), _quarters(scale, "Q{0.number}")),
    ):
        if all(fits(scale, stretch, letters) for stretch in lower):
            return upper, lower
    years = _years(scale)
    room = (scale.right - scale.left) / len(years)
    widest = max(text_width(year.words, letters) for year in years) + _GAP
    return (years[:: math.ceil(widest / room)],)


def fits(scale: Scale, stretch: Stretch, letters: float) -> bool:
    """Whether the words of a stretch have room within it."""
    room = scale.end(stretch.last) - scale.edge(stretch.first)
    return text_width(stretch.words, letters) + _GAP <= room


def _all_quarters(scale: Scale) -> Iterator[Quarter]:
    quarter = Quarter.of_day(scale.first)
    while quarter.first_day <= scale.last:
        yield quarter
        quarter += 1


def _quarters(scale: Scale, words: str) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(words.format(quarter), quarter.first_day, quarter.last_day)
        for quarter in _all_quarters(scale)
    )


def _months(scale: Scale) -> tuple[Stretch, ...]:
    quarters = _all_quarters(scale)
    firsts = [day for quarter in quarters for day in _first_days(quarter)]
    lasts = [day - timedelta(days=1) for day in firsts[1:]]
    return tuple(
        Stretch(f"{first:%b}", first, last)
        for first, last in zip(firsts, [*lasts, scale.last], strict=True)
    )


def _first_days(quarter: Quarter) -> tuple[date, ...]:
    start = quarter.first_day
    return tuple(start.replace(month=start.month + month) for month in range(_MONTHS))


def _years(scale: Scale) -> tuple[Stretch, ...]:
    """The financial years, as far as they are on the axis."""
    return tuple(
        Stretch(
            str(year),
            max(year.first_day, scale.first),
            min(year.last_day, scale.last),
        )
        for year in dict.fromkeys(quarter.year for quarter in _all_quarters(scale))
    )
