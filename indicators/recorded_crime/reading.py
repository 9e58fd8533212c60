"""The Home Office's tables, as CSV, Excel or OpenDocument, to rows of crime."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from indicators.recorded_crime.columns import NEEDED
from indicators.recorded_crime.crime_row import CrimeRow
from indicators.recorded_crime.crime_table import CrimeTable
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
_TICK = 4096


class Reading(Iterator[CrimeRow]):
    """
    The rows of a file, had once. `passed_over` names the sheets without such a table
    (notes, a cover); it is whole when the rows are.
    """

    def __init__(
        self, path: Path, limits: Limits, seen: Callable[[float], None]
    ) -> None:
        self.passed_over: list[str] = []
        self._path = path
        self._limits = limits
        self._seen = seen
        self._rows = self._read()

    def __next__(self) -> CrimeRow:
        return next(self._rows)

    def _read(self) -> Iterator[CrimeRow]:
        table, tables = CrimeTable(""), 0
        rows = read_rows(self._path.read_bytes(), self._limits)
        for number, row in enumerate(rows, start=1):
            if number == 1 or row.sheet != table.sheet:
                self._pass_over(table, number)
                table = CrimeTable(row.sheet)
            if table.is_open:
                if crime := table.crime_of(row):
                    yield crime
            else:
                tables += table.opens_at(row)
            if number % _TICK == 0:
                self._seen(0.5)
        self._pass_over(table)
        if not tables:
            raise _no_table()
        self._seen(1.0)

    def _pass_over(self, table: CrimeTable, number: int = 0) -> None:
        if not table.is_open and number != 1:
            self.passed_over.append(table.sheet)


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
