"""Whatever people type is in every form as they typed it, and does nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.template.loader import render_to_string

from laa.plan.documents import pdf, word, workbook
from laa.plan.documents.document import (
    Document,
    Heading,
    Note,
    Pairs,
    Paragraphs,
    Section,
)
from laa.plan.documents.plain import plain
from laa.plan.svg import draw
from laa.plan.tables import Column, Table
from tests.laa.plan.documents import readers
from tests.laa.plan.documents.examples import HOSTILE, document
from tests.laa.plan.documents.pdf_reader import squeezed, words_of
from tests.laa.plan.documents.readers import Read


def page(document: Document) -> str:
    part = plain(document, draw)["parts"][0]["sections"][0]
    return "".join(
        render_to_string("dashboard/_document_block.html", {"block": block})
        for block in part["blocks"]
    )


READ: list[Callable[[Document], Read]] = [
    lambda d: readers.page(f"<section><h2></h2>{page(d)}</section>")[0],
    lambda d: readers.word(word.render(d))[-1],
    lambda d: readers.excel(workbook.render(d))[-1],
]


def of(*texts: str) -> Document:
    rows = tuple((text, text) for text in texts)
    table = Table("Any", (Column("One"), Column("Two")), rows)
    texts_as_blocks = (Paragraphs("\n\n".join(texts)), *map(Note, texts))
    return document(Section(1, "1", (*texts_as_blocks, table)))


@pytest.mark.parametrize("read", READ, ids=["page", "Word", "Excel"])
def test_it_is_there_as_it_was_typed(read: Callable[[Document], Read]) -> None:
    found = read(of(*HOSTILE))

    assert [text for text in found.texts if text] == [*HOSTILE, *HOSTILE]
    assert found.rows == [[["One", text], ["Two", text]] for text in HOSTILE]


def test_it_is_in_the_pdf_as_it_was_typed() -> None:
    found = words_of(pdf.render(of(*HOSTILE)))

    for text in HOSTILE:
        assert found.count(squeezed(text)) == 4


@pytest.mark.parametrize("read", READ, ids=["page", "Word", "Excel"])
def test_a_control_character_is_marked(read: Callable[[Document], Read]) -> None:
    found = read(of("bell \x07 rings"))

    assert found.rows[0][0] == ["One", "bell \ufffd rings"]


@pytest.mark.parametrize("render", [word.render, pdf.render, workbook.render])
def test_no_name_breaks_a_file(render: Callable[[Document], bytes]) -> None:
    bad = "a\x00<b>&\ud800 [x]:*?/\\'"
    blocks = (Heading(bad), Pairs(((bad, bad),)), Table(bad, (Column(bad),), ((bad,),)))

    hostile = Document(bad, bad, bad, of().made, (Section(1, bad, blocks),))

    assert render(hostile)
