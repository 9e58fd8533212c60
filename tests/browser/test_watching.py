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
        ("setTimeout(() => none())", "pageerror", "none is not defined"),
        ("image.src = '/static/laa/none.svg'", "response", "none.svg answers 404"),
        ("open('http://127.0.0.2:9/')", "popup", "asks http://127.0.0.2:9/"),
    ],
)
def test_a_fault_is_heard(page, faults, deed, event, heard):
    assert faults == []

    # Chromium tells a breach of policy in words of its own too, before ours or after.
    said = {"console": lambda message: heard in message.text}
    with page.expect_event(event, said.get(event)):
        page.evaluate(f"""() => {{
          const image = new Image(), style = document.createElement("style");
          style.textContent = "p {{ color: red }}";
          {deed};
        }}""")
    # What is heard comes in turn, and what is on its way comes before the end.
    page.context.close()

    assert any(heard in fault for fault in faults)


def test_axe_and_the_ruler_find_what_is_wrong(page):
    page.evaluate("document.documentElement.lang = ''")
    page.evaluate("document.querySelector('main').className = 'govuk-visually-hidden'")

    assert any("html-has-lang" in one for one in axe_violations(page))
    assert sideways_scrolling(page, 100)
    expect(page).to_have_title("Sign in – Local Area Agreement monitor")
