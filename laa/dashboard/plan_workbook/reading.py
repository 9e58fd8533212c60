"""What somebody filled in, row by row, each cell with its address."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from indicators.workbook.headings import columns_of, headings_in
from indicators.workbook.reading import shown
from laa.dashboard.plan_workbook.columns import VERSION, PlanSheet
from laa.plan.sheets.cells import Cell, ErrorValue, Row, Sheet
from laa.plan.sheets.limits import Limits
from laa.plan.sheets.refused import SheetsRefused

LIMITS = Limits(
    file_bytes=1_000_000,
    unzipped_bytes=40_000_000,
    sheets=20,
    rows=5_000,
    columns=100,
    cells=100_000,
)


@dataclass(frozen=True)
class TypedRow:
    """`texts` and `places` are by the names of the columns."""

    sheet: str
    place: str
    version: str
    texts: dict[str, str]
    places: dict[str, str]
    refusals: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def typed_rows(
    sheets: tuple[Sheet, ...], wanted: list[PlanSheet]
) -> dict[str, list[TypedRow]]:
    """By the sheets that are in the file; SheetsRefused if none of them is."""
    by_name = {sheet.name.strip().casefold(): sheet for sheet in sheets}
    found = {
        one.name: list(_rows(by_name[one.name.casefold()], one))
        for one in wanted
        if one.name.casefold() in by_name
    }
    if not found:
        names = ", ".join(one.name for one in wanted)
        raise SheetsRefused(
            f"The file is no plan workbook: it has none of the sheets {names}"
        )
    return found


def _rows(sheet: Sheet, wanted: PlanSheet) -> Iterator[TypedRow]:
    start, columns = _headings(sheet, wanted)
    for row in sheet.rows[start + 1 :]:
        typed = _typed(row, columns, wanted)
        if _holds_anything(typed, wanted):
            yield typed


def _holds_anything(typed: TypedRow, wanted: PlanSheet) -> bool:
    """What the sheet came with, as the number of a new row, is nothing yet."""
    came = set(wanted.given())
    if wanted.spare_keys():
        came |= {one.name for one in wanted.key_columns}
    texts = (text for name, text in typed.texts.items() if name not in came)
    return bool(typed.version or typed.refusals or any(texts))


def _headings(sheet: Sheet, wanted: PlanSheet) -> tuple[int, dict[str, int]]:
    """The row among the rows of the sheet, and where each column is."""
    names = {one.heading.casefold(): one.name for one in wanted.all_columns}
    names[VERSION.casefold()] = VERSION
    for start, row in enumerate(sheet.rows):
        found = headings_in(row, names)
        if len(found) > 1:
            _refuse_if_lacking(found, names, row)
            return start, columns_of(found)
    raise SheetsRefused(
        f"Sheet {sheet.name} has no row with its headings: download the workbook "
        "again, and leave them as they are"
    )


def _refuse_if_lacking(
    found: Container[str], names: Mapping[str, str], row: Row
) -> None:
    lacking = [heading for heading, name in names.items() if name not in found]
    if lacking:
        listed = ", ".join(one.capitalize() for one in lacking)
        raise SheetsRefused(
            f"Sheet {row.sheet}: the headings in row {row.number} lack {listed}. "
            "Download the workbook again, and leave its headings as they are"
        )


def _typed(row: Row, columns: Mapping[str, int], wanted: PlanSheet) -> TypedRow:
    cells = {one.name: row.cell(columns[one.name]) for one in wanted.all_columns}
    first = cells[wanted.key_columns[0].name]
    return TypedRow(
        sheet=wanted.name,
        place=first.address,
        version=shown(row.cell(columns[VERSION])),
        texts={name: shown(cell) for name, cell in cells.items()},
        places={name: cell.address for name, cell in cells.items()},
        refusals=list(_errors(cells.values())),
    )


def _errors(cells: Any) -> Iterator[str]:
    cell: Cell
    for cell in cells:
        if isinstance(cell.value, ErrorValue):
            yield (
                f"{cell.address}: '{cell.value}' is what a spreadsheet shows for a "
                "formula that failed: put the figure or the text there"
            )
