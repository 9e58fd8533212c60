from __future__ import annotations

from decimal import Decimal

import pytest

from laa.plan.sheets.cells import (
    Cell,
    ErrorValue,
    Percentage,
    Row,
    column_of,
    letters,
)


@pytest.mark.parametrize(
    ("column", "text"),
    [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")],
)
def test_columns_are_named_as_in_a_spreadsheet(column, text):
    assert letters(column) == text
    assert column_of(text) == column


def test_an_address_names_the_sheet_where_sheets_have_names():
    assert Cell("Return", 7, 2, None).address == "Sheet Return, B7"
    assert Cell("", 7, 2, None).address == "B7"


def test_a_cell_that_holds_nothing_is_blank_and_has_its_address():
    row = Row("Return", 7, {2: 0})

    assert row.cell(2).value == 0
    assert row.cell(3) == Cell("Return", 7, 3, None)
    assert [cell.address for cell in row.cells()] == ["Sheet Return, B7"]


def test_shares_and_errors_read_as_the_spreadsheet_shows_them():
    assert str(Percentage(Decimal("0.455"))) == "45.5%"
    assert str(Percentage(Decimal(3))) == "300%"
    assert str(ErrorValue("#REF!")) == "#REF!"
