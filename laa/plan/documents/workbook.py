"""A document as an Excel workbook: a sheet a section, its numbers as numbers."""

from __future__ import annotations

import re
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from laa.plan.charting import Chart
from laa.plan.documents.characters import printable
from laa.plan.documents.document import (
    Block,
    Document,
    Heading,
    Note,
    Pairs,
    Paragraphs,
    Section,
)
from laa.plan.documents.workbook_cells import SAFELY, Cells
from laa.plan.documents.workbook_sizes import column_widths, height
from laa.plan.tables import Table

_A4 = 9
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_OWN_NUMBER = re.compile(r"^\d+[:.]?\s*")


def render(document: Document) -> bytes:
    """The same bytes for the same document; no text is ever run as a formula."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, SAFELY) as book:
        made = document.moment.replace(tzinfo=None)
        book.set_properties({"title": printable(document.name), "created": made})
        cells = Cells(book)
        for section in document.sections:
            _write(book.add_worksheet(sheet_name(section)), cells, document, section)
    return written.getvalue()


def sheet_name(section: Section) -> str:
    """Its number, which tells it apart, and as much of its heading as a tab holds."""
    if not section.heading:
        return "Plan"
    words = _OWN_NUMBER.sub("", printable(section.heading))
    name = [str(section.number), *_FORBIDDEN.sub(" ", words).split()]
    while len(" ".join(name)) > _LONGEST_NAME and len(name) > 2:
        name.pop()
    return " ".join(name)[:_LONGEST_NAME].rstrip("'")


def _write(
    sheet: Worksheet, cells: Cells, document: Document, section: Section
) -> None:
    widths = column_widths(section)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    page = _Page(sheet, cells, widths)
    if section.heading:
        page.line(section.heading, "section")
    else:
        page.line(document.title, "section")
        page.line(document.subtitle, "text")
        page.line(document.edition, "note")
    for block in section.blocks:
        page.block(block)
    _print_set_up(sheet, landscape=section.landscape)


def _print_set_up(sheet: Worksheet, *, landscape: bool) -> None:
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RPage &P of &N")


class _Page:
    """A sheet being written downwards."""

    def __init__(self, sheet: Worksheet, cells: Cells, widths: list[float]) -> None:
        self.sheet = sheet
        self.cells = cells
        self.widths = widths
        self.row = 0
        self.is_frozen = False

    def block(self, block: Block) -> None:
        match block:
            case Heading(words):
                self.row += 1
                self.line(words, "heading")
            case Note(words):
                self.text(words, "note")
            case Paragraphs():
                for paragraph in block.each:
                    self.text(paragraph, "text")
            case Pairs(rows):
                for name, what in rows:
                    self.cells.text(self.sheet, self.row, 0, name, "name")
                    self.cells.text(self.sheet, self.row, 1, what, "text")
                    self.row += 1
            case Table():
                self.table(block)
            case _:
                self.picture(block.chart)

    def line(self, text: str, look: str) -> None:
        """A line that may run over the columns to its right."""
        self.cells.text(self.sheet, self.row, 0, text, look)
        self.row += 1

    def text(self, text: str, look: str) -> None:
        """Over all columns. Excel finds no height for cells that were made one."""
        if len(self.widths) > 1:
            last = len(self.widths) - 1
            self.sheet.merge_range(self.row, 0, self.row, last, "")
        self.cells.text(self.sheet, self.row, 0, text, look)
        self.sheet.set_row(self.row, height(printable(text), sum(self.widths)))
        self.row += 1

    def table(self, table: Table) -> None:
        for number, column in enumerate(table.columns):
            look = "number heading" if column.numeric else "column heading"
            self.cells.text(self.sheet, self.row, number, column.heading, look)
        self._freeze()
        for row in table.rows:
            self.row += 1
            for number, (cell, column) in enumerate(
                zip(row, table.columns, strict=True)
            ):
                self.cells.cell(self.sheet, self.row, number, cell, column)
        self.row += 1

    def picture(self, chart: Chart) -> None:
        """In a workbook a chart is its figures."""
        self.row += 1
        self.line(chart.title, "heading")
        self.text(chart.sentence, "text")
        self.table(chart.table)

    def _freeze(self) -> None:
        """The headings of the first table stay in sight, and are printed again."""
        if not self.is_frozen:
            self.sheet.freeze_panes(self.row + 1, 0)
            self.sheet.repeat_rows(self.row)
            self.is_frozen = True
