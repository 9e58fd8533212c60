"""How wide each column of a table is on paper, from what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from laa.plan.lettering import text_width
from laa.plan.tables import Table

_RUN = re.compile(r"\s+|\S+")
# With its accents, where they are characters of their own.
_LETTER = re.compile("\\S[\u0300-\u036f]*|\\s")

# Of A4 between margins of 2 cm, in ems of a table's letters at 9 points.
PORTRAIT, LANDSCAPE = 53.0, 80.0

# The white on both sides of a cell, in ems.
_PADDING = 1.3
# Letters are measured a little short.
_MARGIN = 1.1
# A longer word is an address, not English: it is parted, or it crowds all others out.
_LONGEST = 12.0


def shares(tables: Sequence[Table], ems: float) -> tuple[float, ...]:
    """
    The part of the width for each column, in sum 1, of tables with the same headings;
    `ems` is the whole width.

    A column holds its longest word, unless that would leave others without room for
    theirs. What is left goes by the power 2/3 of what its longest line still lacks:
    texts of very different length then end at heights not too far apart, and a column
    of figures stays narrow.
    """
    texts = list(zip(*(row for one in tables for row in _texts(one)), strict=True))
    longest = [max(map(_longest_word, column)) for column in texts]
    least = _within([_PADDING + min(word, _LONGEST) for word in longest], ems)
    lacks = [
        max(max(map(_longest_line, column)) - floor, 0.1)
        for column, floor in zip(texts, least, strict=True)
    ]
    wish = [lack ** (2 / 3) for lack in lacks]
    spare = (ems - sum(least)) / sum(wish)
    widths = [floor + spare * more for floor, more in zip(least, wish, strict=True)]
    return tuple(width / sum(widths) for width in widths)


def lines(row: tuple[str, ...], widths: tuple[float, ...], ems: float) -> int:
    """How many lines a row takes at these shares of the width, or a few more."""
    return max(
        _lines(cell, _room(share, ems)) for cell, share in zip(row, widths, strict=True)
    )


def parted(text: str, share: float, ems: float) -> tuple[str, ...]:
    """
    A cell's text in parts between which a line may end, at this share of the width:
    letter by letter where a word is longer than a line.
    """
    parts = [""]
    for run in _RUN.findall(text):
        letters = _LETTER.findall(run) if _length(run) > _room(share, ems) else [run]
        parts[-1] += letters[0]
        parts += letters[1:]
    return tuple(parts)


def _within(widths: list[float], ems: float) -> list[float]:
    """Cut to one width those that are too wide for all to stand side by side."""
    left, most = ems, max(widths)
    for place, width in enumerate(sorted(widths)):
        level = left / (len(widths) - place)
        if width > level:
            most = level
            break
        left -= width
    return [min(width, most) for width in widths]


def _room(share: float, ems: float) -> float:
    """What a line of a column has for letters."""
    return max(share * ems - _PADDING, 1.0)


def _lines(text: str, width: float) -> int:
    return sum(ceil(_length(line) / width) or 1 for line in text.split("\n"))


def _texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(column.heading for column in table.columns), *table.shown()]


def _length(text: str) -> float:
    return text_width(text, _MARGIN)


def _longest_line(text: str) -> float:
    return max(map(_length, text.split("\n")))


def _longest_word(text: str) -> float:
    return max(map(_length, text.split()), default=0.0)
