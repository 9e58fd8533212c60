from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest

from laa.plan.documents.workbook import render
from laa.plan.documents.workbook_cells import number_pattern
from laa.plan.tables import Column, Table
from tests.laa.plan.documents.examples import document_of, money


def rows(table: Table) -> list[tuple[openpyxl.cell.cell.Cell, ...]]:
    book = openpyxl.load_workbook(BytesIO(render(document_of(table))))
    return list(book.worksheets[0].iter_rows(min_row=3, max_col=len(table.columns)))


@pytest.mark.parametrize(
    ("shown", "pattern"),
    [
        ("81,000", '#,##0;"−"#,##0'),
        ("−0.39", '#,##0.00;"−"#,##0.00'),
        ("£81,000.50", '"£"#,##0.00;"−£"#,##0.00'),
        ("45.1%", '#,##0.0"%";"−"#,##0.0"%"'),
    ],
)
def test_a_pattern_shows_a_number_as_a_page_does(shown: str, pattern: str) -> None:
    assert number_pattern(shown) == pattern


def test_a_number_is_a_number_unrounded_and_a_date_a_date() -> None:
    first, second, _ = rows(money())

    assert [cell.value for cell in first] == [
        *("Police", 81000, 1.005, datetime(2008, 4, 1))
    ]
    assert first[2].number_format == '#,##0.00;"−"#,##0.00'
    assert first[3].number_format == "d mmmm yyyy"
    assert [cell.value for cell in second[:3]] == ["Health\nand care", -1250, 0.5]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1850, 1, 1), "1 January 1850"),
        (date(1900, 2, 28), "28 February 1900"),
        (date(1900, 3, 1), datetime(1900, 3, 1)),
        (date(9999, 12, 31), datetime(9999, 12, 31)),
    ],
)
def test_a_day_that_excel_does_not_know_is_in_words(
    day: date, expected: str | datetime
) -> None:
    [[cell]] = rows(Table("Any", (Column("Day"),), ((day,),)))

    assert cell.value == expected


def test_what_is_missing_is_in_words_and_never_a_zero() -> None:
    _, second, third = rows(money())

    assert second[3].value == "To be determined"
    assert [cell.value for cell in third[1:3]] == ["N/A", "Not entered"]
    assert third[3].value in (None, "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_what_looks_like_a_formula_stays_text_even_when_edited(text: str) -> None:
    [[cell]] = rows(Table("Any", (Column("Words"),), ((text,),)))

    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.style.startswith("Normal")
    assert cell.quotePrefix


def test_more_than_a_cell_may_hold_is_cut_and_says_so() -> None:
    [[cell]] = rows(Table("Any", (Column("Words"),), (("word " * 10_000,),)))

    assert len(cell.value) == 32_767
    assert cell.value.endswith("(cut short: a cell of a workbook holds no more)")
