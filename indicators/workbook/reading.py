"""What somebody filled in, as the boxes of a return's form, each with its address."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from indicators.forms import PROVISIONAL
from indicators.workbook.columns import FILLED_IN, READ, Column, name_of
from indicators.workbook.headings import columns_of, headings_in
from laa.plan.days import in_words
from laa.plan.models import ActionPlan
from laa.plan.periods import Quarter
from laa.plan.sheets.cells import Cell, ErrorValue, Row, Sheet
from laa.plan.sheets.limits import Limits
from laa.plan.sheets.refused import SheetsRefused

LIMITS = Limits(
    # What was checked must fit among the texts of the next form.
    file_bytes=500_000,
    unzipped_bytes=20_000_000,
    sheets=20,
    rows=1_000,
    columns=100,
    cells=20_000,
)
_STATES = {words.lower(): state for state, words in PROVISIONAL}
_LONGEST_DAY = 40
_DATE = re.compile(r"(\S+?)(?:\s*[/.]\s*|\s+|-)(\S+?)(?:\s*[/.]\s*|\s+|-)(\S+)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")


@dataclass(frozen=True)
class TypedRow:
    """
    `data` is what the form of a return is sent; `places` are the addresses of its
    boxes, and `refusals` what is wrong before any rule of the form is asked.
    """

    code: str
    place: str
    version: int
    data: dict[str, str]
    places: dict[str, str]
    refusals: list[str] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        return not any(self.data.values()) and not self.refusals

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def typed_rows(
    sheets: tuple[Sheet, ...], plan: ActionPlan, quarter: Quarter
) -> list[TypedRow]:
    """In the order of the file; SheetsRefused if it is no workbook of this quarter."""
    sheet, start, columns = _headings(sheets)
    rows = [_Filled(row, columns) for row in sheet.rows[start + 1 :]]
    filled = [row for row in rows if row.holds_anything]
    for row in filled:
        row.require_to_be_of(plan, quarter)
    return [row.typed() for row in filled]


def _headings(sheets: tuple[Sheet, ...]) -> tuple[Sheet, int, dict[Column, int]]:
    """The sheet, the row among its rows, and where each column is."""
    found = [(sheet, *place) for sheet in sheets for place in _places(sheet)]
    if not found:
        raise SheetsRefused(
            "The file is no return workbook: no row of it has the headings "
            f"{', '.join(one.heading for one in READ)}"
        )
    (sheet, start, headings), *others = found
    _refuse_if_lacking(headings, sheet.rows[start])
    _refuse_if_twice(sheet, [one for one, _, those in others if not _lacking(those)])
    return sheet, start, columns_of(headings)


def _places(sheet: Sheet) -> Iterator[tuple[int, Mapping[Column, list[Cell]]]]:
    """The first row with headings, if there is one."""
    wanted = {one.heading.casefold(): one for one in READ}
    for start, row in enumerate(sheet.rows):
        found = headings_in(row, wanted)
        if Column.INDICATOR in found and len(found) > 1:
            yield start, found
            return


def _lacking(found: Container[Column]) -> list[str]:
    return [one.heading for one in READ if one not in found]


def _refuse_if_lacking(found: Container[Column], row: Row) -> None:
    if lacking := _lacking(found):
        raise SheetsRefused(
            f"The headings in row {row.number} lack {', '.join(lacking)}: "
            "download the workbook again, and leave its headings as they are"
        )


def _refuse_if_twice(sheet: Sheet, others: list[Sheet]) -> None:
    """Figures may stand in any of them, and those of one alone would be read."""
    if others:
        names = " and ".join(f"'{one.name}'" for one in (sheet, *others))
        raise SheetsRefused(
            f"The sheets {names} all have the headings of a return workbook: "
            "delete those that are not meant"
        )


@dataclass(frozen=True)
class _Filled:
    row: Row
    columns: dict[Column, int]

    def cell(self, column: Column) -> Cell:
        return self.row.cell(self.columns[column])

    def text(self, column: Column) -> str:
        return shown(self.cell(column))

    @property
    def holds_anything(self) -> bool:
        return any(self.text(one) for one in (Column.INDICATOR, *FILLED_IN))

    def require_to_be_of(self, plan: ActionPlan, quarter: Quarter) -> None:
        self._require_to_be_an_indicators()
        for column, wanted in (
            (Column.PLAN, name_of(plan)),
            (Column.QUARTER, str(quarter)),
        ):
            if " ".join(self.text(column).split()) != wanted:
                raise SheetsRefused(
                    f"{self.cell(column).address}: the file is for "
                    f"'{self.text(column)}', and this page is for '{wanted}': "
                    "go to the page that the file belongs to, or download its workbook"
                )

    def _require_to_be_an_indicators(self) -> None:
        """A note or a total under the table belongs to no plan."""
        if self.text(Column.PLAN) or self.text(Column.QUARTER):
            return
        columns = (Column.INDICATOR, *FILLED_IN)
        cell = next(self.cell(one) for one in columns if self.text(one))
        raise SheetsRefused(
            f"{cell.address}: '{shown(cell)}' is in a row without Plan and Quarter, "
            f"so that it is no indicator's: delete row {self.row.number}, or download "
            "the workbook again"
        )

    def typed(self) -> TypedRow:
        version, code = self.text(Column.VERSION), self.text(Column.INDICATOR)
        refusals = [*self._errors(), *self._unreadable_days()]
        if not re.fullmatch(r"\d{1,9}", version):
            refusals.append(
                f"{self.cell(Column.VERSION).address}: '{version}' is not the version "
                "of a figure: download the workbook again, and leave this cell as it is"
            )
            version = "0"
        return TypedRow(
            code=code,
            place=self.cell(Column.INDICATOR).address,
            version=int(version),
            data=self._data(),
            places={one.box: self.cell(one).address for one in FILLED_IN},
            refusals=refusals,
        )

    def _data(self) -> dict[str, str]:
        data = {one.box: self.text(one) for one in FILLED_IN if one is not Column.AS_AT}
        day = day_parts(self.text(Column.AS_AT)) or ("", "", "")
        parts = ("day", "month", "year")
        return {
            **data,
            "state": _STATES.get(data["state"].lower(), data["state"]),
            **{f"as_at-{part}": text for part, text in zip(parts, day, strict=True)},
        }

    def _errors(self) -> Iterator[str]:
        for column in FILLED_IN:
            cell = self.cell(column)
            if isinstance(cell.value, ErrorValue):
                yield (
                    f"{cell.address}: '{cell.value}' is what a spreadsheet shows for a "
                    "formula that failed: put the figure or the text there"
                )

    def _unreadable_days(self) -> Iterator[str]:
        text, cell = self.text(Column.AS_AT), self.cell(Column.AS_AT)
        if text and not day_parts(text) and not isinstance(cell.value, ErrorValue):
            yield (
                f"{cell.address}: '{text}' is not a real date: "
                "enter one such as 30 June 2008"
            )


def shown(cell: Cell) -> str:
    """What was typed, as it would have been typed into a box."""
    match cell.value:
        case None:
            return ""
        case bool(value):
            return str(value).upper()
        case datetime() as moment:
            return in_words(moment.date())
        case date() as day:
            return in_words(day)
        case Decimal() as number:
            return f"{number:f}"
        case other:
            return str(other).strip()


def day_parts(text: str) -> tuple[str, str, str] | None:
    """Day, month and year of "14 October 2008", "14/10/2008" or "2008-10-14"."""
    if len(text) > _LONGEST_DAY:
        return None
    if found := _ISO.fullmatch(text):
        return found[3], found[2], found[1]
    if found := _DATE.fullmatch(text):
        return found[1], found[2], found[3]
    return None
