"""Sheets for people to fill in: one value, written as .xlsx, .ods or .csv."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from laa.plan.documents.characters import printable
from laa.plan.documents.formats import EXCEL, Format

Content = str | int | Decimal | date | None


class Kind(Enum):
    """What may be typed into a cell."""

    WHOLE_NUMBER = "whole number"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True)
class Check:
    """
    What the spreadsheet itself refuses, in words; `hint` is shown beside the cell.

    It only helps whoever types: what is sent in is checked again from the start.
    """

    kind: Kind
    hint: str
    smallest: int | date | None = None
    largest: int | date | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Box:
    """What a cell holds at first; without a check it is locked."""

    content: Content
    check: Check | None = None


@dataclass(frozen=True)
class FillIn:
    """Headings with their widths in characters, and rows of as many boxes."""

    name: str
    headings: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Box, ...], ...]
    notes: tuple[str, ...] = ()
    # How many columns stay in sight beside the headings.
    stays: int = 2

    @property
    def sheets(self) -> tuple[FillIn, ...]:
        """As a book of this sheet alone."""
        return (self,)


@dataclass(frozen=True)
class FillInBook:
    """Several sheets in one file, with the notes on all of them; not for .csv."""

    sheets: tuple[FillIn, ...]
    notes: tuple[str, ...]


def writable(text: str) -> str:
    """As a cell takes it: a longer text is cut, and is known again by its start."""
    # LibreOffice drops a tab from a cell of several lines, and keeps a blank.
    return printable(text)[:_LONGEST].replace("\t", " ")


_HERE = "laa.plan.sheets"
_LONGEST = 32_767
NOTES = "How to fill it in"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"
# CSV has room for one sheet.
FORMATS = {
    one.suffix: one
    for one in (
        Format("Excel", "xlsx", EXCEL, f"{_HERE}.fill_excel"),
        Format("OpenDocument", "ods", OPEN_DOCUMENT, f"{_HERE}.fill_open_document"),
        Format("CSV", "csv", "text/csv; charset=utf-8", f"{_HERE}.fill_delimited"),
    )
}
BOOK_FORMATS = {suffix: FORMATS[suffix] for suffix in ("xlsx", "ods")}
