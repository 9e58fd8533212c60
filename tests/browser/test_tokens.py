"""Making an API token, which is shown once, and revoking it."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from laa.plan.roles import Role
from tests.browser.checks import faults_of
from tests.browser.test_second_factor import give_password_again

SECRET = re.compile("laa_[0-9A-Za-z]{40}")


def test_a_token_is_made_shown_once_and_revoked(open_as: Any) -> None:
    page = open_as(Role.ANALYST)
    page.goto("/")
    page.get_by_role("link", name="Your account").click()
    page.get_by_role("link", name="API tokens").click()
    heading, main = page.get_by_role("heading", level=1), page.get_by_role("main")
    expect(main).to_contain_text("You have none")
    page.get_by_role("button", name="Make a token").click()
    give_password_again(page)

    expect(heading).to_have_text("Make a token")
    assert faults_of(page) == []
    page.get_by_role("button", name="Make the token").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter what the token is for")
    assert faults_of(page) == []
    page.get_by_label("What is it for?").fill("Excel at work")
    page.get_by_label("Read what you may read", exact=True).check()
    page.get_by_label("90 days").check()
    page.get_by_role("button", name="Make the token").click()

    expect(heading).to_have_text("The token “Excel at work”")
    expect(page.locator(".laa-token")).to_have_text(SECRET)
    assert faults_of(page) == []
    page.get_by_role("button", name="I have put it away").click()
    expect(main).to_contain_text("Works until 18 January 2009")

    page.goto("/tokens/")
    assert faults_of(page) == []
    page.get_by_role("link", name="Revoke Excel at work").click()
    assert faults_of(page) == []
    page.get_by_role("button", name="Revoke it").click()
    expect(main).to_contain_text("“Excel at work” is revoked")
    expect(main).to_contain_text("Tokens that no longer work")
    assert faults_of(page) == []
