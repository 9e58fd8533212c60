"""The frame of a drawn chart: where its axes lie and what is written round them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from laa.plan.axes import Axis, axis_for
from laa.plan.charting import RINGED, Band, Chart, Role, Series
from laa.plan.columns import levels
from laa.plan.lettering import Box, text_width, wrap
from laa.plan.numbers import Number, pounds

_MOST_LINES = 3
_END_LINES = 4
_TOTAL_LINES = 4
_GAP = 8.0
_GUTTER = 16.0
_LINE_END = 6.0

# What has no end to be named at is named in a key.
_KEYED = frozenset({Role.COLUMN}) | RINGED


@dataclass(frozen=True)
class Shape:
    """The size of a drawing, and of its letters, in the units of its view box."""

    name: str
    width: float
    height: float
    letters: float
    label_width: float

    @property
    def line(self) -> float:
        return self.letters * 1.25


WIDE = Shape("wide", 720, 360, letters=15, label_width=150)
NARROW = Shape("narrow", 360, 360, letters=14, label_width=92)


@dataclass(frozen=True)
class Frame:
    """A chart laid out in a shape: gives each figure its place on the paper."""

    chart: Chart
    shape: Shape

    @cached_property
    def axis(self) -> Axis:
        chart = self.chart
        values = [
            level for series in chart.series for _, level in levels(chart, series)
        ]
        for band in chart.bands:
            values += [bound for _, *bounds in band.points for bound in bounds]
        # No axis is marked in pence.
        decimals = 0 if chart.money else chart.decimals
        return axis_for(values, decimals, from_zero=bool(chart.columns))

    @cached_property
    def ticks(self) -> tuple[str, ...]:
        """The words of the axis."""
        return (
            tuple(map(pounds, self.axis.ticks)) if self.chart.money else self.axis.words
        )

    @cached_property
    def heading(self) -> tuple[str, ...]:
        """The unit, over the axis; it says so when the axis leaves out zero."""
        words = self.chart.unit[:1].upper() + self.chart.unit[1:]
        if self.axis.low > 0:
            words += f" (axis starts at {self.ticks[0]})"
        return wrap(words, self.shape.width, self.shape.letters, _MOST_LINES)

    @cached_property
    def key(self) -> tuple[tuple[Series, str], ...]:
        """What the columns are and what the rings mean."""
        width = self.shape.width - 2 * self.shape.letters
        return tuple(
            (series, words)
            for series in self.chart.series
            if series.role in _KEYED and series.points
            for words in wrap(series.name, width, self.shape.letters, 1)
        )

    @property
    def lettered(self) -> int:
        """How many lines stand over the breaks and the plot."""
        return len(self.heading) + len(self.key)

    def ends_in_gutter(self, drawn: Series | Band) -> bool:
        """Whether a line runs to the last place, and so is named to the right of it."""
        points = drawn.points
        return (
            not _is_keyed(drawn)
            and len(points) > 1
            and points[-1][0] == len(self.chart.x) - 1
        )

    @property
    def in_gutter(self) -> tuple[Series | Band, ...]:
        """All that is named to the right of the last place."""
        return tuple(filter(self.ends_in_gutter, self._drawn))

    @property
    def named_inside(self) -> tuple[Series | Band, ...]:
        """All that ends before the last place, and so is named in the plot."""
        return tuple(
            drawn
            for drawn in self._drawn
            if drawn.points and not _is_keyed(drawn) and not self.ends_in_gutter(drawn)
        )

    @property
    def _drawn(self) -> tuple[Series | Band, ...]:
        return (*self.chart.bands, *self.chart.series)

    def end_words(self, drawn: Series | Band) -> tuple[str, ...]:
        """A name with the last figure or bounds; a criterion's name holds its own."""
        words = [drawn.name]
        if isinstance(drawn, Band):
            words.append(self.chart.between(*drawn.points[-1][1:]))
        elif drawn.role is not Role.CRITERION:
            words[0] += f" {self.chart.shown(drawn.points[-1][1])}"
        return tuple(
            line
            for part in words
            for line in wrap(
                part, self.shape.label_width, self.shape.letters, _END_LINES
            )
        )

    @cached_property
    def left(self) -> float:
        ticks = (text_width(words, self.shape.letters) for words in self.ticks)
        return max(ticks) + _GAP

    @cached_property
    def right(self) -> float:
        widths = [
            text_width(line, self.shape.letters)
            for drawn in self.in_gutter
            for line in self.end_words(drawn)
        ]
        return self.shape.width - (max(widths) + _GUTTER if widths else _GAP)

    @cached_property
    def _ends(self) -> tuple[float, float]:
        """Where the first and the last place lie: columns and lone points need room."""
        places = len(self.chart.x)
        half = (self.right - self.left) / places / 2
        if not self.chart.columns and places > 1:
            words = [max(self.chart.x, key=len)]
            for drawn in self.named_inside:
                # A lone figure at the first place is named over it.
                words += self.end_words(drawn) if drawn.points[-1][0] == 0 else ()
            widest = max(text_width(line, self.shape.letters) for line in words)
            pad = min(half, widest / 2 + 2)
            return self.left + pad, self.right - (_LINE_END if self.in_gutter else pad)
        return self.left + half, self.right - half

    @cached_property
    def band(self) -> float:
        """From one place on the x axis to the next."""
        first, last = self._ends
        places = len(self.chart.x)
        return (last - first) / (places - 1) if places > 1 else self.right - self.left

    @cached_property
    def x_words(self) -> dict[int, tuple[str, ...]]:
        """The labels under the axis; where there is no room for all, every so many."""
        last = len(self.chart.x) - 1
        widest = max(
            (
                text_width(word, self.shape.letters)
                for x in self.chart.x
                for word in x.split()
            ),
            default=0.0,
        )
        every = min(last + 1, 1 + int((widest + _GAP) / self.band))
        return {
            at: wrap(
                self.chart.x[at],
                every * self.band - _GAP,
                self.shape.letters,
                _MOST_LINES,
            )
            for at in range(last, -1, -every)
        }

    @cached_property
    def break_words(self) -> tuple[tuple[str, ...], ...]:
        """The words of each break, over the plot, on the roomier side of its line."""
        return tuple(
            wrap(
                series_break.label,
                max(x, self.shape.width - x) - _GAP,
                self.shape.letters,
                _MOST_LINES,
            )
            for series_break in self.chart.breaks
            for x in [self.x(series_break.after_index + 0.5)]
        )

    @cached_property
    def total_words(self) -> dict[int, tuple[str, ...]]:
        """What stands over the columns; where one has no room, no place has any."""
        totals = {
            place: words for place, words in enumerate(self.chart.totals) if words
        }
        room, letters = self.band - 2, self.shape.letters
        widths = (
            text_width(word, letters)
            for words in totals.values()
            for word in words.split()
        )
        if max(widths, default=0.0) > room:
            return {}
        return {
            place: wrap(words, room, letters, _TOTAL_LINES)
            for place, words in totals.items()
        }

    @cached_property
    def box(self) -> Box:
        """The plot itself, within its margins."""
        line = self.shape.line
        foot = max(map(len, self.x_words.values()))
        totals = max(map(len, self.total_words.values()), default=1)
        over = self.lettered + sum(map(len, self.break_words)) + totals
        return Box(
            left=self.left,
            top=(over + 0.75) * line,
            right=self.right,
            bottom=self.shape.height - (foot + 0.75) * line,
        )

    def x(self, place: float) -> float:
        """The middle of a place, or between two: 0.5 is from 0 to 1."""
        return self._ends[0] + place * self.band

    def y(self, value: Number) -> float:
        return self.box.bottom - self.axis.share(value) * (
            self.box.bottom - self.box.top
        )

    @property
    def ground(self) -> float:
        """The height of zero, or of the end of the axis that is nearest to it."""
        return self.y(max(self.axis.low, min(0.0, self.axis.high)))


def _is_keyed(drawn: Series | Band) -> bool:
    return isinstance(drawn, Series) and drawn.role in _KEYED
