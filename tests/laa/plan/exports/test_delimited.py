from __future__ import annotations

import csv
import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa.plan.exports.delimited import harmless, render
from laa.plan.tables import Column
from tests.laa.plan.exports.samples import export, of_text

FORMULAS = [
    "=1+1",
    "+44 24",
    "-2+3",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    "＝1",
    "'=1",
    "''-",
]


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def unharmed(text: str) -> str:
    """The way back, as docs/exporting.md has it."""
    return text[1:] if re.match("''*[=+\\-@\t\r\n＝＋－＠]", text) else text


def test_numbers_are_bare_and_exact_and_text_is_in_quotation_marks() -> None:
    lines = render(export()).decode("utf-8-sig").split("\r\n")

    assert lines[0] == '"What","Rate","Amount","Share","Day"'
    assert lines[1] == '"Patrols",0.38799804,1234.50,76.92307,2008-06-30'


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert render(of_text("£")).startswith(b"\xef\xbb\xbf")


def test_every_kind_of_nothing_has_its_words_and_zero_is_a_number() -> None:
    lines = render(export()).decode("utf-8-sig").split("\r\n")

    assert lines[2] == '"Nothing","To be determined","Not entered","N/A",'
    assert lines[3] == '"Words","Not reported","At least 65500",0,"Never"'


def test_a_number_below_zero_is_a_number() -> None:
    lines = render(export()).decode("utf-8-sig").split("\r\n")

    assert lines[4] == '"Below",-3,-0.05,-1.5,1899-01-01'


@pytest.mark.parametrize("text", FORMULAS)
def test_text_like_a_formula_begins_with_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["a=1", "£5", "\N{MINUS SIGN}3", "'quoted'", "", "''"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.text(alphabet="'=+-@\t\r\n＝a1 ", max_size=6))
def test_what_was_made_harmless_can_be_told_back(text: str) -> None:
    assert unharmed(harmless(text)) == text
    assert not re.match("[=+\\-@\t\r\n＝]", harmless(text))


def test_a_heading_is_made_harmless_too() -> None:
    assert read(render(export(("x",), columns=(Column("=1"),))))[0] == ["'=1"]


def test_quotation_marks_commas_and_lines_stay_inside_their_cell() -> None:
    text = 'He said "no", twice;\nthen =1'

    assert read(render(of_text(text)))[1] == [text]


def test_a_character_that_no_file_can_hold_is_marked() -> None:
    assert read(render(of_text("bell \x07")))[1] == ["bell \N{REPLACEMENT CHARACTER}"]
