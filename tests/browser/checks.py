"""What must be so of a page whatever it is about; each check lists what is not."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PHONE, DESK = 360, 1280


def settle(page: Page) -> None:
    """Wait until each chart that plotly draws is drawn."""
    charts = page.get_by_role("figure").filter(has=page.locator("script"))
    expect(page.locator(".laa-chart--live")).to_have_count(charts.count())


def look_at(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})


def axe_violations(page: Page) -> list[str]:
    """By every rule of axe-core, best practice included."""
    return [
        f"{violation['id']}: {violation['help']}: {node['html']}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]


def sideways_scrolling(page: Page, width: int) -> list[str]:
    found: int = page.evaluate("document.documentElement.scrollWidth")
    return [f"at {width} pixels the page is {found} wide"] if found > width else []


def faults_of(page: Page) -> list[str]:
    """Of a page that is open, on a phone and on a desk."""
    faults = []
    for width in (PHONE, DESK):
        look_at(page, width)
        settle(page)
        faults += sideways_scrolling(page, width)
    return faults + axe_violations(page)
