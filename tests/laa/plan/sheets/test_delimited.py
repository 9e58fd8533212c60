from __future__ import annotations

import codecs

import pytest

from laa.plan.sheets.delimited import guarded
from laa.plan.sheets.limits import Limits
from laa.plan.sheets.refused import SheetsRefused
from tests.laa.plan.sheets.books import values

TEXT = "Source,Count\r\nPolicía – café,119\r\n"
READ = {"A1": "Source", "B1": "Count", "A2": "Policía – café", "B2": "119"}


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.replace("\r\n", "\r").encode(),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "\t").encode(),
        f"\r\n{TEXT}".replace("\r\n", "\n", 1).encode(),
    ],
)
def test_text_is_read_however_a_spreadsheet_saved_it(content):
    found = values(content)

    if content.startswith(b"\n"):
        assert found == {
            a.replace("2", "3").replace("1", "2"): v for a, v in READ.items()
        }
    else:
        assert found == READ


def test_bytes_that_windows_does_not_know_are_latin_1():
    assert values(b"caf\xe9\x81,1") == {"A1": "caf\xe9\x81", "B1": "1"}


def test_a_delimiter_inside_quotation_marks_is_text():
    assert values(b'"a;b;c",2\n"one\ntwo",3\n') == {
        "A1": "a;b;c",
        "B1": "2",
        "A2": "one\ntwo",
        "B2": "3",
    }


def test_blanks_are_nothing_and_rows_keep_their_numbers():
    assert values(b"a,,0\n\n,,\nb\n") == {"A1": "a", "C1": "0", "A4": "b"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-5% fewer", "@here", "\tx"])
def test_text_like_a_formula_is_guarded_and_comes_back_as_it_was(text):
    assert guarded(text) == f"'{text}"
    assert values(f'"{guarded(text)}"'.encode()) == {"A1": text}


@pytest.mark.parametrize("text", ["plain", "'quoted'", ""])
def test_other_text_is_left_as_it_is(text):
    assert guarded(text) == text
    assert values(f"x,{text}".encode()).get("B1", "") == text


def test_text_that_is_not_what_its_mark_says_is_refused():
    with pytest.raises(SheetsRefused, match="not the text that its first bytes say"):
        values(codecs.BOM_UTF8 + b"\xff\xff")


def test_a_quotation_mark_that_is_not_closed_is_refused_with_its_row():
    with pytest.raises(SheetsRefused, match=r"^Row 2 of the file cannot be told"):
        values(b'a,b\n"c,d\n')


def test_a_character_that_is_no_text_is_refused_with_its_cell():
    with pytest.raises(SheetsRefused, match=r"^B2 holds a character that is no text"):
        values("a,b\nc,d\0e\n".encode("utf-16"))


def test_a_field_too_long_for_a_cell_is_refused():
    with pytest.raises(SheetsRefused, match=r"^B1 holds more than 5 characters"):
        values(b"a,123456", Limits(characters=5))


def test_what_guards_a_formula_is_not_counted_as_text():
    assert values(b"'=1234", Limits(characters=5)) == {"A1": "=1234"}


def test_too_many_columns_and_rows_are_refused():
    with pytest.raises(SheetsRefused, match=r"^GS1 holds something: .* 200 columns"):
        values(b"x," * 1_000_000)
    with pytest.raises(SheetsRefused, match=r"^A20001 holds something: .* 20,000 rows"):
        values(b"x\n" * 1_000_000)


def test_a_title_with_a_delimiter_of_another_kind_is_no_heading():
    table = b"Recorded crime, 2008/09\na;b;c;d\n1;2;3;4\n"

    assert values(table)["D3"] == "4"


@pytest.mark.parametrize(
    "title",
    [
        b"Recorded crime, by force, partnership, quarter",
        b'A "title", with, many, more, commas, than, there, are, columns',
        b"One, or two\n\nOne, or two\nOne, or two\nOne, or two",
    ],
)
@pytest.mark.parametrize("value", [b"4", b"4,5", b'"4,5,6\nx, y, z\nx, y, z"'])
def test_a_title_with_many_delimiters_of_another_kind_is_no_heading(title, value):
    table = title + b"\na;b;c;d\n1;2;3;4\n1;2;3;4\n1;2;3;" + value

    address, held = values(table).popitem()

    assert (address[0], held) == ("D", value.decode().strip('"'))


def test_a_line_without_end_is_refused_before_it_is_taken_apart():
    with pytest.raises(SheetsRefused, match="a line of more than 2,500,000 characters"):
        values(b"xy," * 1_000_000)


def test_blanks_further_out_than_columns_are_read_are_no_cells():
    assert values(b"a,b" + b"," * 500, Limits(columns=5)) == {"A1": "a", "B1": "b"}


def test_cells_without_end_are_refused():
    limits = Limits(cells=10)

    assert len(values(b"a,b,c,d,e\n" * 2, limits)) == 10
    with pytest.raises(SheetsRefused, match="more than 10 cells"):
        values(b"a,b,c,d,e\n" * 3, limits)
