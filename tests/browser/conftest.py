"""What every browser test stands on: Chromium, the Coventry plan, and its people."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Page, expect

from laa.plan.models import ActionPlan, User
from laa.plan.roles import Role
from tests.browser.watching import watch
from tests.factories.plan import member

PASSWORD = "plain speaking 1908"
# It looks for updates, and for what its maker may want to know, unless told not to.
QUIET = (
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)


def pytest_configure() -> None:
    # Longer than any page takes: waiting ends with what is waited for, not with time.
    expect.set_options(timeout=20_000)


@pytest.fixture(scope="session", autouse=True)
def _database_beside_the_browser() -> Iterator[None]:
    """Playwright runs an event loop in this thread, beside which Django would stop."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> Any:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.exit("The browser tests need Chromium: apt-get install chromium", 1)
    # Chromium's own sandbox does not start as root.
    sandbox = () if os.geteuid() else ("--no-sandbox",)
    return {
        **browser_type_launch_args,
        "executable_path": chromium,
        "args": [*QUIET, *sandbox],
    }


@pytest.fixture(scope="session")
def base_url(live_server: Any) -> str:
    """Where addresses that begin with a slash are looked for."""
    url: str = live_server.url
    return url


@pytest.fixture
def coventry(live_server: Any, settings: Any) -> ActionPlan:
    """The plan as published, on the day when Q2 of 2008/09 is due."""
    settings.TODAY = date(2008, 10, 20)
    call_command("load_plan", "coventry-violent-crime")
    plan: ActionPlan = ActionPlan.objects.get()
    return plan


@pytest.fixture
def people(coventry: ActionPlan) -> dict[Role, User]:
    return {
        role: member(
            coventry,
            role,
            email=f"{role.replace(' ', '-')}@coventry.example",
            name=f"The {role.label.lower()}",
            password=PASSWORD,
        )
        for role in Role
    }


@pytest.fixture
def open_as(new_context: Any, base_url: str, people: dict[Role, User]) -> Any:
    """A browser window for each person, signed in; nothing may go wrong in any."""
    faults: list[str] = []

    def opened(role: Role | None = None, **options: Any) -> Page:
        context = new_context(**options)
        watch(context, base_url, faults)
        if role:
            context.add_cookies([_session(people[role], base_url)])
        page: Page = context.new_page()
        return page

    yield opened
    assert faults == []


def _session(user: User, address: str) -> dict[str, str]:
    client, name = Client(), django_settings.SESSION_COOKIE_NAME
    client.force_login(user)
    return {"name": name, "value": client.cookies[name].value, "url": address}
