"""A sheet of recorded crime: where its headings are, and what its rows say."""

from __future__ import annotations

from indicators.recorded_crime.cell_texts import (
    NotReadable,
    code_of,
    name_of,
    number_of,
    quarter_of,
    text_of,
    year_of,
)
from indicators.recorded_crime.columns import Column, places_of
from indicators.recorded_crime.crime_row import CrimeRow
from laa.plan.sheets.cells import Row, Value
from laa.plan.sheets.refused import SheetsRefused

# Titles and notes may stand above the headings, but not without end.
_FIRST_ROWS = 50
_CUT_OFF = "a row that is cut off may mean that the file was not sent whole"


class CrimeTable:
    """A sheet, which is open once its headings were found."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.is_open = False
        self._place = f"Sheet {sheet}, row " if sheet else "row "
        self._rows = 0
        self._at: tuple[int, ...] = ()

    def opens_at(self, row: Row) -> bool:
        """Whether this row holds the headings."""
        self._rows += 1
        if self._rows <= _FIRST_ROWS:
            self._at = self._headings_in(row)
            self.is_open = bool(self._at)
        return self.is_open

    def crime_of(self, row: Row) -> CrimeRow | None:
        """None for a note under the table, and for headings that are repeated."""
        get = row.values.get
        year, quarter, force, partnership, description, group, subgroup, code, count = [
            get(place) for place in self._at
        ]
        place = f"{self._place}{row.number}"
        try:
            if code is None and count is None:
                raise NotReadable(f"it has neither code nor count: {_CUT_OFF}")
            words = text_of(description)
            number, note = number_of(count)
            return CrimeRow(
                place,
                name_of(force) or _no_force(),
                name_of(partnership),
                year_of(year),
                quarter_of(quarter),
                code_of(code, words),
                words,
                name_of(group),
                name_of(subgroup),
                number,
                note,
            )
        except NotReadable as reason:
            if self._repeats_headings(row) or (
                code is None and _is_note(row, year, count)
            ):
                return None
            raise SheetsRefused(f"{place[0].upper()}{place[1:]}: {reason}") from None

    def _repeats_headings(self, row: Row) -> bool:
        again = self._headings_in(row)
        if again and again != self._at:
            raise SheetsRefused(
                f"The headings in {self._place}{row.number} stand in other columns "
                "than the first ones: give each such table a sheet or a file of its own"
            )
        return bool(again)

    def _headings_in(self, row: Row) -> tuple[int, ...]:
        """The place of each column, if this row is the headings; 0 is nowhere."""
        texts = {n: str(value).strip() for n, value in row.values.items()}
        places = places_of(texts, f"{self._place}{row.number}")
        return tuple(places.get(column, 0) for column in Column) if places else ()


def _is_note(row: Row, year: Value | None, count: Value | None) -> bool:
    """Words under the table, or the sum of a column; what is cut off has neither."""
    has_words = any(any(map(str.isalpha, str(one))) for one in row.values.values())
    return not _is_year(year) and (has_words or count is not None)


def _is_year(value: Value | None) -> bool:
    try:
        return bool(year_of(value))
    except NotReadable:
        return False


def _no_force() -> str:
    raise NotReadable(f"it names no police force: {_CUT_OFF}")
