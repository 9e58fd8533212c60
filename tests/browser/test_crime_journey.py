"""Returns from recorded crime, with a worker of its own beside the service."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from playwright.sync_api import Page, expect

from laa.plan.roles import Role
from tests.browser import places
from tests.browser.checks import PHONE, faults_of, look_at, sideways_scrolling
from tests.indicators.crime_imports.sending import file_of, table
from tests.indicators.examples import Q1, Q2
from tests.serving import PATIENCE, ROOT

OFF = {"java_script_enabled": False, "viewport": {"width": PHONE, "height": 800}}
# A few thousand rows, of which some hundred are Coventry's: 119 and 101 of NI 15.
QUARTERS = {
    Q1: {"1": 2, "2": 1, "5A": 90, "8F": 26, "5B": 0, "8G": 600, "8J": 124},
    Q2: {"1": 1, "2": 0, "5A": 80, "8F": 20, "5B": 3, "8G": 590, "8J": -2},
}
FORCES = [f"Force {number}" for number in range(40)]
FILE = file_of(
    *(table(QUARTERS, (force, f"Town {n}")) for force in FORCES for n in range(8)),
    table(QUARTERS, ("West Midlands", "Coventry")),
)


@pytest.fixture
def uploads(settings: Any, tmp_path: Path) -> Path:
    settings.UPLOADS = tmp_path / "uploads"
    found: Path = settings.UPLOADS
    return found


@contextmanager
def a_worker(uploads: Path) -> Iterator[subprocess.Popen[bytes]]:
    """At the tests' database."""
    to = {
        name: quote(str(value), safe="")
        for name, value in connection.get_connection_params().items()
    }
    who = f"{to['user']}:{to.get('password', '')}"
    where = f"{to.get('port', '')}/{to['dbname']}?host={to.get('host', '')}"
    url = f"postgresql://{who}@:{where}"
    environment = {
        "DATABASE_URL": url,
        "LAA_UPLOADS": str(uploads),
        "LAA_TODAY": "2008-10-20",
    }
    command = [sys.executable, "manage.py", "db_worker", "--no-startup-delay"]
    process = subprocess.Popen(
        [*command, "--verbosity", "0", "--interval", "0.1"],
        cwd=ROOT,
        env={**os.environ, **environment},
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(PATIENCE)


def send(page: Page, folder: Path) -> None:
    file = folder / "recorded-crime.csv"
    file.write_bytes(FILE)
    page.goto(places.PLAN)
    page.get_by_role("link", name="Returns from recorded crime").click()
    page.get_by_role("button", name="Send a file").click()
    page.get_by_label("The Home Office's file").set_input_files(file)
    page.get_by_role("button", name="Send the file").click()
    expect(page.get_by_role("progressbar")).to_be_visible()


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def count_coventry(page: Page) -> None:
    heading(page, "Choose the area and the years")
    expect(page.get_by_label("Which area is to be counted?")).to_have_value(
        re.compile(r"\d+")
    )
    expect(page.get_by_role("main")).to_contain_text(
        "suggested because the plan's area is Coventry"
    )
    page.get_by_role("button", name="Count it").click()


def answer(page: Page) -> None:
    heading(page, "Questions that the file leaves open")
    for question in page.get_by_role("group").all():
        question.get_by_label("No:").check()
    page.get_by_role("button", name="Continue").click()


def expect_it_saved(page: Page) -> None:
    heading(page, "Import of recorded crime")
    expect(page.get_by_role("main")).to_contain_text("saved as drafts")
    page.get_by_role("link", name="NI 15, 2008/09 Q2").click()
    expect(page.get_by_label("Number of offences")).to_have_value("101")
    expect(page.get_by_role("main")).to_contain_text("Homicide")


@pytest.mark.usefixtures("people")
def test_a_national_file_becomes_drafts(open_as, tmp_path, uploads):
    page = open_as(Role.ANALYST)
    send(page, tmp_path)
    heading(page, "The file waits to be read")
    assert faults_of(page) == []
    page.reload()
    expect(page.get_by_role("progressbar")).to_be_visible()

    with a_worker(uploads):
        # The script notices by itself, and leaves it to the reader to go on.
        page.get_by_role("link", name="Continue").click()
        assert faults_of(page) == []
        count_coventry(page)
        expect(page.get_by_role("link", name="Continue")).to_be_visible()
    page.get_by_role("link", name="Continue").click()

    assert faults_of(page) == []
    answer(page)
    heading(page, "Check before saving")
    expect(page.get_by_role("main")).to_contain_text("Nothing is saved yet")
    assert faults_of(page) == []
    page.get_by_role("button", name="Save").click()
    assert faults_of(page) == []
    expect_it_saved(page)

    page.goto(f"{places.PLAN}recorded-crime/")
    expect(page.get_by_role("main")).to_contain_text("saved as drafts")
    assert faults_of(page) == []
    assert list(uploads.iterdir()) == []


@pytest.mark.usefixtures("people")
def test_without_script_the_page_is_asked_again_by_a_link(open_as, tmp_path, uploads):
    page = open_as(Role.ANALYST, **OFF)
    look_at(page, PHONE)
    send(page, tmp_path)

    with a_worker(uploads) as worker:
        check_until(page, "Choose the area and the years", worker)
        count_coventry(page)
        check_until(page, "Questions that the file leaves open", worker)
    answer(page)
    heading(page, "Check before saving")
    assert sideways_scrolling(page, PHONE) == []
    page.get_by_role("button", name="Save").click()

    expect_it_saved(page)


def check_until(page: Page, text: str, worker: subprocess.Popen[bytes]) -> None:
    while page.get_by_role("heading", level=1).inner_text() != text:
        assert worker.poll() is None, "the worker has ended"
        page.get_by_role("link", name="Check again").click()


@pytest.mark.usefixtures("people")
def test_it_can_be_cancelled_while_it_waits(open_as, tmp_path, uploads):
    page = open_as(Role.ANALYST)
    send(page, tmp_path)

    page.get_by_role("button", name="Cancel this import").click()

    expect(page.get_by_role("main")).to_contain_text("Cancelled")
    assert list(uploads.iterdir()) == []
    assert faults_of(page) == []
