"""A chart as one value: its words, its series, its table. Drawing it is elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from laa.plan.numbers import Number, pounds, shown
from laa.plan.tables import Table

# Beyond this a float no longer holds every whole number, and labels no longer fit.
_LARGEST = 10**15
# With more parts in a column no one could tell them apart.
_MOST_PARTS = 4
_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def check_key(key: str) -> None:
    """Refuse, by ValueError, a key that would not do for an id in a page."""
    if not _KEY.fullmatch(key):
        raise ValueError(
            f"'{key}' is not a chart's key: use small letters, digits and "
            "single hyphens, beginning with a letter"
        )


def _check_named(name: str, kind: str) -> None:
    if not name.strip():
        raise ValueError(f"{kind} of a chart is called '{name}': give it words")


def _check_drawable(name: str, values: tuple[Number | None, ...]) -> None:
    for value in values:
        if value is not None and not -_LARGEST <= value <= _LARGEST:
            raise ValueError(
                f"'{name}' holds {value}: a chart draws numbers up to 10^15 "
                "in size, and None where there is no figure"
            )


class Role(StrEnum):
    """
    What a series is, and so how it looks in every chart.

    `EARLIER` is a target that another took the place of. `CENTRE` and `LIMIT` are the
    level lines of a control chart, `SIGNAL` rings those of its figures that chance
    alone would rarely make, `REVISED` rings figures that took the place of earlier
    ones, and `FORECAST` runs on from the last actual to where it may end. Several
    series of columns stand on each other as the parts of one whole, in their order.
    """

    ACTUAL = "actual"
    TARGET = "target"
    EARLIER = "earlier target"
    CRITERION = "criterion"
    BASELINE = "baseline"
    COURSE = "course"
    COLUMN = "column"
    CENTRE = "centre"
    LIMIT = "limit"
    SIGNAL = "signal"
    REVISED = "revised"
    FORECAST = "forecast"


# Those that ring figures which another series tells.
RINGED = frozenset({Role.SIGNAL, Role.REVISED})


@dataclass(frozen=True)
class Series:
    """Values, one for each place on the x axis; None is a gap, never a zero."""

    name: str
    values: tuple[Number | None, ...]
    role: Role

    def __post_init__(self) -> None:
        _check_named(self.name, "a series")
        _check_drawable(self.name, self.values)

    @property
    def points(self) -> tuple[tuple[int, Number], ...]:
        """The figures that there are, each with its place on the x axis."""
        return tuple((i, v) for i, v in enumerate(self.values) if v is not None)


@dataclass(frozen=True)
class Band:
    """What may be: from `lower` to `upper` at each place, both None where unknown."""

    name: str
    lower: tuple[Number | None, ...]
    upper: tuple[Number | None, ...]

    def __post_init__(self) -> None:
        _check_named(self.name, "a band")
        if len(self.lower) != len(self.upper):
            raise ValueError(
                f"band '{self.name}' has {len(self.lower)} lower and "
                f"{len(self.upper)} upper values: give as many of each"
            )
        _check_drawable(self.name, (*self.lower, *self.upper))
        for place, (lower, upper) in enumerate(
            zip(self.lower, self.upper, strict=True)
        ):
            self._check_bounds(place, lower, upper)

    def _check_bounds(
        self, place: int, lower: Number | None, upper: Number | None
    ) -> None:
        if (lower is None) != (upper is None):
            raise ValueError(
                f"band '{self.name}' runs from {lower} to {upper} at place {place}: "
                "give both values, or None for both"
            )
        if lower is not None and upper is not None and lower > upper:
            raise ValueError(
                f"band '{self.name}' runs from {lower} to {upper} at place {place}: "
                "its lower value may not be above its upper"
            )

    @property
    def points(self) -> tuple[tuple[int, Number, Number], ...]:
        """The bounds that there are, each with its place on the x axis."""
        bounds = enumerate(zip(self.lower, self.upper, strict=True))
        return tuple(
            (place, lower, upper)
            for place, (lower, upper) in bounds
            if lower is not None and upper is not None
        )


@dataclass(frozen=True)
class Break:
    """A line between the place `after_index` and the next: its two sides differ."""

    after_index: int
    label: str

    def __post_init__(self) -> None:
        _check_named(self.label, "a break")


@dataclass(frozen=True)
class Chart:
    """
    Everything that any rendering of a chart says.

    `key` makes the ids in the page and is unique there; `sentence` says what the chart
    shows; `unit` names the y axis ("offences"). A whole figure is shown whole, any
    other to `decimals` places; figures of `money` are pounds. `totals` are words to
    stand over the columns of each place, None for none: a caller who knows what is
    still undecided says "at least".
    """

    key: str
    title: str
    sentence: str
    x: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    table: Table
    decimals: int = 0
    breaks: tuple[Break, ...] = ()
    bands: tuple[Band, ...] = ()
    money: bool = False
    totals: tuple[str | None, ...] = ()

    def __post_init__(self) -> None:
        check_key(self.key)
        if not self.x or not self.series:
            raise ValueError(
                f"chart '{self.key}' has {len(self.x)} places on its x axis and "
                f"{len(self.series)} series: it needs at least one of each"
            )
        if len(set(self.x)) < len(self.x):
            raise ValueError(
                f"chart '{self.key}' gives one name to two places on its x axis, "
                f"{', '.join(self.x)}: name each apart"
            )
        for series in self.series:
            self._check_length(f"series '{series.name}'", len(series.values))
        for band in self.bands:
            self._check_length(f"band '{band.name}'", len(band.lower))
        if self.totals:
            self._check_length("the list of totals", len(self.totals))
        self._check_columns()
        for series_break in self.breaks:
            self._check_place(series_break)

    def _check_length(self, named: str, values: int) -> None:
        if values != len(self.x):
            raise ValueError(
                f"{named} has {values} values for "
                f"{len(self.x)} places on the x axis: give one each, None for a gap"
            )

    def _check_columns(self) -> None:
        names = [series.name for series in self.columns]
        if len(names) > _MOST_PARTS or len(set(names)) < len(names):
            raise ValueError(
                f"chart '{self.key}' has columns for {', '.join(names)}: "
                f"up to {_MOST_PARTS} series may be columns, each with its own name"
            )
        if self.totals and not names:
            raise ValueError(
                f"chart '{self.key}' has totals and no columns to write them over: "
                "leave them out"
            )

    def _check_place(self, series_break: Break) -> None:
        if not 0 <= series_break.after_index < len(self.x) - 1:
            raise ValueError(
                f"break '{series_break.label}' comes after place "
                f"{series_break.after_index}: it lies between two of the "
                f"{len(self.x)} places, 0 to {len(self.x) - 2}"
            )

    @property
    def is_empty(self) -> bool:
        """Whether there is no figure at all yet."""
        series = any(series.points for series in self.series)
        return not series and not any(band.points for band in self.bands)

    @property
    def columns(self) -> tuple[Series, ...]:
        """The series drawn as columns, the lowest part first."""
        return self.of(Role.COLUMN)

    def of(self, role: Role) -> tuple[Series, ...]:
        """The series of a role."""
        return tuple(series for series in self.series if series.role is role)

    def shown(self, value: Number) -> str:
        """A figure of the chart as its labels show it."""
        if self.money:
            return pounds(value)
        return shown(value, 0 if value == int(value) else self.decimals)

    def between(self, lower: Number, upper: Number) -> str:
        """The bounds of a band as its labels show them; those alike as one."""
        bounds = self.shown(lower), self.shown(upper)
        return " to ".join(dict.fromkeys(bounds))
