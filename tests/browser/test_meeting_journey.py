"""From the lead's report by the coordinator's desk to the partners' meeting."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from laa.plan.roles import Role
from tests.browser import places
from tests.browser.checks import axe_violations
from tests.browser.test_journey import expect_done, signed_in, summary
from tests.laa.plan.documents.pdf_reader import squeezed, words_of

ACTION = f"{places.ACTIONS}1/"
NEWS = "Sixty patrols in the city centre, and fewer fights after closing time."
NO_TEXT = "Say in a few words how the action is going"
REASON = "The evaluation waits for the last patrols."
DECISION = "Ask the council to pay for the patrols from April 2009"
WORDING = "The strategy was looked at again in October 2008."


@pytest.fixture
def _led(coventry, people):
    coventry.actions.filter(position=1).update(led_by=people[Role.ACTION_LEAD])


@pytest.mark.usefixtures("_led")
def test_what_the_lead_reports_reaches_the_meeting_and_its_papers(open_as):
    lead, coordinator, partner = (
        signed_in(open_as(), role)
        for role in (Role.ACTION_LEAD, Role.COORDINATOR, Role.PARTNER)
    )

    report_after_a_mistake(lead)
    expect_no_way_into_other_actions(lead)
    move_a_date(lead)
    review_a_risk(coordinator)
    record_spend(coordinator)
    change_a_text(coordinator)
    record_a_decision(coordinator)

    expect_at_the_meeting(partner)
    expect_in_the_files(partner)


def report_after_a_mistake(page: Page) -> None:
    page.get_by_role("link", name="Action 1: Operation Phonetic").click()
    page.get_by_label("On course").check()
    fill_date(page, "First phase: day on which it was reached", "31", "9", "2008")
    page.get_by_role("button", name="Send the update").click()

    expect(summary(page).get_by_role("link", name=NO_TEXT)).to_be_visible()
    expect(summary(page)).to_contain_text("'31 September 2008' is not a real date")
    expect(page.get_by_label("On course")).to_be_checked()

    page.get_by_label("What has happened?").fill(NEWS)
    fill_date(page, "First phase: day on which it was reached", "30", "9", "2008")
    page.get_by_role("button", name="Send the update").click()
    expect_done(page, "Action 1: your update was kept")
    expect(page.get_by_role("main")).to_contain_text(NEWS)
    assert axe_violations(page) == []


def expect_no_way_into_other_actions(page: Page) -> None:
    page.goto(f"{places.ACTIONS}2/")
    expect(page.get_by_role("button", name="Write an update")).to_have_count(0)
    refused = page.request.get(f"{places.ACTIONS}2/update/")
    assert refused.status == 403


def move_a_date(page: Page) -> None:
    page.goto(f"{ACTION}milestones/2/rebase/")
    fill_date(page, "New last day", "30", "11", "2008")
    page.get_by_role("button", name="Move the date").click()
    expect(summary(page)).to_contain_text("Say why the date moves")
    page.get_by_label("Why does the date move?").fill(REASON)
    page.get_by_role("button", name="Move the date").click()
    expect_done(page, "Action 1: the date was moved")
    expect(page.get_by_role("main")).to_contain_text("31 October 2008")
    expect(page.get_by_role("main")).to_contain_text(REASON)


def review_a_risk(page: Page) -> None:
    page.goto(places.RISKS)
    expect(page.get_by_role("main")).to_contain_text("2 not assessed")
    page.goto(f"{places.RISKS}1/review/")
    page.get_by_role("group", name="How likely is it?").get_by_label("5:").check()
    page.get_by_role("group", name="how hard").get_by_label("4:").check()
    fill_date(page, "Date of the review", "20", "10", "2008")
    page.get_by_label("Comment").fill("Nothing is promised after March 2009.")
    page.get_by_role("button", name="Record the review").click()
    expect_done(page, "Risk 1: the review was recorded")


def record_spend(page: Page) -> None:
    page.goto(f"{places.MONEY}1/spend/")
    page.get_by_label("Quarter", exact=True).select_option("2008/09 Q2")
    page.get_by_label("Amount spent in the quarter").fill("£81,00")
    page.get_by_role("button", name="Record spend").click()
    expect(summary(page)).to_contain_text("'£81,00' is not")
    expect(page.get_by_label("Amount spent in the quarter")).to_have_value("£81,00")

    page.get_by_label("Amount spent in the quarter").fill("£20,250.50")
    page.get_by_role("button", name="Record spend").click()
    expect_done(page, "Home Office Funding: ")
    expect(page.get_by_role("main")).to_contain_text("£20,250.50")


def change_a_text(page: Page) -> None:
    page.goto(f"{places.TEXT}edit/")
    page.get_by_label("Text", exact=True).fill(WORDING)
    page.get_by_label("Why it is changed").fill("The plan is read again each autumn.")
    page.get_by_role("button", name="Save the text").click()
    expect_done(page, "Strategic Summary: saved")


def record_a_decision(page: Page) -> None:
    page.goto(places.MEETING)
    page.get_by_role("button", name="Record a decision").click()
    page.get_by_label("Decision").fill(DECISION)
    page.get_by_label("Owner").fill("Community Safety Manager")
    fill_date(page, "To be done by", "20", "1", "2009")
    page.get_by_role("button", name="Record the decision").click()
    expect_done(page, "was recorded")


def expect_at_the_meeting(page: Page) -> None:
    page.get_by_role("link", name="Coventry: Violent Crime").click()
    page.get_by_role("link", name="Meeting").click()

    main = page.get_by_role("main")
    expect(main.locator(".laa-rating__name")).to_have_text(
        [re.compile(name) for name in ("Performance", "Progress", "Risk", "Money")]
    )
    expect(main).to_contain_text("What needs attention")
    expect(main).to_contain_text("Extreme")
    expect(main).to_contain_text(DECISION)
    expect(main).to_contain_text("£361,628 is confirmed")
    expect(page.get_by_role("button", name="Record a decision")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Menu")).to_be_hidden()
    page.emulate_media(media="screen")


def expect_in_the_files(page: Page) -> None:
    page.get_by_role("link", name="Document", exact=True).click()
    word = docx.Document(BytesIO(downloaded(page, "Word")))
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert [heading[0] for heading in headings] == list("1234567")
    cells = {cell.text for table in word.tables for cell in table._cells}
    assert any(NEWS in cell for cell in cells)
    assert WORDING in {paragraph.text for paragraph in word.paragraphs}

    pdf = downloaded(page, "PDF")
    assert pdf.startswith(b"%PDF")
    assert squeezed(NEWS) in words_of(pdf)

    workbook = openpyxl.load_workbook(BytesIO(downloaded(page, "Excel")))
    assert len(workbook.worksheets) == 8


def downloaded(page: Page, form: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=f"{form} (As of 2008/09 Q2)").click()
    return Path(download.value.path()).read_bytes()


def fill_date(page: Page, legend: str, *parts: str) -> None:
    boxes = page.get_by_role("group", name=legend)
    for box, typed in zip(("Day", "Month", "Year"), parts, strict=True):
        boxes.get_by_label(box, exact=True).fill(typed)
