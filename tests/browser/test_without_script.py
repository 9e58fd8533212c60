"""With JavaScript off the pages are whole, and do all that they do with it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from laa.plan.roles import Role
from tests.browser import places
from tests.browser.checks import PHONE, sideways_scrolling
from tests.browser.conftest import PASSWORD

OFF = {"java_script_enabled": False, "viewport": {"width": PHONE, "height": 800}}


def read(page: Page, address: str, heading: str) -> Page:
    page.goto(address)
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    assert sideways_scrolling(page, PHONE) == []
    return page


def test_the_menu_is_open_on_a_phone(open_as):
    page = read(open_as(Role.PARTNER, **OFF), "/", "Home")

    menu = page.get_by_role("navigation", name="Menu")

    expect(menu.get_by_role("button", name="Menu")).to_have_count(0)
    for link in menu.get_by_role("link").all():
        expect(link).to_be_visible()
    expect(menu.get_by_role("button", name="Sign out")).to_be_visible()


def test_a_quarter_is_chosen_on_the_dashboard(open_as):
    page = read(open_as(Role.PARTNER, **OFF), places.PLAN, "Violent Crime")

    page.get_by_label("Quarter").select_option("2008/09 Q1")
    page.get_by_role("button", name="Show").click()

    expect(page).to_have_url(re.compile("quarter=2008-09-q1"))
    expect(page.get_by_role("main")).to_contain_text("at the end of 2008/09 Q1")


def test_charts_are_pictures_with_tables(open_as):
    page = open_as(Role.PARTNER, **OFF)
    read(page, places.NI_15, "NI 15 Serious Violent Crime Rate")

    charts = page.get_by_role("figure")
    expect(charts).to_have_count(3)
    for chart in charts.all():
        expect(chart.get_by_role("img")).to_be_visible()
        expect(chart.get_by_role("img")).to_contain_text("Offences")
        expect(chart.locator("div[aria-hidden] *")).to_have_count(0)
        chart.get_by_text("Show the figures as a table").click()
        expect(chart.get_by_role("table")).to_be_visible()


def test_a_figure_is_mistyped_corrected_and_submitted(open_as):
    page = open_as(Role.ANALYST, **OFF)
    read(page, f"{places.NI_20}2008-09-q2/", "2008/09 Q2 return")
    page.get_by_label("Number of offences").fill("1,03o")
    page.get_by_label("Final").check()
    page.get_by_label("Source").fill("Police recorded crime")
    for box, typed in (("Day", "14"), ("Month", "10"), ("Year", "2008")):
        page.get_by_label(box, exact=True).fill(typed)
    page.get_by_role("button", name="Submit for sign-off").click()
    expect(page.get_by_role("alert")).to_contain_text("'1,03o' is not a number")
    expect(page.get_by_label("Final")).to_be_checked()

    page.get_by_label("Number of offences").fill("1,030")
    page.get_by_role("button", name="Submit for sign-off").click()

    expect(page.get_by_role("alert")).to_contain_text("sent for sign-off")


def test_signing_in_and_out_works(open_as, people):
    page = open_as(**OFF)
    read(page, places.PLAN, "Sign in")
    expect(page.get_by_role("button", name="Show password")).to_have_count(0)
    page.get_by_label("E-mail address").fill(people[Role.OWNER].email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile(f"{places.PLAN}$"))

    page.get_by_role("button", name="Sign out").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_an_update_is_written_and_the_meeting_read(open_as, coventry, people):
    lead = people[Role.ACTION_LEAD]
    coventry.actions.filter(position=8).update(led_by=lead)
    page = open_as(Role.ACTION_LEAD, **OFF)
    read(page, f"{places.ACTIONS}8/update/", "Write an update")
    page.get_by_label("At risk").check()
    page.get_by_label("What has happened?").fill("Two workers are away.")
    page.get_by_label("number of offenders in the quarter").fill("4o")
    page.get_by_role("button", name="Send the update").click()
    expect(page.get_by_role("alert")).to_contain_text("'4o' is not a number")
    expect(page.get_by_label("At risk")).to_be_checked()

    page.get_by_label("number of offenders in the quarter").fill("36")
    page.get_by_role("button", name="Send the update").click()

    expect(page.get_by_role("alert")).to_contain_text("your update was kept")
    read(page, places.MEETING, "Meeting report, 2008/09 Q2")
    expect(page.get_by_role("main")).to_contain_text("1 at risk (Action 8)")


def test_the_document_is_read(open_as):
    page = open_as(Role.PARTNER, **OFF)

    read(page, f"{places.DOCUMENT}2008-09-q1/", "LAA TARGET - ACTION PLAN")

    expect(page.get_by_role("main")).to_contain_text("At least £65,500")
