"""Returns by spreadsheet: downloaded, filled in, refused, corrected, kept."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import odfdo
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from laa.plan.roles import Role
from tests.browser import places
from tests.browser.checks import PHONE, faults_of, look_at, sideways_scrolling

FILLED = {
    "D2": 101,
    "G2": "Provisional",
    "H2": "Police recorded crime",
    "I2": date(2008, 10, 14),
    "J2": "Fewer at night since the licensing checks.",
}
OFF = {"java_script_enabled": False, "viewport": {"width": PHONE, "height": 800}}
NOT_A_NUMBER = "Sheet Return, D2: '1o1' is not a number: enter digits only, such as 119"


def download(page: Page, label: str, folder: Path) -> Path:
    page.goto(places.PLAN)
    page.get_by_role("link", name="Return workbook for 2008/09 Q2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Return workbook, 2008/09 Q2"
    )
    with page.expect_download() as download:
        page.get_by_role("link", name=label).click()
    kept = folder / download.value.suggested_filename
    download.value.save_as(kept)
    return kept


def fill_excel(file: Path, cells: dict[str, Any]) -> Path:
    book = openpyxl.load_workbook(file)
    for cell, value in cells.items():
        book["Return"][cell] = value
    book.save(file)
    return file


def fill_open_document(file: Path, cells: dict[str, Any]) -> Path:
    document = odfdo.Document(BytesIO(file.read_bytes()))
    table = document.body.tables[0]
    for cell, value in cells.items():
        table.set_value(cell, value)
    document.save(file)
    return file


def check(page: Page, file: Path) -> None:
    page.get_by_label("The workbook, filled in").set_input_files(file)
    page.get_by_role("button", name="Check the file").click()


def expect_in_the_form(page: Page) -> None:
    page.goto(places.RETURNED)
    expect(page.get_by_label("Number of offences")).to_have_value("101")
    expect(page.get_by_label("Source")).to_have_value(FILLED["H2"])
    expect(page.get_by_role("main")).to_contain_text(
        "From the return workbook coventry"
    )


@pytest.mark.usefixtures("people")
def test_a_workbook_is_refused_corrected_previewed_and_kept(open_as, tmp_path):
    page = open_as(Role.ANALYST)
    file = download(page, "Excel", tmp_path)
    assert file.name == "coventry-violent-crime-returns-2008-09-q2.xlsx"
    assert faults_of(page) == []

    check(page, fill_excel(file, {**FILLED, "D2": "1o1"}))
    expect(page.get_by_role("alert")).to_contain_text(NOT_A_NUMBER)
    expect(page.get_by_role("main")).to_contain_text("Nothing was saved.")
    assert faults_of(page) == []

    check(page, fill_excel(file, FILLED))
    expect(page.get_by_role("heading", level=1)).to_have_text("Check before saving")
    expect(page.get_by_role("cell", name="Offences: 101")).to_be_visible()
    assert faults_of(page) == []

    page.get_by_role("button", name="Save 1 draft").click()
    expect(page.get_by_role("alert")).to_contain_text("1 saved as a draft")
    expect_in_the_form(page)

    page.goto(places.WORKBOOK)
    check(page, file)
    expect(page.get_by_role("main")).to_contain_text("No changes")
    assert faults_of(page) == []


@pytest.mark.usefixtures("people")
def test_an_open_document_is_filled_in_without_script_on_a_phone(open_as, tmp_path):
    page = open_as(Role.ANALYST, **OFF)
    look_at(page, PHONE)
    file = download(page, "OpenDocument", tmp_path)

    check(page, fill_open_document(file, FILLED))
    expect(page.get_by_role("heading", level=1)).to_have_text("Check before saving")
    assert sideways_scrolling(page, PHONE) == []
    page.get_by_role("button", name="Save 1 draft").click()

    expect(page.get_by_role("alert")).to_contain_text("1 saved as a draft")
    expect_in_the_form(page)
