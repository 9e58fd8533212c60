"""A timeline as one value: rows of what is to be reached, when, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from laa.plan.charting import check_key
from laa.plan.days import in_words
from laa.plan.periods import Quarter
from laa.plan.tables import Cell, Column, Table

# A date further from the agreement than this is a slip of the pen more often than a
# plan; it would press all others into a corner.
_FAR = 3
_COLUMNS = ("Action", "Milestone", "When", "State", "Moved from")


class State(StrEnum):
    """How a milestone stands; its first letter is unlike that of any other."""

    REACHED = "reached"
    DUE = "due"
    OVERDUE = "overdue"
    AT_RISK = "at risk"
    NO_LONGER_DUE = "no longer due"

    @property
    def letter(self) -> str:
        return self.value[0].upper()

    @property
    def words(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True)
class Mark:
    """
    A milestone: on the day `start`, or from `start` to `end`, or without a date.

    `recurring` is a duty that comes round between its dates. `was` is the day by which
    it was to be reached before it was moved.
    """

    name: str
    state: State
    start: date | None = None
    end: date | None = None
    recurring: bool = False
    was: date | None = None

    def __post_init__(self) -> None:
        if self.start is None and (self.end or self.was):
            raise ValueError(
                f"milestone '{self.name}' ends on {self.end} and was moved from "
                f"{self.was}, and has no first day: give one, or no date at all"
            )
        if self.start and self.end and self.end < self.start:
            raise ValueError(
                f"milestone '{self.name}' runs from {self.start} to {self.end}: "
                "it may not end before it begins"
            )

    @property
    def due(self) -> date | None:
        """The day by which it is to be reached."""
        return self.end or self.start

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that it has."""
        return tuple(day for day in (self.start, self.end, self.was) if day)

    @property
    def when(self) -> str:
        """Its dates in words."""
        if self.start is None:
            return "not dated"
        if self.end is None:
            return in_words(self.start)
        return f"{in_words(self.start)} to {in_words(self.end)}"

    @property
    def words(self) -> str:
        """All that is known of it."""
        moved = f"; moved from {in_words(self.was)}" if self.was else ""
        return f"{self.name}: {self.state.value}, {self.when}{moved}"


@dataclass(frozen=True)
class Row:
    """An action: what it is called ("Action 1"), its text in short, its milestones."""

    label: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Timeline:
    """
    Everything that any rendering of a timeline says.

    `key` makes the ids in the page and is unique there. From `first` to `last` is the
    time that is shown at the least: the agreement's.
    """

    key: str
    title: str
    sentence: str
    rows: tuple[Row, ...]
    first: date
    last: date
    today: date

    def __post_init__(self) -> None:
        check_key(self.key)
        if self.last < self.first:
            raise ValueError(
                f"timeline '{self.key}' runs from {self.first} to {self.last}: "
                "it may not end before it begins"
            )

    @cached_property
    def span(self) -> tuple[date, date]:
        """The quarters that are drawn, from first day to last: those with a mark."""
        days = [
            day for row in self.rows for mark in self.drawn(row) for day in mark.days
        ]
        return (
            Quarter.of_day(min([self.first, *days])).first_day,
            Quarter.of_day(max([self.last, *days])).last_day,
        )

    def drawn(self, row: Row) -> tuple[Mark, ...]:
        """The marks of a row that are drawn: dated, and not far from the agreement."""
        earliest, latest = self.first.year - _FAR, self.last.year + _FAR
        return tuple(
            mark
            for mark in row.marks
            if mark.days and all(earliest <= day.year <= latest for day in mark.days)
        )

    @property
    def left_out(self) -> int:
        """How many milestones only the table has."""
        return sum(len(row.marks) - len(self.drawn(row)) for row in self.rows)

    @property
    def table(self) -> Table:
        """Every milestone in words; an action without one says so."""
        columns = tuple(Column(heading) for heading in _COLUMNS)
        return Table(self.title, columns, tuple(self._cells()))

    def _cells(self) -> Iterator[tuple[Cell, ...]]:
        for row in self.rows:
            named = f"{row.label}: {row.text}" if row.text else row.label
            for number, mark in enumerate(row.marks):
                # The whole text once: a long one over and over hides the rest.
                heading = row.label if number else named
                when = f"recurring, {mark.when}" if mark.recurring else mark.when
                yield heading, mark.name, when, mark.state.words, mark.was or ""
            if not row.marks:
                yield named, "no milestone", "", "", ""
