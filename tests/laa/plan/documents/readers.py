"""Documents read back from their files, each as far as its form tells things apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import docx
import openpyxl
from docx.table import Table as WordTable
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.templates.markup import Element, elements

Cells = list[list[str]]

_NUMBER = re.compile(r"#,##0(?:\.(?P<decimals>0+))?")


@dataclass
class Read:
    """A section: its heading, its rows under their headings, and all else in order."""

    heading: str
    rows: list[Cells] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def across(self, words: str) -> None:
        """A heading inside the section; in the form it is a row across the table."""
        self.rows.append([["", words]])
        self.texts.append(words)

    def row(self, headings: list[str], cells: list[str]) -> None:
        self.rows.append([list(pair) for pair in zip(headings, cells, strict=True)])


# Word


def word(file: bytes) -> list[Read]:
    read = [Read("")]
    for part in docx.Document(BytesIO(file)).iter_inner_content():
        if isinstance(part, WordTable):
            headings, *rows = [[cell.text for cell in row.cells] for row in part.rows]
            for row in rows:
                read[-1].row(headings, row)
        elif part.style is not None and part.style.name == "Heading 1":
            read.append(Read(part.text))
        elif part.style is not None and part.style.name == "Heading 2":
            read[-1].across(part.text)
        elif "\t" in part.text:
            name, what = part.text.split("\t", maxsplit=1)
            read[-1].rows.append([[name, what]])
        else:
            read[-1].texts.append(part.text)
    return read


# Excel


def excel(file: bytes) -> list[Read]:
    return [_sheet(sheet) for sheet in openpyxl.load_workbook(BytesIO(file)).worksheets]


def _sheet(sheet: Worksheet) -> Read:
    read = Read(str(sheet["A1"].value))
    headings: list[str] = []
    for row in sheet.iter_rows(min_row=2):
        first, *others = row
        if first.border.bottom.style is None:
            headings = []
        if _is_heading(first):
            headings = [shown(cell) for cell in row if _is_heading(cell)]
        elif headings:
            read.row(headings, [shown(cell) for cell in row[: len(headings)]])
        elif first.font.b and others and others[0].value is not None:
            read.rows.append([[shown(first), shown(others[0])]])
        elif first.font.b:
            read.across(shown(first))
        elif first.value is not None:
            read.texts.append(shown(first))
    return read


def _is_heading(cell: Cell) -> bool:
    return bool(cell.font.b and cell.border.bottom.style)


def shown(cell: Cell) -> str:
    """As Excel shows it, as far as our patterns go."""
    if cell.data_type != "n" or cell.value is None:
        return str("" if cell.value is None else cell.value)
    pattern = cell.number_format.split(";")[0].replace('"', "")
    return _NUMBER.sub(
        lambda found: f"{cell.value:,.{len(found['decimals'] or '')}f}", pattern
    )


# A page


def page(html: str) -> list[Read]:
    """Without the new lines inside a cell, which a page leaves to its style sheet."""
    return [_section(section) for section in elements(html, "section")]


def _section(section: Element) -> Read:
    read = Read("")
    headings: list[str] = []
    for part in _walk(section):
        words = text_of(part)
        if part.tag == "h2":
            read.heading = words
        elif part.tag == "h3":
            read.across(words)
        elif part.tag == "p":
            read.texts.append(words)
        elif part.tag == "thead":
            headings = [text_of(one) for one in _walk(part) if one.tag == "th"]
        elif part.tag == "tr" and not _has(part, "col"):
            read.row(headings, [text_of(one) for one in _children(part)])
        elif part.attributes.get("class") == "govuk-summary-list__row":
            read.rows.append([[text_of(one) for one in _children(part)]])
    return read


def _children(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element)]


def _has(row: Element, scope: str) -> bool:
    return any(cell.attributes.get("scope") == scope for cell in _children(row))


def _walk(element: Element) -> Iterator[Element]:
    for child in _children(element):
        yield child
        yield from _walk(child)


def text_of(element: Element) -> str:
    return " ".join(
        child if isinstance(child, str) else text_of(child)
        for child in element.children
    )
