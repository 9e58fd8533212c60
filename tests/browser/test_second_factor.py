"""Signing in with a second step: an app, a recovery code, a passkey."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from laa.plan.models import ActionPlan, User
from laa.plan.roles import Role
from tests.browser.checks import faults_of
from tests.browser.conftest import PASSWORD
from tests.laa.plan.accounts.factors import SECRET, code_of, give_app

MINE = "/second-factor/"


def begin_to_sign_in(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_label("E-mail address").fill("coordinator@coventry.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in", level=1)).to_be_visible()


def give_password_again(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Enter your password again"
    )
    assert faults_of(page) == []
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def set_up_an_app(page: Page) -> str:
    """The key that the page shows; then the recovery codes are on it."""
    page.goto(f"{MINE}app/")
    give_password_again(page)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Set up an app that makes codes")
    assert faults_of(page) == []
    secret = page.locator(".laa-key").inner_text()
    # Of half a minute ago: each code works once, and this moment's comes at sign-in.
    page.get_by_label("Code").fill(code_of(secret, later=-1))
    page.get_by_role("button", name="Switch it on").click()
    expect(heading).to_have_text("Recovery codes")
    return secret


def test_an_app_is_set_up_and_then_signs_in(open_as: Any) -> None:
    page = open_as(Role.COORDINATOR)

    secret = set_up_an_app(page)
    expect(page.get_by_text("The app is set up")).to_be_visible()
    assert len(page.locator(".laa-codes li").all_inner_texts()) == 10
    assert faults_of(page) == []
    sign_out(page)

    begin_to_sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
    assert faults_of(page) == []
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Go on").click()

    expect(page.get_by_role("heading", name="Home", level=1)).to_be_visible()
    for address in (MINE, f"{MINE}app/off/", f"{MINE}recovery-codes/new/"):
        page.goto(address)
        assert page.url.endswith(address) or "/again/" in page.url
        assert faults_of(page) == []


def test_the_second_step_is_whole_without_script(
    open_as: Any, people: dict[Role, User]
) -> None:
    give_app(people[Role.COORDINATOR])
    page = open_as(java_script_enabled=False)

    begin_to_sign_in(page)
    expect(page.get_by_role("main")).to_contain_text("Passkeys need JavaScript")
    page.get_by_label("Code").fill(code_of(SECRET))
    page.get_by_role("button", name="Go on").click()

    expect(page.get_by_role("heading", name="Home", level=1)).to_be_visible()


def test_a_recovery_code_signs_in_whoever_lost_the_phone(open_as: Any) -> None:
    page = open_as(Role.COORDINATOR)
    set_up_an_app(page)
    codes = page.locator(".laa-codes li").all_inner_texts()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the codes").click()
    assert download.value.path().read_text().split() == codes
    sign_out(page)

    begin_to_sign_in(page)
    page.get_by_label("Code").fill(codes[0])
    page.get_by_role("button", name="Go on").click()

    expect(page.get_by_role("heading", name="Home", level=1)).to_be_visible()
    page.goto(MINE)
    expect(page.get_by_role("main")).to_contain_text(
        "9 of your recovery codes are unused"
    )


def plug_in_a_key(page: Page) -> None:
    """A security key of Chromium's own, which asks nobody."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_signs_in_and_is_renamed_and_removed(open_as: Any) -> None:
    page = open_as(Role.COORDINATOR)
    plug_in_a_key(page)

    page.goto(f"{MINE}passkeys/add/")
    give_password_again(page)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Add a passkey")
    assert faults_of(page) == []
    page.get_by_label("Name of the passkey").fill("Work laptop")
    page.get_by_role("button", name="Make the passkey").click()
    expect(heading).to_have_text("Recovery codes")
    sign_out(page)

    assert faults_of(page) == []
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Home", level=1)).to_be_visible()
    sign_out(page)

    begin_to_sign_in(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Home", level=1)).to_be_visible()

    page.goto(f"{MINE}passkeys/")
    assert faults_of(page) == []
    page.get_by_role("link", name="Rename Work laptop").click()
    give_password_again(page)
    expect(heading).to_have_text("Rename a passkey")
    assert faults_of(page) == []
    page.get_by_label("Name of the passkey").fill("Old laptop")
    page.get_by_role("button", name="Save the name").click()
    page.get_by_role("link", name="Remove Old laptop").click()
    assert faults_of(page) == []
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_role("main")).to_contain_text("You have none")


def test_a_passkey_that_does_not_come_is_said_to(open_as: Any) -> None:
    page = open_as()
    page.goto("/sign-in/")
    expect(page.get_by_text("The browser gave no passkey")).to_be_hidden()
    # Without an authenticator the browser would wait for somebody to plug one in.
    page.evaluate(
        "() => { navigator.credentials.get = () => Promise.reject(new Error()); }"
    )

    page.get_by_role("button", name="Use a passkey").click()

    expect(page.locator("#passkey-refused")).to_be_focused()
    expect(page.get_by_text("The browser gave no passkey")).to_be_visible()
    assert faults_of(page) == []


def test_a_plan_asks_for_it_and_opens_once_it_is_set_up(
    open_as: Any, coventry: ActionPlan
) -> None:
    page = open_as(Role.COORDINATOR)
    page.goto("/coventry/violent-crime/about/")
    page.get_by_role(
        "link", name="Change whether the plan asks for a second factor"
    ).click()
    assert faults_of(page) == []
    page.get_by_label("Everybody in the plan signs in with a second factor").check()
    page.get_by_role("button", name="Save").click()

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("A second factor is needed")
    assert faults_of(page) == []
    page.get_by_role("button", name="Set up a second factor").click()
    assert faults_of(page) == []
    set_up_an_app(page)
    page.get_by_role("link", name="Go on to the page that you wanted").click()

    expect(page).to_have_url(re.compile("/coventry/violent-crime/about/$"))
    expect(heading).to_have_text("About the plan")
