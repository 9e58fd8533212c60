"""A sheet of recorded crime: where its headings are, and what its rows say."""

from __future__ import annotations

from datetime import date

from indicators.recorded_crime.cell_texts import (
    code_of,
    name_of,
    number_of,
    quarter_of,
    text_of,
    year_of,
    year_of_day,
)
from indicators.recorded_crime.columns import Column, heading_of, places_of
from indicators.recorded_crime.crime_row import CrimeRow
from laa.plan.periods import FinancialYear
from laa.plan.sheets.cells import Row, Value
from laa.plan.sheets.refused import SheetsRefused

# Titles and notes may stand above the headings, but not without end.
_FIRST_ROWS = 50


class CrimeTable:
    """A sheet, which is open once its headings were found."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self._place = f"Sheet {sheet}, row " if sheet else "row "
        self._rows = 0
        self._at: tuple[int, ...] = ()

    @property
    def is_open(self) -> bool:
        return bool(self._at)

    def opens_at(self, row: Row) -> bool:
        """Whether this row holds the headings."""
        self._rows += 1
        if self._rows <= _FIRST_ROWS:
            texts = {number: text_of(value) for number, value in row.values.items()}
            if places := places_of(texts, f"{self._place}{row.number}"):
                # A column that is not there is looked for in place 0: there is none.
                self._at = tuple(places.get(column, 0) for column in Column)
        return self.is_open

    def crime_of(self, row: Row) -> CrimeRow | None:
        """None for a note under the table, and for headings that are repeated."""
        get = row.values.get
        year, quarter, force, partnership, description, group, subgroup, code, count = (
            get(place) for place in self._at
        )
        if _is_note(year, quarter, code, count):
            return None
        place = f"{self._place}{row.number}"
        words = text_of(description)
        number, note = number_of(count)
        return CrimeRow(
            place,
            _force(force, place),
            name_of(text_of(partnership)),
            _year(year, place),
            _quarter(quarter, place),
            code_of(text_of(code), words),
            words,
            name_of(text_of(group)),
            name_of(text_of(subgroup)),
            number,
            note,
        )


def _is_note(
    year: Value | None, quarter: Value | None, code: Value | None, count: Value | None
) -> bool:
    """A note under the table, a sum of a column, or the headings again."""
    if year is None:
        return code is None or quarter is None
    if code is None and count is None:
        return isinstance(year, str) and year_of(text_of(year)) is None
    return isinstance(year, str) and heading_of(year) is Column.YEAR


def _force(value: Value | None, place: str) -> str:
    if name := name_of(text_of(value)):
        return name
    raise SheetsRefused(
        f"{_start(place)} names no police force: a row that is cut off may mean that "
        "the file was not sent whole"
    )


def _year(value: Value | None, place: str) -> FinancialYear:
    year = year_of_day(value) if isinstance(value, date) else year_of(text_of(value))
    if year is None:
        raise SheetsRefused(
            f"{_start(place)}: '{text_of(value)}' is not a financial year: "
            "it must read as 2008/09"
        )
    return year


def _quarter(value: Value | None, place: str) -> int:
    quarter = quarter_of(text_of(value))
    if quarter is None:
        raise SheetsRefused(
            f"{_start(place)}: '{text_of(value)}' is not a quarter of the financial "
            "year: it must be 1 (April to June), 2, 3 or 4"
        )
    return quarter


def _start(place: str) -> str:
    return f"{place[0].upper()}{place[1:]}"
