"""How wide the columns of a sheet are and how high its rows, in Excel's units."""

from __future__ import annotations

from itertools import zip_longest
from math import ceil

from laa.plan.documents.document import Block, Pairs, Picture, Section
from laa.plan.tables import Table

# Characters; points. A row may be no higher than the last.
_PAGE, _NAMES = 100.0, 30.0
_WIDEST, _PADDING = 45, 2
_LINE, _HIGHEST = 13.5, 409.0


def column_widths(section: Section) -> list[float]:
    """
    In characters, for the widest of the section's tables. What tables leave of a page
    is one column more, for text to run over.
    """
    of_blocks = [widths for block in section.blocks if (widths := _widths(block))]
    found = [max(column) for column in zip_longest(*of_blocks, fillvalue=0.0)]
    free = _PAGE - sum(found)
    return [*found, free] if free > _NAMES else found


def height(text: str, width: float) -> float:
    """In points, of text that is wrapped at so many characters."""
    lines = sum(ceil(len(line) / width) or 1 for line in text.split("\n"))
    return min((lines + 0.5) * _LINE, _HIGHEST)


def _widths(block: Block) -> list[float]:
    match block:
        case Table():
            return _of_table(block)
        case Picture(chart):
            return _of_table(chart.table)
        case Pairs():
            return [_NAMES, _PAGE - _NAMES]
        case _:
            return []


def _of_table(table: Table) -> list[float]:
    """As its longest line, within bounds, and never less than its longest word."""
    headings = tuple(column.heading for column in table.columns)
    columns = zip(headings, *table.shown(), strict=True)
    return [float(max(map(_wanted, column))) + _PADDING for column in columns]


def _wanted(text: str) -> int:
    longest_line = max(map(len, text.split("\n")))
    longest_word = max(map(len, text.split()), default=0)
    return max(min(longest_line, _WIDEST), min(longest_word, 2 * _WIDEST))
