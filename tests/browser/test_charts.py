"""Charts as they are drawn: by the server first, by plotly over it, and on paper."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from laa.plan.roles import Role
from tests.browser import places
from tests.browser.checks import DESK, PHONE, look_at, settle, sideways_scrolling

# Letters as they come out on the screen, for a picture shrinks with its page.
LETTERS = """(texts) => texts
  .filter((text) => text.textContent.trim() && text.checkVisibility())
  .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)
"""
SMALLEST = 11
ADDRESS = re.compile(r"(?:https?:)?//[\w.]+[^\s\"'<]*")
SVG_NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


@pytest.fixture
def page(open_as):
    page = open_as(Role.PARTNER)
    page.goto(places.NI_15)
    settle(page)
    return page


def charts(page: Page) -> Locator:
    return page.get_by_role("figure")


def letters(drawings: Locator) -> list[float]:
    found: list[float] = drawings.locator("text").evaluate_all(LETTERS)
    return found


def test_plotly_draws_over_the_picture_which_readers_still_find(page):
    expect(charts(page)).to_have_count(3)

    for chart in charts(page).all():
        expect(chart.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        expect(chart.locator(".laa-chart__picture")).to_have_css("opacity", "0")
        expect(chart.get_by_role("img")).to_have_count(1)


def test_a_figure_is_read_where_the_pointer_is(page):
    chart = charts(page).filter(has_text="so far, against the trajectory")

    chart.scroll_into_view_if_needed()
    chart.locator(".js-plotly-plot").hover(position={"x": 120, "y": 120})

    hover = chart.locator(".hoverlayer")
    expect(hover).to_contain_text("Year to date: 119")
    expect(hover).to_contain_text("Expected by then: 92")


def test_nothing_offers_to_send_figures_elsewhere(page):
    for chart in charts(page).all():
        chart.locator(".js-plotly-plot").hover()
        expect(chart.get_by_role("link")).to_have_count(0)
        expect(chart.locator(".modebar-btn, .plotlyjsicon")).to_have_count(0)
        expect(chart).not_to_contain_text(re.compile("share chart|cloud|plotly", re.I))

        config = json.loads(chart.locator("script").inner_text())["config"]
        assert (config["showSendToCloud"], config["plotlyServerURL"]) == (False, "")
        assert config["displaylogo"] is False


def test_no_address_but_the_server_s_own_is_in_the_page(page, base_url):
    sent = page.request.get(places.NI_15).text()

    found = set(ADDRESS.findall(sent + page.content())) - SVG_NAMESPACES

    assert {address for address in found if not address.startswith(base_url)} == set()


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("drawing", [".laa-chart__picture", ".js-plotly-plot"])
def test_letters_can_be_read(page, width, drawing):
    look_at(page, width)
    page.reload()
    settle(page)

    for chart in charts(page).all():
        sizes = letters(chart.locator(drawing))
        assert sizes
        assert min(sizes) >= SMALLEST


def test_charts_follow_when_the_page_becomes_narrow(page):
    look_at(page, PHONE)

    for chart in charts(page).all():
        width = chart.bounding_box()["width"]
        expect(chart.locator(".main-svg").first).to_have_attribute(
            "width", re.compile(rf"^{width:.0f}")
        )
    assert sideways_scrolling(page, PHONE) == []


def test_paper_shows_the_pictures_and_the_tables(page):
    page.emulate_media(media="print")

    for chart in charts(page).all():
        expect(chart.locator(".laa-chart__picture")).to_have_css("opacity", "1")
        expect(chart.get_by_role("img")).to_be_visible()
        expect(chart.locator(".js-plotly-plot")).to_be_hidden()
        expect(chart.get_by_role("table")).to_be_visible()
