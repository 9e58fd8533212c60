"""
A file of the Office for National Statistics: the row of one area, year by year.

Both shapes that are published are read: a column a year (population_2008), and one
column of all ages whose year only the name of the file tells. Nothing is guessed: not
the year, not whether numbers are people or thousands, not the area.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from string import digits

from indicators.population.terms import THOUSAND, doubt
from laa.plan.numbers import shown
from laa.plan.refusals import Refusal, Refused
from laa.plan.sheets.cells import Cell, Row
from laa.plan.sheets.limits import Limits

# As large as a request may be.
LIMITS = Limits(file_bytes=1_000_000, unzipped_bytes=50_000_000)

_CODE = re.compile(r"code|snac", re.IGNORECASE)
_WORDS = r"(?:(?:all|mid|year|persons|people|ages|pop|population|estimate|mye)[ ,_-]*+)"
_YEAR = re.compile(rf"{_WORDS}*((?:19|20)\d\d)", re.IGNORECASE)
# A number after persons is an age; after other words it is a footnote.
_TOTAL = re.compile(
    r"(?!.*(?:persons|people)[ ,_-]+\d)"
    rf"{_WORDS}+(?:[(]?thousands?[)]?)?[\s\d,]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d{1,12}(\.\d+)?")
_FOOTNOTES = f"{digits}, "
_PART = re.compile(r"(?:sex|gender|age)(?:[ _-](?:group|band|name))?", re.IGNORECASE)
_EVERYBODY = re.compile(
    r"(?:(?:all|both|total|persons?|people|ages?|sexes|genders)[ ,_-]*+)+|p",
    re.IGNORECASE,
)
_MOST_NAMED = 3


class Unit(StrEnum):
    """What the numbers of a file count."""

    PERSONS = "people"
    THOUSANDS = "thousands of people"

    def persons(self, number: Decimal) -> Decimal:
        return number * THOUSAND if self is Unit.THOUSANDS else number


@dataclass(frozen=True)
class AreaRow:
    """
    What the file says of the area.

    `is_named_only`: its code is another than the area's, so that somebody must say
    whether it is the area.
    """

    code: str
    name: str
    place: str
    is_named_only: bool
    persons: dict[int, int]


@dataclass(frozen=True)
class _Headings:
    sheet: str
    codes: tuple[int, ...]
    years: dict[int, list[Cell]]
    totals: list[Cell]
    parts: tuple[int, ...]

    def code_in(self, row: Row) -> str:
        found = (_text(row.cell(column)) for column in self.codes)
        return next(filter(None, found), "")


@dataclass(frozen=True)
class _Match:
    headings: _Headings
    row: Row

    @property
    def place(self) -> str:
        sheet = f" of sheet {self.row.sheet}" if self.row.sheet else ""
        return f"row {self.row.number}{sheet}"

    @property
    def part(self) -> str:
        """What says that the row counts one sex or age only."""
        for column in self.headings.parts:
            cell = self.row.cell(column)
            if not _EVERYBODY.fullmatch(_text(cell)):
                return f"{cell.address}: '{_text(cell)}'"
        return ""


def read_area(
    rows: Iterable[Row], *, code: str, name: str, unit: Unit, year: int | None
) -> AreaRow:
    """The area's row by its code, or by its name alone; Refused says what to mend."""
    coded, named = _matches(rows, code, name)
    match = _only(coded, code, name) if coded else _only(named, code, name)
    return AreaRow(
        code=match.headings.code_in(match.row),
        name=_name_in(match.row, name),
        place=match.place,
        is_named_only=not coded,
        persons=dict(_persons(match, unit, year)),
    )


def _matches(
    rows: Iterable[Row], code: str, name: str
) -> tuple[list[_Match], list[_Match]]:
    """Those with the area's code, and those that only bear its name."""
    headings: _Headings | None = None
    coded: list[_Match] = []
    named: list[_Match] = []
    for row in rows:
        if found := _headings(row):
            headings = found
        elif headings and headings.sheet == row.sheet:
            if code in {_text(row.cell(column)) for column in headings.codes}:
                coded.append(_Match(headings, row))
            elif _bare(name) in {_bare(_text(cell)) for cell in row.cells()}:
                named.append(_Match(headings, row))
    if headings is None:
        raise _refused(
            "No row of the file has the headings of an estimate: a code (such as Code "
            "or ladcode20), and people of all ages (Persons All Ages, or a column a "
            "year such as population_2008)"
        )
    return coded, named


def _headings(row: Row) -> _Headings | None:
    texts = [(cell, _text(cell)) for cell in row.cells()]
    codes = tuple(cell.column for cell, text in texts if _CODE.search(text))
    years: dict[int, list[Cell]] = {}
    for cell, text in texts:
        if found := _YEAR.fullmatch(text):
            years.setdefault(int(found[1]), []).append(cell)
    totals = [cell for cell, text in texts if _TOTAL.fullmatch(text)]
    if not codes or not (years or totals):
        return None
    parts = tuple(cell.column for cell, text in texts if _PART.fullmatch(text))
    return _Headings(row.sheet, codes, years, totals, parts)


def _only(matches: list[_Match], code: str, name: str) -> _Match:
    if not matches:
        raise _refused(
            f"No row of the file has the code {code}, and none is named {name}: "
            "choose a file that has the area"
        )
    everybody = [one for one in matches if not one.part]
    if not everybody:
        raise _refused(
            f"{matches[0].part} is not everybody: choose a file that has a row of "
            f"{name} with people of all ages and both sexes"
        )
    if len(everybody) > 1:
        places = [one.place for one in everybody[:_MOST_NAMED]]
        more = " and others" if len(everybody) > _MOST_NAMED else ""
        raise _refused(
            f"{len(everybody)} rows are of {name}: {', '.join(places)}{more}. Leave "
            "the one with people of all ages and both sexes in the file"
        )
    return everybody[0]


def _persons(match: _Match, unit: Unit, year: int | None) -> Iterator[tuple[int, int]]:
    columns = match.headings.years or _given(year, match.headings)
    if year is not None and year not in columns:
        raise Refused(
            Refusal(
                f"The file has no column for {year}: it has {min(columns)} to "
                f"{max(columns)}. Leave the year empty to choose from them",
                "year",
            )
        )
    wanted = [year] if year is not None else sorted(columns)
    for one in wanted:
        yield one, _number(match.row.cell(_column(columns[one])), unit)


def _column(headed: list[Cell]) -> int:
    if len(headed) > 1:
        first, second = (f"{one.address} '{_text(one)}'" for one in headed[:2])
        raise _refused(
            f"{first} and {second} head the same people: leave the one with people of "
            "all ages and both sexes in the file"
        )
    return headed[0].column


def _given(year: int | None, headings: _Headings) -> dict[int, list[Cell]]:
    if year is None or not headings.totals:
        raise Refused(
            Refusal(
                "The file does not say which mid-year its numbers are of: enter it",
                "year",
            )
        )
    return {year: headings.totals}


def _number(cell: Cell, unit: Unit) -> int:
    text = _text(cell)
    if not text:
        raise _refused(f"{cell.address} is blank: it should count people of all ages")
    if not _NUMBER.fullmatch(text):
        raise _refused(f"{cell.address}: '{text}' is not a number of people")
    persons = unit.persons(Decimal(text.replace(",", "")))
    if why := doubt(persons):
        counted = (
            f"{unit}, {shown(persons)} of them" if unit is Unit.THOUSANDS else unit
        )
        raise Refused(
            Refusal(f"{cell.address}: '{text}' cannot count {counted}: {why}", "unit")
        )
    return int(persons)


def _name_in(row: Row, name: str) -> str:
    """The cell that bears the area's name, or else the longest text."""
    texts = [_text(cell) for cell in row.cells() if isinstance(cell.value, str)]
    words = [text for text in texts if not _NUMBER.fullmatch(text)]
    same = (text for text in words if _bare(text) == _bare(name))
    return next(same, max(words, key=len, default=""))


def _bare(name: str) -> str:
    """Without footnotes, and without the UA of a unitary authority."""
    plain = " ".join(name.split()).rstrip(_FOOTNOTES)
    return plain.casefold().removesuffix(" ua")


def _text(cell: Cell) -> str:
    return "" if cell.value is None else str(cell.value).strip()


def _refused(words: str) -> Refused:
    return Refused(Refusal(words, "file"))
