from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import odfdo

from laa.plan.sheets.fill_open_document import render
from tests.laa.plan.sheets.books import values
from tests.laa.plan.sheets.fill_ins import SHEET, TYPED


def content() -> str:
    with ZipFile(BytesIO(render(SHEET))) as archive:
        return archive.read("content.xml").decode()


def test_it_reads_back_as_it_was_written():
    read = values(render(SHEET))

    assert read["Sheet Return, B2"] == 119
    assert str(read["Sheet Return, C2"]) == "3.2"
    assert read["Sheet Return, D2"] == date(2008, 10, 14)
    assert read["Sheet Return, E2"] == TYPED
    assert read["Sheet Return, C4"] == 0
    assert "Sheet Return, B3" not in read
    assert read["Sheet How to fill it in, A2"] == "Blank is not zero."


def test_another_program_opens_it():
    table = odfdo.Document(BytesIO(render(SHEET))).body.tables[0]

    assert table.name == "Return"
    assert table.get_value("B2") == 119
    assert table.get_value("D2") == date(2008, 10, 14)


def test_the_archive_begins_with_what_it_is():
    with ZipFile(BytesIO(render(SHEET))) as archive:
        first = archive.infolist()[0]

        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert b"VerticalSplitPosition" in archive.read("settings.xml")


def test_only_boxes_are_open():
    body = content()

    assert body.count('table:protected="true"') == 2
    assert body.count('style:cell-protect="none"') == 3
    assert '<table:table-cell table:style-name="locked"></table:table-cell>' in body


def test_each_box_says_what_it_takes_and_refuses_the_rest_in_words():
    body = content()

    assert (
        "of:cell-content-is-whole-number() and cell-content-is-between(0,999)" in body
    )
    assert (
        "of:cell-content-is-decimal-number() and cell-content-is-between(-5,5)" in body
    )
    assert (
        "cell-content-is-date() and "
        "cell-content-is-between(DATE(2008;9;30),DATE(2008;10;20))" in body
    )
    assert 'is-in-list("Provisional";"Final")' in body.replace("&quot;", '"')
    assert 'table:display-list="unsorted"' in body
    assert "Where it comes from &amp; &lt;why&gt;." in body
    assert 'table:content-validation-name="check-Return-B2"' in body


def test_a_sheet_without_boxes_has_no_rules():
    bare = replace(SHEET, rows=())

    with ZipFile(BytesIO(render(bare))) as archive:
        assert b"content-validations" not in archive.read("content.xml")
