"""What the figures can bear, as readers come to it: with and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from laa.plan.roles import Role
from tests.browser import places
from tests.browser.checks import PHONE, settle

WITH_AND_WITHOUT = pytest.mark.parametrize(
    "script", [True, False], ids=["script", "no script"]
)
NO_NUMBER = "'1o1' is not a number: enter digits only, such as 119"
NO_Q2 = "Enter 2008/09 Q2 too: 2008/09 Q4 comes after it"


@pytest.fixture
def opened(open_as):
    def at(address: str, script: bool = True) -> Page:
        size = {"width": PHONE, "height": 800}
        page = open_as(Role.PARTNER, java_script_enabled=script, viewport=size)
        page.goto(address)
        return page

    return at


def what_if(page: Page) -> Locator:
    return page.get_by_role("region", name="What if?")


def suppose(page: Page, **counts: str) -> None:
    for quarter in ("Q2", "Q3", "Q4"):
        box = what_if(page).get_by_label(f"Offences in 2008/09 {quarter}")
        box.fill(counts.get(quarter, ""))
    what_if(page).get_by_role("button", name="Show the year end").click()


@WITH_AND_WITHOUT
def test_supposed_quarters_are_answered_and_can_be_sent_on_as_a_link(opened, script):
    page = opened(places.NI_15, script)

    suppose(page, Q2="101")
    expect(what_if(page)).to_contain_text("Year end likely between 401 and 483")
    expect(what_if(page)).to_contain_text("Red if so")
    suppose(page, Q2="83", Q3="83", Q4="83")
    expect(what_if(page)).to_contain_text("The year ends at 368.")
    expect(what_if(page)).to_contain_text("Green if so")

    expect(page).to_have_url(re.compile(r"\?2008-09-q2=83&.*#what-if$"))
    box = what_if(page).get_by_label("Offences in 2008/09 Q2")
    expect(box).to_have_value("83")
    page.goto(places.NI_15)
    expect(box).to_have_value("")
    expect(what_if(page)).not_to_contain_text("if so")


@WITH_AND_WITHOUT
def test_a_wrong_count_is_refused_beside_its_box(opened, script):
    page = opened(places.NI_15, script)
    box = what_if(page).get_by_label("Offences in 2008/09 Q2")

    suppose(page, Q2="1o1")
    expect(page).to_have_title(re.compile("^Error: "))
    expect(box).to_have_accessible_description(f"Error: {NO_NUMBER}")
    expect(box).to_have_value("1o1")

    suppose(page, Q4="90")
    expect(box).to_have_accessible_description(f"Error: {NO_Q2}")
    link = page.get_by_role("alert").get_by_role("link", name=NO_Q2)
    expect(link).to_have_attribute("href", "#id_2008-09-q2")


def test_the_fan_is_drawn_by_the_server_and_by_plotly(opened):
    page = opened(places.NI_15)
    settle(page)

    chart = page.get_by_role("figure").filter(has_text="so far, against the trajectory")

    for drawing in (chart.get_by_role("img"), chart.locator(".js-plotly-plot")):
        expect(drawing).to_contain_text("95% interval")
    expect(chart.get_by_role("img")).to_have_accessible_name(
        re.compile(r"chance of meeting 368: about 1 in 1,000 \(0\.1%\)")
    )
    chart.get_by_text("Show the figures as a table").click()
    last = chart.get_by_role("row", name="2008/09 Q4").get_by_role("cell")
    expect(last).to_have_text(["368", "Not yet due", "476", "407", "555"])


@WITH_AND_WITHOUT
def test_a_colour_explains_itself_on_demand(opened, script):
    page = opened(places.PLAN, script)
    card = page.get_by_role("region", name="NI 15 Serious Violent Crime Rate")
    reason = card.get_by_text("Green at 92 or less; amber to 96.6")

    expect(reason).to_be_hidden()
    card.get_by_text("Why this colour?").click()

    expect(reason).to_be_visible()


@WITH_AND_WITHOUT
def test_findings_lead_to_what_they_are_about(opened, script):
    page = opened(places.PLAN, script)

    page.get_by_role("link", name=re.compile(r"\d+ findings in it")).click()
    expect(page.get_by_role("heading", name="Findings", level=1)).to_be_visible()
    page.get_by_role("link", name="NI 15, actual 2008/09 Q1").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("NI 15")
    expect(page.get_by_role("main")).to_contain_text("119 / 306,")
