"""Getting about by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from laa.plan.roles import Role
from tests.browser import places


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_the_first_tab_skips_to_the_content(open_as):
    page = open_as(Role.ANALYST)
    page.goto(places.PLAN)

    press(page, "Tab")
    expect(focused(page)).to_have_text("Skip to main content")
    expect(focused(page)).to_be_in_viewport()
    press(page, "Enter")
    expect(page.get_by_role("main")).to_be_focused()

    press(page, "Tab")
    expect(page.get_by_role("main").locator(":focus")).to_have_text("Read the plan")


def test_an_error_leads_to_its_box(open_as):
    page = open_as(Role.ANALYST)
    page.goto(f"{places.NI_15}2008-09-q2/")
    page.get_by_label("Number of offences").fill("1o1")
    press(page, "Enter")

    expect(page.get_by_role("alert").locator("xpath=..")).to_be_focused()
    press(page, "Tab", "Enter")

    expect(page.get_by_label("Number of offences")).to_be_focused()


@pytest.mark.parametrize("scripted", [True, False])
def test_each_error_of_a_form_leads_to_its_own_box(open_as, scripted):
    page = open_as(Role.ANALYST, java_script_enabled=scripted)
    page.goto(f"{places.NI_15}2008-09-q2/")
    page.get_by_role("button", name="Submit for sign-off").click()
    errors = page.get_by_role("alert").get_by_role("link")
    expect(errors).to_have_count(4)

    for error in errors.all():
        error.click()

        groups = page.locator(".govuk-form-group--error").filter(has=focused(page))
        expect(groups).to_contain_text(error.inner_text())


def test_a_figure_is_submitted_without_a_mouse(open_as):
    page = open_as(Role.ANALYST)
    page.goto(f"{places.NI_20}2008-09-q2/")

    page.get_by_label("Number of offences").focus()
    page.keyboard.type("1030")
    press(page, "Tab", "Space", "Tab")
    page.keyboard.type("Police recorded crime")
    for typed in ("14", "10", "2008"):
        press(page, "Tab")
        page.keyboard.type(typed)
    press(page, "Tab", "Tab", "Tab", "Enter")

    expect(page.get_by_role("alert")).to_contain_text("sent for sign-off")


def test_the_table_of_a_chart_is_opened_and_reached(open_as):
    page = open_as(Role.PARTNER)
    page.goto(places.NI_15)
    chart = page.get_by_role("figure").filter(has_text="Quarter by quarter")
    expect(chart.get_by_role("table")).to_be_hidden()

    chart.locator("summary", has_text="Show the figures as a table").focus()
    press(page, "Enter", "Tab")

    expect(chart.get_by_role("table")).to_be_visible()
    expect(chart.get_by_role("region")).to_be_focused()
