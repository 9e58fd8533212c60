"""The files of every page, as everybody: all that is offered opens, nothing leaks."""

from __future__ import annotations

import csv
import json
import re
import struct
from datetime import date, datetime
from html import unescape
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile, is_zipfile

import openpyxl
import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from laa.plan.roles import Role
from tests.factories.actions import (
    ActionFactory,
    DecisionFactory,
    MilestoneFactory,
    RiskFactory,
    RiskReviewFactory,
)
from tests.factories.funding import (
    AllocationChangeFactory,
    AllocationFactory,
    FundingLineFactory,
    SpendFactory,
)
from tests.factories.indicators import ActualFactory
from tests.factories.plan import UserFactory
from tests.indicators.examples import Q1, Q2
from tests.indicators.pages import TODAY, World, a_world
from tests.indicators.returns import RED, submit

SECRET = 987_654_321
WHISPER = "this commentary is for the owner only"
LINK = re.compile(r'href="(files/([\w-]+)\.(\w+))[?"]')
FIGURE = re.compile(r'<figure [^>]*id="(?:chart|timeline)-([\w-]+)"')
CAPTION = re.compile(r"<caption[^>]*>(.*?)</caption>", re.DOTALL)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
FORMULA = "=HYPERLINK(1)"

# The pages that offer files, what stands in the address after the plan's, and what
# they offer when all of it is there.
PAGES: dict[str, tuple[tuple[Any, ...], set[str]]] = {
    "dashboard": ((), {"indicators"}),
    "findings": ((), {"list"}),
    "meeting": ((), {"ratings", "attention", "decisions"}),
    "meeting-of": ((Q1,), {"ratings", "attention", "decisions"}),
    "indicator": (
        (),
        {"trajectory", "year-so-far", "quarters", "figures", "targets"},
    ),
    "actions": ((), {"list"}),
    "timeline": ((), {"actions"}),
    "risks": ((), {"register", "heat-map"}),
    "risk": ((1,), {"scores", "reviews"}),
    "money": ((), {"funding-cliff", "endings", "standing", "years", "sources"}),
    "funding-line": ((1,), {"spend", "allocations", "changes", "spends"}),
    "population": ((), {"estimates", "rates"}),
    "deadlines": ((), {"quarters"}),
    "document-edition": (
        (Q1.slug,),
        {
            "section-1-1",
            "section-4-1",
            "section-5-1",
            "section-5-2",
            "section-6-1",
            "section-6-2",
            "section-7-1",
        },
    ),
    "roles": ((), {"permissions"}),
}
TABLES, DRAWINGS = {"csv", "xlsx", "ods", "json"}, {"png", "svg"}
# What a file that was sent would change, and what rates would become, are drafts, which
# never leave; the others hold links, words, or part of another page's table.
WITHOUT_FILES = {
    "api/_operation.html",
    "api/reference.html",
    "dashboard/about.html",
    "dashboard/_plan_workbook_rows.html",
    "dashboard/document.html",
    "indicators/_workbook_rows.html",
    "indicators/_crime_preview.html",
    "indicators/_crime_returns.html",
    "indicators/crime_imports.html",
    "population/_preview.html",
    "population/import.html",
}


@pytest.fixture
def world(db: None, settings: Any) -> World:
    """Q1 signed off, Q2 sent for sign-off with figures that nobody may carry away."""
    settings.TODAY = TODAY
    world = a_world()
    plan = world.target_set.plan
    secret = {"count": SECRET, "commentary": WHISPER, "source": WHISPER}
    figure = type(RED)(**{**vars(RED), **secret})
    submit(world.target_set, world.people[Role.ANALYST], figure, quarter=Q2)
    ActualFactory(target_set=world.target_set, quarter_number=3, count=SECRET)
    action = ActionFactory(plan=plan, position=1, text=FORMULA)
    MilestoneFactory(action=action, position=1)
    risk = RiskFactory(plan=plan, position=1)
    for number, day in enumerate((date(2008, 5, 1), date(2008, 8, 1)), start=1):
        RiskReviewFactory(risk=risk, number=number, reviewed_on=day)
    DecisionFactory(plan=plan, number=1)
    line = FundingLineFactory(plan=plan, position=1)
    AllocationFactory(line=line)
    AllocationChangeFactory(line=line, number=1)
    SpendFactory(line=line)
    return world


def address(world: World, name: str) -> str:
    if name == "indicator":
        return world.address(name)
    return reverse(name, args=[*world.plan_address, *PAGES[name][0]])


def links(client: Client, where: str) -> dict[tuple[str, str], str]:
    """What a page offers: by slug and format the whole address."""
    page = client.get(where).content.decode()
    return {(slug, suffix): where + link for link, slug, suffix in LINK.findall(page)}


def opened(response: HttpResponse) -> str:
    """All that a file says, unpacked where it is packed."""
    content = response.content
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
        return b" ".join(parts).decode()
    return "" if content.startswith(b"\x89PNG") else content.decode()


def test_a_page_links_to_all_that_it_offers(world: World) -> None:
    client = world.client(Role.PARTNER)

    for name, (_, offered) in PAGES.items():
        found = links(client, address(world, name))
        assert {slug for slug, _ in found} == offered, name
        assert {(slug, one) for slug in offered for one in TABLES} <= set(found), name


def test_every_table_of_a_page_is_one_of_its_files(world: World) -> None:
    """The money page shows what ends when in tables by day, which are one file."""
    client = world.client(Role.PARTNER)
    by_day = re.compile(r"Money that is certain until .*")

    for name in PAGES:
        where = address(world, name)
        page = client.get(where).content.decode()
        captions = {unescape(" ".join(one.split())) for one in CAPTION.findall(page)}
        told = {
            client.get(file).json()["caption"]
            for (_, suffix), file in links(client, where).items()
            if suffix == "json"
        }
        lacking = {one for one in captions - told if not by_day.fullmatch(one)}
        assert not lacking, name


def test_every_chart_of_a_page_has_its_pictures(world: World) -> None:
    client = world.client(Role.PARTNER)

    for name in PAGES:
        where = address(world, name)
        drawn = set(FIGURE.findall(client.get(where).content.decode()))
        found = links(client, where)
        assert {slug for slug, suffix in found if suffix == "png"} == drawn, name
        assert {slug for slug, suffix in found if suffix == "svg"} == drawn, name


@pytest.mark.parametrize("role", Role)
def test_what_is_offered_opens_and_holds_no_draft(world: World, role: Role) -> None:
    client = world.client(role)

    for name in PAGES:
        for (slug, suffix), file in links(client, address(world, name)).items():
            if suffix == "png" and role is not Role.PARTNER:
                continue  # made from the drawing, which is looked through below
            response = client.get(file)
            assert response.status_code == 200, file
            said = opened(response)
            for trace in (str(SECRET), f"{SECRET:,}", WHISPER, "ubmitted"):
                assert trace not in said, file
            named = response["Content-Disposition"]
            assert named.startswith('attachment; filename="'), file
            assert "-".join(world.plan_address) in named, file
            assert re.search(rf"-{slug}-\d{{4}}-\d\d-q\d\.{suffix}\"", named), file
            assert response["X-Content-Type-Options"] == "nosniff"
            assert response["Cache-Control"] == "private, no-store"


def test_a_file_is_there_for_nobody_who_may_not_know_the_plan(world: World) -> None:
    member, stranger = world.client(Role.PARTNER), Client()
    stranger.force_login(UserFactory())

    for name in PAGES:
        for there in links(member, address(world, name)).values():
            nowhere = there.replace(world.plan_address[1], "no-such-plan")
            assert stranger.get(there).status_code == 404
            assert stranger.get(nowhere).status_code == 404
            assert Client().get(there).status_code == 302


def test_what_a_page_does_not_offer_is_not_found(world: World) -> None:
    client = world.client(Role.PARTNER)

    for name, (_, offered) in PAGES.items():
        where = f"{address(world, name)}files/"
        for file in ("no-such-table.csv", *(f"{slug}.docx" for slug in offered)):
            assert client.get(f"{where}{file}").status_code == 404
            assert client.post(f"{where}{file}").status_code == 405


def test_a_table_without_a_drawing_has_no_picture(world: World) -> None:
    client, where = world.client(Role.PARTNER), address(world, "indicator")

    assert client.get(f"{where}files/figures.png").status_code == 404
    assert client.get(f"{where}files/figures.svg").status_code == 404


def test_a_file_asks_the_database_no_more_than_its_page(
    world: World, django_assert_max_num_queries: Any
) -> None:
    client = world.client(Role.PARTNER)

    for name in PAGES:
        where = address(world, name)
        files = links(client, where)
        with CaptureQueriesContext(connection) as asked:
            client.get(where)
        for (_, suffix), file in files.items():
            if suffix == "json":
                with django_assert_max_num_queries(len(asked)):
                    client.get(file)


def test_all_shapes_of_a_table_say_the_same(world: World) -> None:
    client = world.client(Role.PARTNER)

    for name, (_, offered) in PAGES.items():
        found = links(client, address(world, name))
        for slug in offered:
            shapes = {one: client.get(found[slug, one]).content for one in TABLES}
            told = json.loads(shapes["json"])
            rows = [[one["heading"] for one in told["columns"]], *told["rows"]]
            figures, about = of_excel(shapes["xlsx"])
            assert about["Plan"] == told["about"]["plan"]
            assert about["Sign-off"] == told["about"]["signed_off"]
            in_sheets = [list(map(in_a_sheet, row)) for row in rows]
            assert figures == of_ods(shapes["ods"]) == in_sheets
            assert of_csv(shapes["csv"]) == [list(map(as_csv_has, row)) for row in rows]


def in_a_sheet(cell: Any) -> Any:
    """What JSON says of a cell, as a workbook holds it."""
    match cell:
        case {"nothing": "not applicable"}:
            return "N/A"
        case {"nothing": words}:
            return words.capitalize()
        case {"number": number}:
            return number
        case {"says": words}:
            return words
        case str() if DAY.fullmatch(cell):
            return date.fromisoformat(cell)
    return "" if cell is None else _rounded(cell)


def in_a_line(cell: Any) -> Any:
    """The same as a line of CSV holds it; of money the words only, for its pence."""
    match cell:
        case {"number": _, "says": words}:
            return words.partition("£")[0]
        case str():
            return cell
    return in_a_sheet(cell)


def as_csv_has(cell: Any) -> Any:
    """CSV cannot tell a year, which is a name, from a number."""
    is_year = isinstance(cell, str) and NUMBER.fullmatch(cell)
    return read_back(cell) if is_year else in_a_line(cell)


def of_csv(content: bytes) -> list[list[Any]]:
    rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))
    return [list(map(read_back, row)) for row in rows]


def read_back(text: str) -> Any:
    if NUMBER.fullmatch(text):
        return _rounded(float(text))
    if text.startswith(("At least ", "About ")):
        return f"{text.rpartition(' ')[0]} "
    return text.removeprefix("'")


def of_excel(content: bytes) -> tuple[list[list[Any]], dict[str, str]]:
    figures, about = openpyxl.load_workbook(BytesIO(content)).worksheets
    rows = [list(map(_plain, row)) for row in figures.iter_rows(values_only=True)]
    return rows, dict(about.iter_rows(max_col=2, values_only=True))


def of_ods(content: bytes) -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    rows = book.get_sheet_by_name("Figures").to_python(skip_empty_area=False)
    return [list(map(_plain, row)) for row in rows]


def _plain(cell: Any) -> Any:
    if cell is None:
        return ""
    return cell.date() if isinstance(cell, datetime) else _rounded(cell)


def _rounded(cell: Any) -> Any:
    """To fewer digits than the 15 in which all formats agree."""
    return float(f"{cell:.12g}") if isinstance(cell, int | float) else cell


def test_text_is_no_formula_in_any_file(world: World) -> None:
    client = world.client(Role.PARTNER)
    found = links(client, address(world, "actions"))

    rows = list(
        csv.reader(
            StringIO(client.get(found["list", "csv"]).content.decode("utf-8-sig"))
        )
    )
    book = openpyxl.load_workbook(BytesIO(client.get(found["list", "xlsx"]).content))

    assert f"'{FORMULA}" in rows[1]
    cells = [cell for row in book["Figures"] for cell in row]
    assert FORMULA in [cell.value for cell in cells]
    assert "f" not in {cell.data_type for cell in cells}
    with ZipFile(BytesIO(client.get(found["list", "ods"]).content)) as archive:
        assert b"formula" not in archive.read("content.xml")


def test_pictures_are_whole_and_as_wide_as_is_said(world: World) -> None:
    client = world.client(Role.PARTNER)
    found = links(client, address(world, "indicator"))

    picture = client.get(found["trajectory", "png"]).content
    drawing = client.get(found["trajectory", "svg"]).content

    assert picture.startswith(b"\x89PNG")
    assert struct.unpack_from(">LL", picture, 16) == (1440, 720)
    assert ElementTree.fromstring(drawing).tag == "{http://www.w3.org/2000/svg}svg"


def test_what_is_chosen_in_a_page_is_chosen_in_its_files(world: World) -> None:
    client = world.client(Role.PARTNER)
    of_q2 = links(client, f"{address(world, 'dashboard')}")
    where = f"{address(world, 'dashboard')}files/indicators.json?quarter={Q2.slug}"
    page = client.get(f"{address(world, 'dashboard')}?quarter={Q2.slug}")
    done = client.get(f"{address(world, 'actions')}files/list.json?status=done")

    told = client.get(where).json()

    assert f'href="files/indicators.json?quarter={Q2.slug}"' in page.content.decode()
    assert told["about"]["as_of"] == Q2.slug
    assert {"nothing": "not entered"} in told["rows"][0]
    assert done.json()["rows"] == []
    assert of_q2


def test_before_a_quarter_has_ended_the_meeting_has_no_files(
    world: World, settings: Any
) -> None:
    settings.TODAY = date(2008, 4, 1)
    client = world.client(Role.PARTNER)

    assert not links(client, address(world, "meeting"))
    for page in ("meeting", "meeting-of"):
        where = reverse(f"{page}-file", kwargs=_of_file(world, page, "ratings"))
        assert client.get(where).status_code == 404


def _of_file(world: World, page: str, slug: str) -> dict[str, Any]:
    area, plan = world.plan_address
    quarter = {"quarter": Q1} if page == "meeting-of" else {}
    return {"area": area, "plan": plan, "item": slug, "suffix": "csv", **quarter}


def test_every_template_with_a_table_belongs_to_a_page_with_files(world: World) -> None:
    client = world.client(Role.PARTNER)
    used = {
        template.name
        for name in PAGES
        for template in client.get(address(world, name)).templates
    }

    assert _with_a_table() - WITHOUT_FILES <= used


def _with_a_table() -> set[str]:
    folder = Path(django_settings.BASE_DIR) / "templates"
    tags = re.compile(r"{% (chart|table|timeline|heat_map) |<table")
    found = (path for path in folder.rglob("*.html") if tags.search(path.read_text()))
    return {str(path.relative_to(folder)) for path in found}
