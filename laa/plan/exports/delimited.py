"""
A table as CSV: text in quotation marks, numbers bare, lines ended as Excel ends them.

Text that a spreadsheet would run as a formula begins with an apostrophe. So does text
that already looks like that, which makes it reversible: where, after any apostrophes,
one of the characters follows, the first apostrophe is ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from laa.plan.documents.characters import printable
from laa.plan.exports.export import Export
from laa.plan.exports.numerals import digits
from laa.plan.nothing import Nothing
from laa.plan.tables import Cell, Qualified, Table

_END = "\r\n"
_LIKE_A_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def render(export: Export) -> bytes:
    """With the byte order mark, without which Excel takes UTF-8 for something else."""
    return lines(export.table).encode("utf-8-sig")


def lines(table: Table) -> str:
    headings = (column.heading for column in table.columns)
    return "".join(map(line, (headings, *table.rows)))


def harmless(text: str) -> str:
    """Text as a spreadsheet leaves it alone."""
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def line(cells: Iterable[Cell]) -> str:
    return ",".join(map(_field, cells)) + _END


def _field(cell: Cell) -> str:
    match cell:
        case None | Nothing():
            return _quoted((cell or Nothing.BLANK).words)
        case "":
            return ""
        case str():
            return _quoted(harmless(printable(cell)))
        case date():
            return cell.isoformat()
        case Qualified():
            return _quoted(f"{cell.before}{digits(cell.number)}{cell.after}")
        case _:
            return digits(cell)


def _quoted(text: str) -> str:
    escaped = text.replace('"', '""')
    return f'"{escaped}"'
