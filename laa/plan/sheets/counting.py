"""Counting what is read of a spreadsheet, and refusing it once it is too much."""

from __future__ import annotations

from dataclasses import dataclass, field

from laa.plan.sheets.cells import Cell, Value
from laa.plan.sheets.limits import Limits
from laa.plan.sheets.refused import SheetsRefused


@dataclass
class Counter:
    limits: Limits
    _cells: int = field(default=0, init=False)
    _sheets: int = field(default=0, init=False)

    def sheet(self) -> None:
        self._sheets += 1
        if self._sheets > self.limits.sheets:
            raise SheetsRefused(
                f"The file has more than {self.limits.sheets} sheets: "
                "send one with fewer"
            )

    def row(
        self,
        sheet: str,
        number: int,
        values: dict[int, Value],
        longest: int = 0,
        times: int = 1,
    ) -> None:
        """
        Count all cells of a row, or of as many like it, of which this is the last, and
        name the one that is too much. `longest` is the length of its longest text.
        """
        limits = self.limits
        if (
            number <= limits.rows
            and max(values) <= limits.columns
            and self._cells + len(values) * times <= limits.cells
            and longest <= limits.characters
        ):
            self._cells += len(values) * times
            return
        for column, value in values.items():
            self.cells(sheet, number, column, value, times)

    def cells(
        self, sheet: str, row: int, column: int, value: Value, times: int = 1
    ) -> None:
        """Count a cell, or as many like it, of which this is the last."""
        if row > self.limits.rows:
            raise self._too_far(sheet, row, column, value, "rows", self.limits.rows)
        if column > self.limits.columns:
            many = self.limits.columns
            raise self._too_far(sheet, row, column, value, "columns", many)
        if isinstance(value, str) and len(value) > self.limits.characters:
            raise SheetsRefused(
                f"{Cell(sheet, row, column, value).address} holds more than "
                f"{self.limits.characters:,} characters: shorten it"
            )
        self._cells += times
        if self._cells > self.limits.cells:
            raise SheetsRefused(
                f"The file has more than {self.limits.cells:,} cells that hold "
                "something: send one with fewer"
            )

    def _too_far(
        self, sheet: str, row: int, column: int, value: Value, what: str, most: int
    ) -> SheetsRefused:
        address = Cell(sheet, row, column, value).address
        return SheetsRefused(
            f"{address} holds something: a sheet is read up to {most:,} {what}. "
            "Delete what lies further out, and send the file again"
        )
