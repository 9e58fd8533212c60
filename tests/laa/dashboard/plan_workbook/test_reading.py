from __future__ import annotations

import pytest

from laa.dashboard.plan_workbook.all_sheets import sheets_of
from laa.dashboard.plan_workbook.book import load
from laa.dashboard.plan_workbook.identity import refuse_another_plans
from laa.dashboard.plan_workbook.reading import typed_rows
from laa.plan.sheets.cells import Row, Sheet
from laa.plan.sheets.refused import SheetsRefused
from tests.laa.dashboard.plan_workbook.books import rows_with, sheets_in_memory


def read(mine, sheets):
    return typed_rows(tuple(sheets), sheets_of(load(mine.plan)))


def test_rows_that_hold_a_number_alone_are_no_rows(mine):
    rows = rows_with(mine, {})

    assert [one.place for one in rows["Actions"]] == [
        "Sheet Actions, A2",
        "Sheet Actions, A3",
    ]


def test_sheets_may_be_left_out_moved_and_added(mine):
    sheets = [one for one in sheets_in_memory(mine, {}) if one.name != "Risks"]
    other = Sheet("Scratch", (Row("Scratch", 1, {1: "Mine"}),))

    rows = read(mine, [other, *reversed(sheets)])

    assert set(rows) == {
        "Plan",
        "Texts",
        "Contacts",
        "Population",
        "Indicators",
        "Actions",
        "Milestones",
        "Money",
    }


def test_columns_may_be_moved(mine):
    (sheet,) = [one for one in sheets_in_memory(mine, {}) if one.name == "Texts"]
    turned = tuple(
        Row("Texts", row.number, {40 - at: value for at, value in row.values.items()})
        for row in sheet.rows
    )

    ((row,),) = read(mine, [Sheet("Texts", turned)]).values()

    assert row.texts["text"] == "It fell."
    assert row.places["text"] == "Sheet Texts, AJ2"


def test_a_title_may_stand_above_the_headings(mine):
    (sheet,) = [one for one in sheets_in_memory(mine, {}) if one.name == "Texts"]
    lower = [Row("Texts", row.number + 1, row.values) for row in sheet.rows]

    ((row,),) = read(
        mine, [Sheet("Texts", (Row("Texts", 1, {1: "Our plan"}), *lower))]
    ).values()

    assert row.texts["text"] == "It fell."


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (Sheet("Scratch", ()), "The file is no plan workbook: it has none of the"),
        (Sheet("Risks", ()), "Sheet Risks has no row with its headings"),
        (
            Sheet("Risks", (Row("Risks", 3, {1: "Number", 2: "Risk"}),)),
            "Sheet Risks: the headings in row 3 lack Reference, Mitigating action",
        ),
    ],
)
def test_what_lacks_its_headings_is_refused(mine, sheet, words):
    with pytest.raises(SheetsRefused) as refused:
        read(mine, [sheet])

    assert str(refused.value).startswith(words)


def test_a_second_column_of_a_heading_is_refused_and_none_of_them_read(mine):
    cells = {("Money", "Z1"): "Allocation 2008/09", ("Money", "Z2"): 5}

    with pytest.raises(SheetsRefused) as refused:
        rows_with(mine, cells)

    assert str(refused.value) == (
        "Sheet Money, E1 and Sheet Money, Z1 have the same heading, 'Allocation "
        "2008/09': delete the column that is not meant"
    )


def test_a_file_of_this_plan_passes(mine):
    assert refuse_another_plans(rows_with(mine, {}), mine.plan) is None


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({("Plan", "C2"): 2011}, "Sheet Plan, A2: the file is of"),
        ({("Plan", "A3"): "x"}, "The file does not say which plan it is of: its sheet"),
    ],
)
def test_a_file_of_another_plan_is_refused(mine, cells, words):
    with pytest.raises(SheetsRefused) as refused:
        refuse_another_plans(rows_with(mine, cells), mine.plan)

    assert str(refused.value).startswith(words)


def test_a_file_without_its_sheet_plan_is_refused(mine):
    rows = {**rows_with(mine, {}), "Plan": []}

    with pytest.raises(SheetsRefused, match="has no rows with something in them"):
        refuse_another_plans(rows, mine.plan)
