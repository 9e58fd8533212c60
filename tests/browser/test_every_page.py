"""Every page, as everybody who can open it: for all to use, on any width."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from laa.plan.roles import Role
from tests.browser import busy_plan, places
from tests.browser.checks import PHONE, axe_violations, faults_of, look_at, settle


@pytest.fixture
def _busy(coventry, people):
    busy_plan.fill(coventry, people)


pytestmark = pytest.mark.usefixtures("_busy")


def opened(page: Page, address: str, status: int = 200) -> Page:
    """On a phone, which is the harder of the two to fit."""
    look_at(page, PHONE)
    response = page.goto(address)
    assert response
    assert (page.url.endswith(address), response.status) == (True, status), address
    return page


@pytest.mark.parametrize("role", places.OPEN_TO, ids=str)
def test_nothing_is_amiss_on_any_page(open_as, role):
    page = open_as(role)

    faults = {
        address: faults_of(opened(page, address)) for address in places.OPEN_TO[role]
    }

    assert {address: found for address, found in faults.items() if found} == {}


@pytest.mark.parametrize("role", places.FORBIDDEN)
def test_nothing_is_amiss_on_pages_that_refuse(open_as, role):
    page = open_as(role)

    assert faults_of(opened(page, places.FORBIDDEN[role], 403)) == []
    assert faults_of(opened(page, places.NOWHERE, 404)) == []


def test_nothing_is_amiss_on_a_phone_with_its_menu_open(open_as):
    page = open_as(Role.ANALYST)

    for address in ("/", places.PLAN, places.NI_15, places.RETURNED):
        settle(opened(page, address))
        page.get_by_role("button", name="Menu").click()
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        assert axe_violations(page) == []


def test_nothing_is_amiss_where_a_form_is_refused(open_as):
    stranger, analyst, owner = (
        open_as(role) for role in (None, Role.ANALYST, Role.OWNER)
    )

    for page, address, button in (
        (stranger, "/sign-in/", "Sign in"),
        (analyst, "/password/", "Change password"),
        (analyst, places.NOT_ENTERED, "Submit for sign-off"),
        (analyst, f"{places.SIGNED_OFF}revise/", "Start a revision"),
        (owner, f"{places.SUBMITTED}return/", "Return to the analyst"),
    ):
        opened(page, address).get_by_role("button", name=button).click()
        expect(page.get_by_role("alert")).to_contain_text("There is a problem")
        assert faults_of(page) == [], address


def test_nothing_is_amiss_where_a_form_is_taken(open_as):
    page = opened(open_as(Role.ANALYST), places.DRAFT)

    page.get_by_role("button", name="Submit for sign-off").click()

    expect(page.get_by_role("alert")).to_contain_text("sent for sign-off")
    assert faults_of(page) == []


def test_nothing_is_amiss_where_what_was_typed_is_very_long(open_as):
    page = opened(open_as(Role.ANALYST), places.NOT_ENTERED)

    page.get_by_label("Number of repeat cases").fill(busy_plan.LONG)
    page.get_by_role("button", name="Save as draft").click()

    expect(page.get_by_role("alert")).to_contain_text(f"'{busy_plan.LONG}' is not")
    assert faults_of(page) == []
