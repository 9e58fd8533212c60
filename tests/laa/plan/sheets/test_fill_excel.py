from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

from laa.plan.sheets.fill_excel import render
from tests.laa.plan.sheets.books import values
from tests.laa.plan.sheets.fill_ins import FORMULA, SHEET, TYPED


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(BytesIO(render(SHEET)))


def test_it_reads_back_as_it_was_written():
    read = values(render(SHEET))

    assert read["Sheet Return, A2"] == "NI 15"
    assert read["Sheet Return, B2"] == 119
    assert str(read["Sheet Return, C2"]) == "3.2"
    assert read["Sheet Return, D2"] == date(2008, 10, 14)
    assert read["Sheet Return, E2"] == TYPED
    assert read["Sheet Return, C4"] == 0
    assert "Sheet Return, B3" not in read
    assert read["Sheet Return, E4"] == "x" * 32_767


def test_text_like_a_formula_is_text_and_stays_text_when_it_is_edited(book):
    cell = book["Return"]["E2"]

    assert cell.value.startswith(FORMULA)
    assert (cell.data_type, cell.number_format) == ("s", "@")


def test_only_boxes_are_open_and_no_password_is_asked(book):
    sheet = book["Return"]

    locked = [[cell.protection.locked for cell in row] for row in sheet["A1:E4"]]

    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert locked == [
        [True] * 5,
        [True, False, False, False, False],
        [True, True, True, True, False],
        [True, False, True, False, True],
    ]


def test_headings_stay_in_sight(book):
    assert book["Return"].freeze_panes == "C2"
    assert [cell.value for cell in book["Return"][1]] == [
        "Name",
        "Count",
        "Score",
        "As at",
        "Note",
    ]


def test_each_box_says_what_it_takes_and_refuses_the_rest_in_words(book):
    rules = {
        str(rule.sqref): rule for rule in book["Return"].data_validations.dataValidation
    }

    kinds = {cell: rule.type for cell, rule in rules.items()}
    assert [kinds[cell] for cell in ("B2", "C2", "D2", "E3")] == [
        *("whole", "decimal", "date", "list")
    ]
    assert rules["E3"].formula1 == '"Provisional,Final"'
    assert (rules["B2"].formula1, rules["B2"].formula2) == ("0", "999")
    assert rules["B2"].prompt == rules["B2"].error == "A whole number."


def test_a_second_sheet_explains(book):
    notes = book["How to fill it in"]

    assert [row[0].value for row in notes["A1:A2"]] == list(SHEET.notes)
    assert notes.protection.sheet
    assert book["Return"]["D2"].value == datetime(2008, 10, 14)
