"""Writing one cell of a workbook: text as text, a number as the number it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from laa.plan.documents.characters import printable
from laa.plan.numbers import MINUS
from laa.plan.tables import Cell, Column, Qualified

# No text is ever run as a formula or taken for a link or a number.
SAFELY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LONGEST = 32_767
_CUT = " … (cut short: a cell of a workbook holds no more)"
# Excel knows no day before 1900, and takes that year for a leap year.
_FIRST_DAY = date(1900, 3, 1)
# Excel would take such text for a formula as soon as somebody edits it.
_LIKE_A_FORMULA = ("=", "+", "-", "@")

_TEXT = {"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top"}
_CELL = {**_TEXT, "bottom": 1, "bottom_color": "#858B8F"}
_HEADING = {**_CELL, "bold": True, "bg_color": "#E8F0F2", "top": 1}
_ONE_LINE = {**_TEXT, "text_wrap": False}
_LOOKS: dict[str, dict[str, Any]] = {
    "section": {**_ONE_LINE, "bold": True, "font_size": 14},
    "heading": {**_ONE_LINE, "bold": True, "font_size": 11},
    "note": {**_TEXT, "font_color": "#505A5F"},
    "text": _TEXT,
    "name": {**_TEXT, "bold": True},
    "column heading": _HEADING,
    "number heading": {**_HEADING, "align": "right"},
    "cell": _CELL,
    "number": {**_CELL, "align": "right"},
}


class Cells:
    """The looks of a workbook's cells, each made when it is first needed."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, str, bool], Format] = {}

    def text(
        self, sheet: Worksheet, row: int, column: int, text: str, look: str
    ) -> None:
        words = printable(text)
        if len(words) > _LONGEST:
            words = words[: _LONGEST - len(_CUT)] + _CUT
        is_quoted = words.startswith(_LIKE_A_FORMULA)
        sheet.write_string(row, column, words, self._look(look, quoted=is_quoted))

    def cell(
        self, sheet: Worksheet, row: int, place: int, cell: Cell, column: Column
    ) -> None:
        look = "number" if column.numeric else "cell"
        if isinstance(cell, Qualified):
            worded = qualified_pattern(cell, column.shown(cell.number))
            number = self._look(look, worded)
            sheet.write_number(row, place, float(cell.number), number)
        elif isinstance(cell, (int, float, Decimal)):
            pattern = number_pattern(column.shown(cell))
            sheet.write_number(row, place, float(cell), self._look(look, pattern))
        elif isinstance(cell, date) and cell >= _FIRST_DAY:
            pattern = self._look(look, "d mmmm yyyy")
            sheet.write_datetime(row, place, cell, pattern)
        else:
            self.text(sheet, row, place, column.shown(cell), look)

    def _look(self, name: str, pattern: str = "", *, quoted: bool = False) -> Format:
        key = (name, pattern, quoted)
        if key not in self._made:
            settings = _LOOKS[name] | ({"num_format": pattern} if pattern else {})
            self._made[key] = self._book.add_format(
                settings | ({"quote_prefix": True} if quoted else {})
            )
        return self._made[key]


def number_pattern(shown: str) -> str:
    """The pattern by which Excel shows a number as a page does: £ and point alike."""
    digits = len(shown.removesuffix("%").partition(".")[2])
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    # In quotation marks: Excel would take a bare % for a hundredth.
    pattern += '"%"' if "%" in shown else ""
    pounds = '"£"' if "£" in shown else ""
    return _joined(f'{pounds}{pattern};"{MINUS}"{pounds}{pattern}')


def qualified_pattern(cell: Qualified, shown: str) -> str:
    """The same with the words around the number, which stays a number."""
    parts = number_pattern(shown).split(";")
    return _joined(";".join(f'"{cell.before}"{part}"{cell.after}"' for part in parts))


def _joined(pattern: str) -> str:
    """Two quoted texts that meet are one: not every program reads them as two."""
    return pattern.replace('""', "")
