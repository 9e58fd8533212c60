"""The pages that nobody hopes to see are as sound as the others."""

from __future__ import annotations

from django.db import connection
from playwright.sync_api import expect

from laa.plan.roles import Role
from tests.browser.checks import faults_of


def test_a_form_that_was_open_too_long_is_explained(open_as):
    page = open_as()
    page.goto("/sign-in/")
    page.context.clear_cookies()

    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "The page had been open too long"
    )
    assert faults_of(page) == []


def test_a_request_that_is_too_large_is_explained_and_nothing_typed_is_lost(
    open_as, settings
):
    page = open_as()
    page.goto("/sign-in/")
    page.get_by_label("E-mail address").fill("somebody@coventry.example")
    page.get_by_role("textbox", name="Password").fill("plain speaking")
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1

    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "What you sent is too large"
    )
    assert faults_of(page) == []
    page.go_back()
    expect(page.get_by_label("E-mail address")).to_have_value(
        "somebody@coventry.example"
    )


def test_a_page_that_breaks_is_apologised_for(open_as, settings):
    page = open_as(Role.ANALYST)
    settings.TODAY = "no date"

    page.goto("/")

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Sorry, there is a problem with the service"
    )
    assert faults_of(page) == []


def test_a_database_that_is_away_is_apologised_for(open_as, monkeypatch):
    page = open_as(Role.ANALYST)
    monkeypatch.setitem(connection.settings_dict, "NAME", "no_such_database")

    page.goto("/")

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "The service is not available for the moment"
    )
    assert faults_of(page) == []
