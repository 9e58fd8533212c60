from __future__ import annotations

import pytest

from laa.plan.documents.document import Pairs, Paragraphs, Picture
from laa.plan.documents.pdf import render
from laa.plan.tables import Column, Table
from tests.laa.plan import sample_charts
from tests.laa.plan.documents.examples import (
    document,
    document_of,
    every_block,
    long_table,
)
from tests.laa.plan.documents.pdf_reader import opened, root_of, squeezed, tags


def test_it_promises_to_be_accessible_and_says_its_name_and_language() -> None:
    file = render(every_block())

    reader, root = opened(file), root_of(file)
    assert reader.xmp_metadata is not None
    metadata = reader.xmp_metadata.stream.get_data()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == every_block().name


def test_it_is_dated_by_the_document() -> None:
    metadata = opened(render(every_block())).metadata

    assert metadata is not None
    assert metadata.creation_date == every_block().moment


def test_headings_lists_tables_and_pictures_are_tagged() -> None:
    found = [tag["/S"] for tag in tags(render(every_block()))]

    assert [tag for tag in found if tag in {"/Title", "/H1", "/H2"}] == [
        *("/Title", "/H1", "/H2", "/H1")
    ]
    assert (found.count("/LI"), found.count("/TH"), found.count("/TD")) == (2, 4, 12)


def test_a_picture_says_what_it_shows() -> None:
    chart = sample_charts.control()

    [picture] = [
        tag
        for tag in tags(render(document_of(Picture(chart))))
        if tag["/S"] == "/Figure"
    ]

    assert picture["/Alt"] == Picture(chart).alt


def test_a_headings_row_comes_again_on_each_page() -> None:
    pages = opened(render(document_of(long_table()))).pages

    assert len(pages) > 1
    assert all("Number" in page.extract_text() for page in pages)


def test_each_page_has_its_number_and_how_many_there_are() -> None:
    pages = opened(render(document_of(long_table()))).pages

    feet = [page.extract_text().splitlines()[-1] for page in pages]

    assert feet == [
        f"Coventry: Violent crime, as of 2008/09 Q2 Page {n} of {len(pages)}"
        for n in range(1, len(pages) + 1)
    ]


def test_a_page_is_turned_where_tables_need_it() -> None:
    pages = opened(render(every_block())).pages

    turned = [page.mediabox.width > page.mediabox.height for page in pages]

    assert turned == [False, True]


def test_a_row_longer_than_a_page_goes_on_on_the_next() -> None:
    words = " ".join(f"word{number}" for number in range(3000))

    pages = opened(render(document_of(Table("A", (Column("B"),), ((words,),))))).pages

    text = squeezed("".join(page.extract_text() for page in pages))
    assert len(pages) > 2
    assert all(f"word{number}" in text for number in (0, 1500, 2999))


@pytest.mark.parametrize("letters", ["https://example.org/?", "W"])
def test_a_long_word_stays_in_its_column_and_on_its_page(letters: str) -> None:
    link = (letters * 500)[:500]
    columns = tuple(Column(heading) for heading in ("Action", "Evidence", "Lead"))
    table = Table("Any", columns, (("Work with offenders", link, "Probation"),))

    [page] = opened(
        render(document_of(table, Pairs((("Link", link),)), Paragraphs(link)))
    ).pages

    lines = page.extract_text().splitlines()
    assert squeezed("".join(lines)).count(link) == 3
    assert max(map(len, lines)) < 110


def test_what_the_letters_lack_is_no_fault() -> None:
    chart = sample_charts.chart(sample_charts.actual(1, 2, 3, 4), unit="日 \x07")

    file = render(document_of(Paragraphs("日本 \U0001f600"), Picture(chart)))

    assert "[U+65E5][U+672C] [U+1F600]" in opened(file).pages[0].extract_text()


@pytest.mark.parametrize("blocks", [(), (Paragraphs(""),)])
def test_a_document_may_say_nothing(blocks: tuple[Paragraphs, ...]) -> None:
    assert len(opened(render(document_of(*blocks))).pages) == 1
    assert len(opened(render(document())).pages) == 1
