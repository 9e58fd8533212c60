"""Sheets to fill in as .xlsx: locked but for boxes, each with words of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from laa.plan.documents.workbook_cells import SAFELY
from laa.plan.documents.workbook_sizes import height
from laa.plan.sheets.filling import (
    NOTES,
    Box,
    Check,
    FillIn,
    FillInBook,
    Kind,
    writable,
)

_TEXT = {"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top"}
_LOCKED = {**_TEXT, "bg_color": "#F3F2F1", "border": 1, "border_color": "#B1B4B6"}
_OPEN = {**_TEXT, "locked": False, "border": 1, "border_color": "#0B0C0C"}
_HEADING = {**_LOCKED, "bold": True, "bg_color": "#E8F0F2"}
_PATTERNS = {Kind.DAY: "d mmmm yyyy", Kind.TEXT: "@"}
_VALIDATES = {
    Kind.WHOLE_NUMBER: "integer",
    Kind.NUMBER: "decimal",
    Kind.DAY: "date",
    Kind.CHOICE: "list",
    Kind.TEXT: "any",
}
_LONGEST_HINT = 255
_NOTES_WIDTH = 90


def render(filled: FillIn | FillInBook) -> bytes:
    written = BytesIO()
    with xlsxwriter.Workbook(written, SAFELY) as book:
        look = _looks(book)
        for sheet in filled.sheets:
            _fill(book.add_worksheet(sheet.name), sheet, look)
        notes = book.add_worksheet(NOTES)
        _explain(notes, filled.notes, book.add_format(_TEXT))
    return written.getvalue()


Look = Callable[[dict[str, Any], str], Any]


def _looks(book: Workbook) -> Look:
    """Each look is made once, when it is first needed."""
    made: dict[tuple[int, str], Any] = {}

    def look(settings: dict[str, Any], pattern: str) -> Any:
        key = (id(settings), pattern)
        if key not in made:
            more = {"num_format": pattern} if pattern else {}
            made[key] = book.add_format(settings | more)
        return made[key]

    return look


def _fill(sheet: Worksheet, form: FillIn, look: Look) -> None:
    for column, (heading, width) in enumerate(form.headings):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, look(_HEADING, ""))
    for number, row in enumerate(form.rows, start=1):
        for column, box in enumerate(row):
            _write(sheet, number, column, box, look)
            if box.check:
                sheet.data_validation(number, column, number, column, _rule(box.check))
    sheet.freeze_panes(1, form.stays)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write(sheet: Worksheet, row: int, column: int, box: Box, look: Look) -> None:
    pattern = _PATTERNS.get(box.check.kind, "") if box.check else ""
    settings = _OPEN if box.check else _LOCKED
    match box.content:
        case None:
            sheet.write_blank(row, column, None, look(settings, pattern))
        case str(text):
            # As text it stays text, even when somebody edits it.
            sheet.write_string(row, column, writable(text), look(settings, "@"))
        case date() as day:
            shown = look(settings, _PATTERNS[Kind.DAY])
            sheet.write_datetime(row, column, day, shown)
        case number:
            sheet.write_number(row, column, float(number), look(settings, pattern))


def _rule(check: Check) -> dict[str, Any]:
    words = check.hint[:_LONGEST_HINT]
    rule: dict[str, Any] = {
        "validate": _VALIDATES[check.kind],
        "input_message": words,
        "error_message": words,
    }
    if check.choices:
        rule["source"] = list(check.choices)
    elif check.smallest is not None:
        bounds = {"minimum": check.smallest, "maximum": check.largest}
        rule |= {"criteria": "between", **bounds}
    return rule


def _explain(sheet: Worksheet, notes: tuple[str, ...], look: Any) -> None:
    sheet.set_column(0, 0, _NOTES_WIDTH)
    for row, note in enumerate(notes):
        sheet.write_string(row, 0, note, look)
        sheet.set_row(row, height(note, _NOTES_WIDTH))
    sheet.protect("")
