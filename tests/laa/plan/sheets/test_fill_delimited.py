from __future__ import annotations

from laa.plan.sheets.fill_delimited import render
from laa.plan.sheets.filling import FORMATS
from tests.laa.plan.sheets.books import values
from tests.laa.plan.sheets.fill_ins import FORMULA, SHEET, TYPED


def test_it_reads_back_as_it_was_written():
    read = values(render(SHEET))

    assert [read[f"{letter}1"] for letter in "ABCDE"] == [
        heading for heading, _ in SHEET.headings
    ]
    assert [read[f"{letter}2"] for letter in "ABCDE"] == [
        *("NI 15", "119", "3.2", "2008-10-14", TYPED)
    ]
    assert (read["C4"], read["D4"]) == ("0", "-")
    assert "B3" not in read


def test_excel_knows_its_letters_and_runs_no_formula():
    content = render(SHEET)

    assert content.startswith(b"\xef\xbb\xbf")
    assert f",\"'{FORMULA[:9]}".encode() in content


def test_each_format_is_rendered_by_its_own_module():
    starts = {suffix: one.render(SHEET)[:2] for suffix, one in FORMATS.items()}

    assert starts == {"xlsx": b"PK", "ods": b"PK", "csv": b"\xef\xbb"}
