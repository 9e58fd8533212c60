from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn

from laa.plan.documents.document import Document, Picture
from laa.plan.documents.word import render
from laa.plan.tables import Column, Table
from tests.laa.plan import sample_charts
from tests.laa.plan.documents.examples import (
    MADE,
    document,
    document_of,
    every_block,
    long_table,
    money,
)


def opened(document: Document) -> WordFile:
    return docx.Document(BytesIO(render(document)))


def styles(file: WordFile) -> list[str]:
    return [p.style.name or "" for p in file.paragraphs if p.style and p.text]


def test_headings_are_headings() -> None:
    file = opened(every_block())

    assert styles(file) == [
        *("Title", "Subtitle", "Small"),
        *("Name and what it is", "Name and what it is"),
        *("Heading 1", "Heading 2", "Normal", "Normal", "Small", "Normal", "Normal"),
        "Heading 1",
    ]


def test_a_tables_first_row_is_its_heading_on_every_page() -> None:
    [table] = opened(document_of(long_table())).tables

    marks = [[mark.tag for mark in row._tr.trPr] for row in table.rows]

    whole, repeated = qn("w:cantSplit"), qn("w:tblHeader")
    assert marks[0] == [whole, repeated]
    assert marks[1:] == [[whole]] * 60


def test_a_table_is_as_wide_as_its_page() -> None:
    for landscape, centimetres in ((False, 17), (True, 25.7)):
        file = opened(document_of(money(), landscape=landscape))

        [table] = file.tables
        widths = [cell.width.cm for cell in table.rows[1].cells if cell.width]
        assert round(sum(widths), 1) == centimetres
        assert not table.autofit


def test_a_long_link_leaves_the_other_columns_their_room() -> None:
    columns = tuple(Column(heading) for heading in ("Action", "Evidence", "Lead"))
    rows = (("Work with offenders", "https://example.org/" * 25, "Probation"),)

    [table] = opened(document_of(Table("Any", columns, rows))).tables

    action, link, lead = (cell.width.cm for cell in table.rows[1].cells if cell.width)
    assert action > 1.8
    assert lead > 1.8
    assert link < 13


def test_a_table_has_a_name_for_a_screen_reader() -> None:
    [table] = opened(document_of(money())).tables

    caption = table._tbl.tblPr.find(qn("w:tblCaption"))

    assert caption.get(qn("w:val")) == "Money"


def test_figures_stand_to_the_right() -> None:
    [table] = opened(document_of(money())).tables

    sides = [cell.paragraphs[0].alignment for cell in table.rows[1].cells]

    assert [side is not None and side.name for side in sides] == [
        *(False, "RIGHT", "RIGHT", False)
    ]


def test_a_page_is_turned_where_tables_need_it() -> None:
    pages = opened(every_block()).sections

    sizes = [(page.page_width, page.page_height) for page in pages]
    assert [round(width.cm, 1) for width, _ in sizes if width] == [21.0, 29.7]
    assert [page.orientation.name for page in pages] == ["PORTRAIT", "LANDSCAPE"]


def test_each_page_has_its_number_and_how_many_there_are() -> None:
    for page in opened(every_block()).sections:
        [foot] = page.footer.paragraphs

        fields = [one.get(qn("w:instr")) for one in foot._p.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert foot.text.startswith("Coventry: Violent crime, as of 2008/09 Q2\tPage ")


def test_a_picture_says_what_it_shows() -> None:
    chart = sample_charts.years()

    [shape] = opened(document_of(Picture(chart))).inline_shapes

    assert shape._inline.docPr.get("descr") == Picture(chart).alt
    assert shape.width.cm == 17


def test_the_file_says_its_name_language_and_date_and_no_other_maker() -> None:
    file = opened(every_block())

    properties = file.core_properties
    assert (properties.title, properties.language) == (every_block().name, "en-GB")
    assert properties.created == properties.modified == MADE
    assert properties.author == properties.comments == ""
    languages = {one.get(qn("w:val")) for one in file.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_two_tables_do_not_run_into_one() -> None:
    assert len(opened(document_of(money(), money())).tables) == 2


def test_a_document_may_say_nothing() -> None:
    assert opened(document()).tables == []
