from __future__ import annotations

import pytest

from laa.dashboard.plan_workbook.book import Book, load
from laa.dashboard.plan_workbook.columns import Written
from laa.dashboard.plan_workbook.sheets.actions import ActionsSheet
from laa.dashboard.plan_workbook.sheets.contacts import ContactsSheet
from laa.dashboard.plan_workbook.sheets.milestones import MilestonesSheet
from laa.dashboard.plan_workbook.sheets.texts import TextsSheet
from laa.plan.periods import FinancialYear
from tests.laa.dashboard.plan_workbook.books import AT

YEARS = (FinancialYear(2008),)


def test_a_sheet_that_stays_as_agreed_is_never_written(mine):
    sheet = ContactsSheet(load(mine.plan))
    row = Written(("owner", "Ann"), {}, frozenset(), None)

    with pytest.raises(ValueError, match="Contacts is not written in a plan that runs"):
        sheet.write(row, by=mine.coordinator, at=AT)


def test_an_empty_book_has_no_plan():
    with pytest.raises(ValueError, match="an empty workbook has no plan yet"):
        assert Book(YEARS, starts=True).the_plan


def test_a_row_is_known_by_its_cells_and_not_by_what_goes_with_a_change(mine):
    sheet = TextsSheet(load(mine.plan))
    (row,) = sheet.rows()
    texts = {"section": "3", "heading": "Summary", "question": "", "text": "It fell."}

    assert sheet.version_of({**texts, "reason": "x"}) == sheet.version(row)
    assert sheet.version_of({**texts, "text": "It rose."}) != sheet.version(row)


def test_a_row_that_is_new_is_called_by_its_key(mine):
    book = load(mine.plan)

    assert ActionsSheet(book).called("9") == "Action 9"
    assert ActionsSheet(book).called("") == "Action"
    assert MilestonesSheet(book).called("9", "1") == "Milestone 1 of action 9"
