"""The one shape of a table: what pages, exports and charts hold figures in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from laa.plan.days import in_words
from laa.plan.nothing import Nothing
from laa.plan.numbers import Number, pounds, shown


@dataclass(frozen=True)
class Qualified:
    """
    A number that may not be read without the words around it: "at least £65,500".

    The words come with the blanks that part them from the number.
    """

    number: Number
    before: str = ""
    after: str = ""


Cell = str | int | float | Decimal | date | Nothing | Qualified | None


@dataclass(frozen=True)
class Column:
    """
    A heading, and how the numbers under it are shown; `money` is in pounds.

    Of `percent` 45.1 is "45.1%". `unit` says in a file what the numbers count, where
    the heading does not.
    """

    heading: str
    numeric: bool = False
    decimals: int = 0
    trim: bool = False
    money: bool = False
    percent: bool = False
    unit: str = ""

    def shown(self, cell: Cell) -> str:
        """
        A cell as a page shows it.

        Numbers are rounded as the column says; a date reads "30 June 2008"; a `Nothing`
        is given in its own words, and None is a blank.
        """
        if cell is None:
            return Nothing.BLANK.words
        if isinstance(cell, Nothing):
            return cell.words
        if isinstance(cell, str):
            return cell
        if isinstance(cell, date):
            return in_words(cell)
        if isinstance(cell, Qualified):
            return f"{cell.before}{self.shown(cell.number)}{cell.after}"
        if self.money:
            return pounds(cell)
        text = shown(cell, self.decimals, trim=self.trim)
        return f"{text}%" if self.percent else text


Thing = TypeVar("Thing")
Field = tuple[Column, Callable[[Thing], Cell]]


@dataclass(frozen=True)
class Table:
    """A caption, columns, and rows of as many cells; the first cell heads its row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"row {number} of '{self.caption}' has {len(row)} cells: "
                    f"the table has {len(self.columns)} columns"
                )

    @classmethod
    def of(
        cls, caption: str, things: Iterable[Thing], fields: Sequence[Field[Thing]]
    ) -> Table:
        """A row a thing: under each column what its function says of the thing."""
        columns = tuple(column for column, _ in fields)
        rows = (tuple(told(thing) for _, told in fields) for thing in things)
        return cls(caption, columns, tuple(rows))

    def shown(self) -> tuple[tuple[str, ...], ...]:
        """The rows as strings for display."""
        return tuple(
            tuple(
                column.shown(cell)
                for column, cell in zip(self.columns, row, strict=True)
            )
            for row in self.rows
        )
