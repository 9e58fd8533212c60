from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

from python_calamine import CalamineWorkbook

from laa.plan.exports.opendocument import render
from tests.laa.plan.exports.samples import export, of_text

TYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def sheet(content: bytes, name: str = "Figures") -> list[list[Any]]:
    return (
        CalamineWorkbook.from_filelike(BytesIO(content))
        .get_sheet_by_name(name)
        .to_python(skip_empty_area=False)
    )


def part(content: bytes, name: str) -> str:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_numbers_and_days_are_real() -> None:
    rows = sheet(render(export()))

    assert rows[0] == ["What", "Rate", "Amount", "Share", "Day"]
    assert rows[1] == ["Patrols", 0.38799804, 1234.5, 76.92307, date(2008, 6, 30)]
    assert rows[2] == ["Nothing", "To be determined", "Not entered", "N/A", ""]
    assert rows[3] == ["Words", "Not reported", 65500, 0, "Never"]
    assert rows[4] == ["Below", -3, -0.05, -1.5, date(1899, 1, 1)]


def test_a_number_is_shown_as_on_the_page() -> None:
    content = part(render(export()), "content.xml")

    assert "<text:p>At least £65,500</text:p>" in content
    assert "<number:text>At least £</number:text>" in content
    assert "<number:text>%</number:text>" in content
    assert 'number:decimal-places="2"' in content


def test_the_other_sheet_says_what_the_figures_are() -> None:
    pairs = dict(sheet(render(export()), "About these figures"))

    assert pairs["Table"] == "Lines"
    assert pairs["Unit of “Amount”"] == "pounds"


def test_the_headings_stay_in_sight() -> None:
    settings = part(render(export()), "settings.xml")

    assert 'config:name="VerticalSplitMode" config:type="short">2<' in settings
    assert 'config:name="VerticalSplitPosition" config:type="int">1<' in settings
    assert ElementTree.fromstring(settings).tag.endswith("document-settings")
    assert "table-header-rows" in part(render(export()), "content.xml")


def test_it_says_when_it_was_made() -> None:
    meta = part(render(export()), "meta.xml")

    assert "<meta:creation-date>2008-10-20T09:30:00+00:00</meta:creation-date>" in meta


def test_blanks_and_lines_of_a_text_are_all_kept() -> None:
    text = "  two  blanks\tand\nlines"

    content = render(of_text(text))

    paragraphs = part(content, "content.xml")
    assert '<text:p><text:s text:c="2" />two<text:s text:c="2" />blanks' in paragraphs
    assert "<text:tab />and</text:p><text:p>lines</text:p>" in paragraphs


def test_text_like_a_formula_or_like_markup_is_text() -> None:
    assert sheet(render(of_text("=1+1", "<b>&")))[1:] == [["=1+1"], ["<b>&"]]
    assert "formula" not in part(render(of_text("=1+1")), "content.xml")


def test_it_says_at_its_very_beginning_what_it_is() -> None:
    content = render(export())

    with ZipFile(BytesIO(content)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert content[38 : 38 + len(TYPE)] == TYPE


def test_the_same_export_is_the_same_file() -> None:
    assert render(export()) == render(export())
