from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl

from laa.dashboard.plan_workbook.book import load
from laa.dashboard.plan_workbook.layout import fill_in
from laa.dashboard.plan_workbook.starting import empty_book
from laa.plan.roles import Role
from laa.plan.sheets.filling import FillIn
from tests.factories.plan import member
from tests.laa.dashboard.plan_workbook.books import workbook_of


def cells(book, name: str, row: int) -> list[object]:
    return [cell.value for cell in book[name][row]]


def actions_of(mine) -> FillIn:
    sheets = {one.name: one for one in fill_in(load(mine.plan)).sheets}
    return sheets["Actions"]


def test_a_sheet_holds_what_the_plan_does(mine):
    book = openpyxl.load_workbook(BytesIO(workbook_of(mine.plan)))

    assert cells(book, "Actions", 2)[:8] == [
        1,
        "A1",
        "Patrols in the city centre",
        None,
        None,
        None,
        "Daniel (lead@a.example)",
        "NI 15",
    ]
    assert cells(book, "Milestones", 2)[5].date() == date(2008, 12, 31)
    assert cells(book, "Money", 2)[4:7] == [81000.5, "To be determined", None]
    # The targets that were recorded last.
    assert cells(book, "Indicators", 2)[6:10] == [400, 368, 390, 380]
    assert cells(book, "Indicators", 3)[6] == "N/A"


def test_returns_and_spend_are_not_in_it(mine):
    names = [sheet.name for sheet in fill_in(load(mine.plan)).sheets]

    assert names == [
        "Plan",
        "Texts",
        "Contacts",
        "Population",
        "Indicators",
        "Actions",
        "Milestones",
        "Risks",
        "Money",
    ]


def test_new_rows_have_their_numbers_and_wait_to_be_filled_in(mine):
    (actions,) = [
        one for one in fill_in(load(mine.plan)).sheets if one.name == "Actions"
    ]

    first, second, third, *_, last = actions.rows
    assert [row[0].content for row in (first, second, third, last)] == [1, 2, 3, 32]
    assert [box.check is not None for box in third] == [False, *[True] * 8, False]


def test_a_list_that_a_cell_cannot_hold_is_no_list(mine):
    for number in range(12):
        member(mine.plan, Role.ACTION_LEAD, name=f"Somebody with a long name {number}")

    (actions,) = [
        one for one in fill_in(load(mine.plan)).sheets if one.name == "Actions"
    ]

    check = actions.rows[0][6].check
    assert check is not None
    assert check.choices == ()


def test_an_empty_workbook_asks_for_all_but_the_years():
    title, *others = fill_in(empty_book(2011, 2)).sheets

    (row,) = title.rows
    assert [box.content for box in row[:4]] == [None, None, 2011, 2]
    assert [box.check is None for box in row[:4]] == [False, False, True, True]
    assert all(one.rows for one in others)


def test_notes_explain_every_column(mine):
    whole, empty = fill_in(load(mine.plan)), fill_in(empty_book())

    for book in (whole, empty):
        headings = {
            f"{sheet.name}, {heading}: "
            for sheet in book.sheets
            for heading, _ in sheet.headings[:-1]
        }
        assert all(any(n.startswith(h) for n in book.notes) for h in headings)
    assert whole.notes[0].endswith("The whole plan, but for its figures.")
    assert empty.notes[0].startswith("An empty plan workbook")
