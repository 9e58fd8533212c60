"""A table as an Excel workbook: its figures, and a sheet that says what they are."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from laa.plan.documents.characters import printable
from laa.plan.documents.document import Pairs, Section
from laa.plan.documents.workbook_cells import SAFELY, Cells
from laa.plan.documents.workbook_sizes import column_widths
from laa.plan.exports.described import ABOUT, FIGURES, described
from laa.plan.exports.export import Export
from laa.plan.tables import Table


def render(export: Export) -> bytes:
    """The same bytes for the same export; no text is ever run as a formula."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, SAFELY) as book:
        made = export.about.made.replace(tzinfo=None, microsecond=0)
        title = printable(export.table.caption)
        book.set_properties({"title": title, "created": made})
        cells = Cells(book)
        _figures(book.add_worksheet(FIGURES), cells, export.table)
        _about(book.add_worksheet(ABOUT), cells, export)
    return written.getvalue()


def _figures(sheet: Worksheet, cells: Cells, table: Table) -> None:
    """The headings are the first row and stay in sight."""
    for place, width in enumerate(column_widths(Section(0, "", (table,)))):
        sheet.set_column(place, place, width)
    for place, column in enumerate(table.columns):
        look = "number heading" if column.numeric else "column heading"
        cells.text(sheet, 0, place, column.heading, look)
    for number, row in enumerate(table.rows, start=1):
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            cells.cell(sheet, number, place, cell, column)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _about(sheet: Worksheet, cells: Cells, export: Export) -> None:
    pairs = described(export)
    for place, width in enumerate(column_widths(Section(0, "", (Pairs(pairs),)))):
        sheet.set_column(place, place, width)
    for number, (name, what) in enumerate(pairs):
        cells.text(sheet, number, 0, name, "name")
        cells.text(sheet, number, 1, what, "text")
