from __future__ import annotations

import json
from typing import Any

from laa.plan.documents.document import Heading, Note, Pairs, Paragraphs
from laa.plan.documents.plain import plain
from laa.plan.tables import Column, Table
from tests.laa.plan.documents.examples import document_of, every_block


def drawn(chart: Any) -> str:
    return f"<svg>{chart.key}</svg>"


def test_every_block_is_plain_values_under_its_kind() -> None:
    data = plain(every_block(), drawn)

    kinds = [
        block["kind"]
        for part in data["parts"]
        for section in part["sections"]
        for block in section["blocks"]
    ]
    assert kinds == ["pairs", "heading", "paragraphs", "note", "picture", "table"]
    assert json.loads(json.dumps(data)) == data


def test_it_says_whose_it_is_in_which_language() -> None:
    data = plain(every_block(), drawn)

    assert data["name"] == "Action plan, Coventry: Violent crime, as of 2008/09 Q2"
    assert data["language"] == ["en", "GB"]
    assert [part["landscape"] for part in data["parts"]] == [False, True]


def test_a_table_is_shown_as_on_a_page() -> None:
    data = plain(every_block(), drawn)

    [table] = data["parts"][1]["sections"][0]["blocks"]
    assert [column["numeric"] for column in table["columns"]] == [
        *(False, True, True, False)
    ]
    assert [cell["parts"] for cell in table["rows"][0]["cells"]] == [
        *(["Police"], ["81,000"], ["1.01"], ["1 April 2008"])
    ]


def test_a_row_that_may_outgrow_a_page_is_not_kept_whole() -> None:
    rows = (("short",), ("long " * 2000,), ("\n" * 40,))

    data = plain(document_of(Table("Any", (Column("Words"),), rows)), drawn)

    [table] = data["parts"][0]["sections"][0]["blocks"]
    assert [row["whole"] for row in table["rows"]] == [True, False, False]


def test_no_character_is_left_that_a_file_cannot_hold() -> None:
    bell = "a\x07b"
    blocks = Heading(bell), Note(bell), Paragraphs(bell), Pairs(((bell, bell),))
    table = Table(bell, (Column(bell),), ((bell,),))

    data = json.dumps(plain(document_of(*blocks, table), drawn))

    assert "u0007" not in data
    assert data.count("ufffd") == 8
