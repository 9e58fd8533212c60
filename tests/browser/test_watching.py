"""What watches every page is itself seen to notice."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import axe_violations, sideways_scrolling
from tests.browser.watching import watch


@pytest.fixture
def faults():
    return []


@pytest.fixture
def page(new_context, coventry, base_url, faults) -> Page:
    context = new_context()
    watch(context, base_url, faults)
    page: Page = context.new_page()
    page.goto("/sign-in/")
    return page


@pytest.mark.parametrize(
    ("deed", "event", "heard"),
    [
        ("document.body.append(style)", "console", "policy: style-src"),
        ("fetch('http://elsewhere.example/')", "console", "policy: connect-src"),
        ("setTimeout(() => none())", "weberror", "none is not defined"),
        ("image.src = '/static/laa/none.svg'", "response", "none.svg answers 404"),
        ("open('http://127.0.0.2:9/')", "request", "asks http://127.0.0.2:9/"),
    ],
)
def test_a_fault_is_heard(page, faults, deed, event, heard):
    assert faults == []

    def is_heard(_: object = None) -> bool:
        return any(heard in fault for fault in faults)

    # The watcher listens to the same events, and was there first.
    with page.context.expect_event(event, is_heard):
        page.evaluate(f"""() => {{
          const image = new Image(), style = document.createElement("style");
          style.textContent = "p {{ color: red }}";
          {deed};
        }}""")

    assert is_heard()


def test_axe_and_the_ruler_find_what_is_wrong(page):
    page.evaluate("document.documentElement.lang = ''")
    page.evaluate("document.querySelector('main').className = 'govuk-visually-hidden'")

    assert any("html-has-lang" in one for one in axe_violations(page))
    assert sideways_scrolling(page, 100)
    expect(page).to_have_title("Sign in – Local Area Agreement monitor")
