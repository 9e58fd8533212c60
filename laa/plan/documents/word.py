"""A document as Word: real headings, headings of tables that repeat, turned pages."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph

from laa.plan.documents import word_marks
from laa.plan.documents.archive import dated
from laa.plan.documents.characters import printable
from laa.plan.documents.document import (
    LANGUAGE,
    Block,
    Document,
    Heading,
    Note,
    Pairs,
    Paragraphs,
    Picture,
    Section,
)
from laa.plan.documents.pictures import png
from laa.plan.documents.widths import LANDSCAPE, PORTRAIT, shares
from laa.plan.documents.word_styles import NAMES, SMALL, TABLE, dress
from laa.plan.tables import Column, Table

_SHORT, _LONG, _MARGIN = Cm(21), Cm(29.7), Cm(2)


def render(document: Document) -> bytes:
    """The same bytes for the same document."""
    file = docx.Document()
    dress(file)
    _describe(file, document)
    for number, part in enumerate(document.parts):
        _turn(file, document, landscape=part[0].landscape, is_first=number == 0)
        if number == 0:
            _open(file, document)
        for section in part:
            _section(file, section)
    written = BytesIO()
    file.save(written)
    return dated(written.getvalue(), document.moment)


def _describe(file: WordFile, document: Document) -> None:
    properties = file.core_properties
    properties.title = printable(document.name)
    properties.language = LANGUAGE
    properties.author = properties.comments = ""
    properties.created = properties.modified = document.moment


def _turn(
    file: WordFile, document: Document, *, landscape: bool, is_first: bool
) -> None:
    """The first pages, or a break and pages turned another way, with their foot."""
    page = file.sections[0] if is_first else file.add_section(WD_SECTION.NEW_PAGE)
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = (
        (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    )
    page.left_margin = page.right_margin = page.top_margin = _MARGIN
    page.bottom_margin = _MARGIN
    page.footer.is_linked_to_previous = False
    foot = page.footer.paragraphs[0]
    foot.style = SMALL
    room = _room(landscape=landscape)
    word_marks.number_pages(foot, printable(document.whose), room)


def _room(*, landscape: bool) -> Length:
    """The width between the margins."""
    return Length((_LONG if landscape else _SHORT) - 2 * _MARGIN)


def _open(file: WordFile, document: Document) -> None:
    _write(file, document.title, "Title")
    _write(file, document.subtitle, "Subtitle")
    _write(file, document.edition, SMALL)


def _section(file: WordFile, section: Section) -> None:
    if section.heading:
        _write(file, section.heading, "Heading 1")
    for block in section.blocks:
        _block(file, block, section)


def _block(file: WordFile, block: Block, section: Section) -> None:
    match block:
        case Heading(words):
            _write(file, words, "Heading 2")
        case Note(words):
            _write(file, words, SMALL)
        case Paragraphs():
            for text in block.each:
                _write(file, text, "Normal")
        case Pairs(rows):
            for name, what in rows:
                paragraph = _write(file, f"{name}\t", NAMES)
                paragraph.runs[0].bold = True
                paragraph.add_run(printable(what))
        case Picture():
            _picture(file, block)
        case _:
            _table(file, block, section)


def _write(file: WordFile, text: str, style: str) -> Paragraph:
    return file.add_paragraph(printable(text), style)


def _picture(file: WordFile, picture: Picture) -> None:
    title = _write(file, picture.chart.title, "Normal")
    title.runs[0].bold = True
    sentence = _write(file, picture.chart.sentence, "Normal")
    title.paragraph_format.keep_with_next = True
    sentence.paragraph_format.keep_with_next = True
    shape = file.add_picture(BytesIO(png(picture.chart)), _room(landscape=False))
    word_marks.describe(shape, printable(picture.alt))


def _table(file: WordFile, table: Table, section: Section) -> None:
    ems = LANDSCAPE if section.landscape else PORTRAIT
    widths = shares(section.alike(table), ems)
    room = _room(landscape=section.landscape)
    drawn = file.add_table(rows=0, cols=0)
    for share in widths:
        drawn.add_column(Length(round(room * share)))
    word_marks.lay_out(drawn, printable(table.caption))
    style = file.styles[TABLE].style_id
    headings = tuple(column.heading for column in table.columns)
    for number, texts in enumerate((headings, *table.shown())):
        row = drawn.add_row()
        word_marks.keep_whole(row, is_heading=number == 0)
        for cell, text, column in zip(row.cells, texts, table.columns, strict=True):
            paragraph = cell.paragraphs[0]
            # By its id: python-docx looks up each name among all styles anew.
            paragraph._p.style = style
            _fill(paragraph, text, column, is_heading=number == 0)
    # Word joins two tables that nothing parts.
    _write(file, "", SMALL)


def _fill(cell: Paragraph, text: str, column: Column, *, is_heading: bool) -> None:
    cell.add_run(printable(text)).bold = is_heading or None
    if column.numeric:
        cell.alignment = WD_ALIGN_PARAGRAPH.RIGHT
