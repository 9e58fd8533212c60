"""The one shape of a table: what pages, exports and charts hold figures in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from laa.plan.days import in_words
from laa.plan.nothing import Nothing
from laa.plan.numbers import pounds, shown

Cell = str | int | float | Decimal | date | Nothing | None


@dataclass(frozen=True)
class Column:
    """A heading, and how the numbers under it are shown; `money` is in pounds."""

    heading: str
    numeric: bool = False
    decimals: int = 0
    trim: bool = False
    money: bool = False

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
        if self.money:
            return pounds(cell)
        return shown(cell, self.decimals, trim=self.trim)


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

    def shown(self) -> tuple[tuple[str, ...], ...]:
        """The rows as strings for display."""
        return tuple(
            tuple(
                column.shown(cell)
                for column, cell in zip(self.columns, row, strict=True)
            )
            for row in self.rows
        )
