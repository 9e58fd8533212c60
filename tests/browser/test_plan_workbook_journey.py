"""The whole plan by spreadsheet: downloaded, changed, refused, corrected, kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from laa.plan.roles import Role
from tests.browser import places
from tests.browser.checks import PHONE, faults_of, look_at, sideways_scrolling

# The plan of Coventry has eight actions: the next is in row 10.
CHANGED = {
    ("Actions", "B2"): "A1",
    ("Actions", "C10"): "Street pastors at weekends",
    ("Risks", "C4"): "Volunteers stay away",
    ("Risks", "G4"): "9",
}
OFF = {"java_script_enabled": False, "viewport": {"width": PHONE, "height": 800}}
UNKNOWN = "Sheet Risks, G4: '99' is not an action of this plan"


def download(page: Page, label: str, folder: Path) -> Path:
    page.goto(places.DOCUMENT)
    page.get_by_role("link", name="Go to the plan workbook").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plan workbook")
    with page.expect_download() as download:
        page.get_by_role("link", name=f"{label} workbook of the plan").click()
    kept = folder / download.value.suggested_filename
    download.value.save_as(kept)
    return kept


def fill(file: Path, cells: dict[tuple[str, str], Any]) -> Path:
    book = openpyxl.load_workbook(file)
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    book.save(file)
    return file


def check(page: Page, file: Path) -> None:
    page.get_by_label("The workbook, with your changes").set_input_files(file)
    page.get_by_role("button", name="Check the file").click()


@pytest.mark.usefixtures("people")
def test_a_plan_workbook_is_refused_corrected_previewed_and_kept(open_as, tmp_path):
    page = open_as(Role.COORDINATOR)
    file = download(page, "Excel", tmp_path)
    assert file.name == "coventry-violent-crime-plan-workbook-2008-09-q3.xlsx"
    assert faults_of(page) == []

    check(page, fill(file, {**CHANGED, ("Risks", "G4"): "99"}))
    expect(page.get_by_role("alert")).to_contain_text(UNKNOWN)
    expect(page.get_by_role("main")).to_contain_text("Nothing was saved.")
    assert faults_of(page) == []

    check(page, fill(file, CHANGED))
    expect(page.get_by_role("heading", level=1)).to_have_text("Check before saving")
    changes = page.get_by_role("region", name="Actions")
    expect(changes).to_contain_text("Reference: from Not entered to A1")
    expect(changes).to_contain_text("What is to be done: Street pastors at weekends")
    assert faults_of(page) == []

    page.get_by_role("button", name="Save 3 rows").click()
    expect(page.get_by_role("alert")).to_contain_text("3 rows saved")
    page.goto(f"{places.ACTIONS}9/")
    expect(page.get_by_role("main")).to_contain_text("Street pastors at weekends")

    page.goto(places.PLAN_WORKBOOK)
    check(page, file)
    expect(page.get_by_role("main")).to_contain_text("No changes")
    assert faults_of(page) == []


@pytest.mark.usefixtures("people")
def test_an_open_document_comes_back_without_script_on_a_phone(open_as, tmp_path):
    page = open_as(Role.COORDINATOR, **OFF)
    look_at(page, PHONE)
    file = download(page, "OpenDocument", tmp_path)

    check(page, file)

    expect(page.get_by_role("main")).to_contain_text("No changes")
    assert sideways_scrolling(page, PHONE) == []
