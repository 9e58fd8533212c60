"""The Home Office's tables, as CSV, Excel or OpenDocument, to rows of crime."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from indicators.recorded_crime.columns import NEEDED
from indicators.recorded_crime.crime_row import CrimeRow
from indicators.recorded_crime.crime_table import CrimeTable
from laa.plan.sheets.cells import Row
from laa.plan.sheets.limits import Limits
from laa.plan.sheets.reading import read_rows
from laa.plan.sheets.refused import SheetsRefused

# Fits the tables of all partnerships for four years with room to spare; a sheet of
# Excel ends at 1,048,576 rows.
NATIONAL = Limits(
    file_bytes=250_000_000,
    unzipped_bytes=4_000_000_000,
    rows=1_200_000,
    columns=50,
    cells=30_000_000,
)

# Excel's own are of 31 characters at most; each row repeats it.
_LONGEST_NAME = 100


class Reading(Iterator[CrimeRow]):
    """
    The rows of a file, had once. `passed_over` names the sheets without such a table
    (notes, a cover); it is whole when the rows are.
    """

    def __init__(
        self, path: Path, limits: Limits, seen: Callable[[float], None]
    ) -> None:
        self.passed_over: list[str] = []
        self._rows = self._read(path, limits, seen)

    def __iter__(self) -> Iterator[CrimeRow]:
        return self._rows

    def __next__(self) -> CrimeRow:
        return next(self._rows)

    def _read(
        self, path: Path, limits: Limits, seen: Callable[[float], None]
    ) -> Iterator[CrimeRow]:
        with path.open("rb") as file:
            yield from self._crimes(read_rows(file, limits, seen=seen))
        seen(1.0)

    def _crimes(self, rows: Iterator[Row]) -> Iterator[CrimeRow]:
        tables = 0
        for sheet, of_sheet in groupby(rows, attrgetter("sheet")):
            table = CrimeTable(sheet[:_LONGEST_NAME])
            for row in of_sheet:
                if not table.is_open:
                    tables += table.opens_at(row)
                elif crime := table.crime_of(row):
                    yield crime
            if not table.is_open:
                self.passed_over.append(table.sheet)
        if not tables:
            raise _no_table()


def read(path: Path, limits: Limits, *, seen: Callable[[float], None]) -> Reading:
    """
    Rows one by one, in bounded memory. `seen` is told the share of the file that is
    read, 0 to 1, every few thousand rows; what it raises ends the reading.
    SheetsRefused in one sentence if the file is none that is read here.
    """
    return Reading(path, limits, seen)


def _no_table() -> SheetsRefused:
    *others, last = (column.heading for column in NEEDED)
    return SheetsRefused(
        "The file holds no table of recorded crime: none of its first rows has the "
        f"headings {', '.join(others)} and {last}"
    )
