"""What a spreadsheet holds: sheets of rows of cells, each with its address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

_LETTERS = 26


@dataclass(frozen=True)
class Percentage:
    """0.45 that the spreadsheet shows as 45%."""

    share: Decimal

    def __str__(self) -> str:
        return f"{(self.share * 100).normalize():f}%"


@dataclass(frozen=True)
class ErrorValue:
    """What a spreadsheet says where it could not work out a formula: "#REF!"."""

    text: str

    def __str__(self) -> str:
        return self.text


Value = str | bool | int | Decimal | Percentage | date | datetime | time | ErrorValue


@dataclass(frozen=True, slots=True)
class Cell:
    """Row and column count from 1; a value of None is a blank, never a zero."""

    sheet: str
    row: int
    column: int
    value: Value | None

    @property
    def address(self) -> str:
        """ "Sheet Return, B7"; of a file without named sheets "B7"."""
        place = f"{letters(self.column)}{self.row}"
        return f"Sheet {self.sheet}, {place}" if self.sheet else place


@dataclass(slots=True)
class Row:
    """The cells of a row that hold something, by column."""

    sheet: str
    number: int
    values: dict[int, Value]

    def cell(self, column: int) -> Cell:
        return Cell(self.sheet, self.number, column, self.values.get(column))

    def cells(self) -> Iterator[Cell]:
        return (self.cell(column) for column in sorted(self.values))


@dataclass(frozen=True)
class Sheet:
    """The rows that hold something, in their order."""

    name: str
    rows: tuple[Row, ...]


def letters(column: int) -> str:
    """1 is A, 26 Z, 27 AA."""
    text = ""
    while column:
        column, index = divmod(column - 1, _LETTERS)
        text = f"{chr(ord('A') + index)}{text}"
    return text


def column_of(text: str) -> int:
    """A is 1, AA 27: the other way about."""
    column = 0
    for letter in text:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return column
