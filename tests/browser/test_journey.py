"""A quarter's figure on its way from the analyst by the owner to the partner."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from laa.plan.roles import Role
from tests.browser.conftest import PASSWORD
from tests.browser.partner_sees import all_pages, figures_in

Q2 = "NI 15 Serious Violent Crime Rate, 2008/09 Q2"
INDICATOR = "/coventry/violent-crime/ni-15/"
RETURN = f"{INDICATOR}2008-09-q2/"
NOT_A_NUMBER = "'1o1' is not a number: enter digits only, such as 119"
NO_COMMENTARY = (
    "The year to date is red: say what lies behind the figure and what is being done"
)
COMMENTARY = "Night-time violence fell after the licensing checks of August."
REASON = "Say which of the two divisions the fall comes from."
ANSWER = "The fall is in the city centre: 40 fewer than a year ago."


def test_a_partner_sees_a_figure_once_it_is_signed_off_and_never_before(open_as):
    analyst, owner, partner = (
        signed_in(open_as(), role) for role in (Role.ANALYST, Role.OWNER, Role.PARTNER)
    )
    before = all_pages(partner)
    assert INDICATOR in before
    assert figures_in(before, 101, 220) == []

    mistype_and_correct(analyst)
    assert all_pages(partner) == before
    submit(analyst)
    assert all_pages(partner) == before
    return_with_a_reason(owner)
    assert all_pages(partner) == before
    answer_and_resubmit(analyst)
    assert all_pages(partner) == before
    expect_the_return_to_be_closed_to(partner)
    sign_off(owner)

    expect_on_the_dashboard(partner)
    expect_in_the_chart(partner)


def signed_in(page: Page, role: Role) -> Page:
    page.goto("/")
    page.get_by_label("E-mail address").fill(
        f"{role.replace(' ', '-')}@coventry.example"
    )
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Home", level=1)).to_be_visible()
    return page


def mistype_and_correct(page: Page) -> None:
    page.get_by_role("link", name=Q2).click()
    count = page.get_by_label("Number of offences")
    count.fill("1o1")
    page.get_by_label("Provisional").check()
    page.get_by_role("button", name="Save as draft").click()

    expect(page).to_have_title(re.compile("^Error: "))
    expect(summary(page).get_by_role("link", name=NOT_A_NUMBER)).to_be_visible()
    expect(count).to_have_accessible_description(f"Error: {NOT_A_NUMBER}")
    expect(count).to_have_value("1o1")

    count.fill("101")
    page.get_by_role("button", name="Save as draft").click()
    expect_done(page, "NI 15, 2008/09 Q2: saved as a draft")
    expect(count).to_have_value("101")


def submit(page: Page) -> None:
    page.get_by_label("Source").fill("Police recorded crime")
    for box, typed in (("Day", "14"), ("Month", "10"), ("Year", "2008")):
        page.get_by_label(box, exact=True).fill(typed)
    page.get_by_role("button", name="Submit for sign-off").click()
    expect(summary(page).get_by_role("link", name=NO_COMMENTARY)).to_be_visible()

    page.get_by_label("Commentary").fill(COMMENTARY)
    page.get_by_role("button", name="Submit for sign-off").click()
    expect_done(page, "NI 15, 2008/09 Q2: sent for sign-off")


def return_with_a_reason(page: Page) -> None:
    open_from_home(page, "To sign off")
    expect(page.get_by_text(COMMENTARY).first).to_be_visible()
    page.get_by_role("button", name="Return to the analyst").click()
    page.get_by_label("Reason").fill(REASON)
    page.get_by_role("button", name="Return to the analyst").click()
    expect_done(page, "NI 15, 2008/09 Q2: returned to the analyst")


def answer_and_resubmit(page: Page) -> None:
    open_from_home(page, "Returned")
    expect(page.get_by_text(REASON).first).to_be_visible()
    page.get_by_label("Commentary").fill(ANSWER)
    page.get_by_role("button", name="Submit for sign-off").click()
    expect_done(page, "NI 15, 2008/09 Q2: sent for sign-off")


def sign_off(page: Page) -> None:
    open_from_home(page, "To sign off")
    expect(page.get_by_text(ANSWER).first).to_be_visible()
    page.get_by_role("button", name="Sign off").click()
    page.get_by_role("button", name="Sign off").click()
    expect_done(page, "NI 15, 2008/09 Q2: signed off")


def expect_the_return_to_be_closed_to(page: Page) -> None:
    response = page.goto(RETURN)
    assert response
    assert response.status == 403


def expect_on_the_dashboard(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Coventry: Violent Crime").click()
    card = page.get_by_role("region", name="NI 15 Serious Violent Crime Rate")

    expect(card).to_contain_text("2008/09 Q2: 36 offences (19.6%) above the trajectory")
    for name, figure in (
        ("In 2008/09 Q2", "101"),
        ("Year to date", "220"),
        ("Expected to date", "184"),
    ):
        expect(card.locator(f'dt:text-is("{name}") + dd')).to_have_text(figure)
    expect(card).to_contain_text(ANSWER)
    expect(card).to_contain_text("Signed off by The indicator owner, 20 October 2008")


def expect_in_the_chart(page: Page) -> None:
    page.get_by_role("link", name="NI 15 Serious Violent Crime Rate").click()
    chart = page.get_by_role("figure").filter(
        has=page.get_by_role("heading", name="2008/09 so far, against the trajectory")
    )

    expect(chart.get_by_role("img")).to_have_accessible_name(
        re.compile("220 against 184 expected by the end of 2008/09 Q2")
    )
    expect(chart.get_by_role("img")).to_contain_text("220")
    expect(chart.locator(".js-plotly-plot")).to_contain_text("220")
    chart.get_by_text("Show the figures as a table").click()
    row = chart.get_by_role("row", name="2008/09 Q2")
    # The fan and the pace begin where the year stands.
    expect(row.get_by_role("cell")).to_have_text(["184", *["220"] * 4])


def open_from_home(page: Page, group: str) -> None:
    page.get_by_role("navigation", name="Menu").get_by_text("Home").click()
    expect(page.get_by_role("heading", name=group, level=3)).to_be_visible()
    page.get_by_role("link", name=Q2).click()


def summary(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text="There is a problem")


def expect_done(page: Page, words: str) -> None:
    banner = page.get_by_role("alert").filter(has_text="Success")
    expect(banner).to_contain_text(words)
