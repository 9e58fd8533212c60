"""What the documentation says of the code is so, and leaves nothing out."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pgtrigger
import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from actions import analysis as actions_analysis
from actions.analysis.findings.rules import DELIVERY_RULES, RISK_RULES
from actions.analysis.risk_scores import Impact, Likelihood, band_of, score
from funding import analysis as funding_analysis
from funding.analysis.findings import rules as money
from indicators import analysis
from indicators.analysis import words
from indicators.analysis.assessment import assess
from indicators.analysis.findings.rules import RULES
from indicators.analysis.measure import Kind, Measure, Polarity, Reading, Series
from indicators.analysis.measure import Targets as TargetValues
from indicators.analysis.rates import rate
from indicators.crime_import_states import State
from indicators.crime_imports.preview import Outcome as CrimeOutcome
from indicators.crime_imports.receiving import FILE_BYTES
from indicators.crime_imports.steps import MOST_OPEN
from indicators.crime_imports.tidying import KEPT_FOR
from indicators.models import (
    Actual,
    Breakdown,
    PopulationChoice,
    RefreshedTarget,
    SignOffEvent,
    TargetRefresh,
    TargetSet,
)
from indicators.open_data import package_of
from indicators.transitions import TRANSITIONS, Act, Transition, needed_for
from indicators.workbook.columns import FILLED_IN, Column
from indicators.workbook.judging import Outcome
from indicators.workbook.reading import LIMITS
from laa.api.openapi import document, operations
from laa.api.paging import LIMIT, MOST
from laa.api.problems import Kind as ProblemKind
from laa.dashboard import ratings
from laa.dashboard.plan_workbook import judging, reading
from laa.dashboard.plan_workbook.all_sheets import sheets_of
from laa.dashboard.plan_workbook.book import Book
from laa.dashboard.plan_workbook.columns import Opens
from laa.dashboard.reasons import Reason
from laa.plan.exports.formats import FORMATS
from laa.plan.findings import Severity
from laa.plan.models import ActionPlan, Agreement, Area, Population
from laa.plan.numbers import shown
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.permissions import HOLDERS, Permission
from laa.plan.recorded import RECORDED
from laa.plan.roles import Role
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import UserFactory, member

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
Row = tuple[str, ...]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def table(name: str, first_heading: str) -> list[Row]:
    """The rows of the table whose first column has this heading."""
    lines = text_of(name).splitlines()
    start = next(i for i, x in enumerate(lines) if x.startswith(f"| {first_heading} |"))
    body = lines[start + 2 :]
    end = next((i for i, x in enumerate(body) if not x.startswith("|")), len(body))
    return [tuple(c.strip() for c in x.strip("|").split("|")) for x in body[:end]]


def plain(cell: str) -> str:
    return cell.strip("`")


# Every page


def test_the_readme_fits_on_two_screens() -> None:
    assert len(text_of("README.md").splitlines()) <= 120


@pytest.mark.parametrize("file", PAGES, ids=named)
def test_a_link_leads_to_a_file_that_is_there(file: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", file.read_text(encoding="utf-8"))

    ours = [link for link in links if "://" not in link]

    assert [link for link in ours if not (file.parent / link).exists()] == []


@pytest.mark.parametrize("file", PAGES, ids=named)
def test_a_make_command_that_is_named_exists(file: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))

    asked = re.findall(
        r"(?:^|`)make ([a-z]+)", file.read_text(encoding="utf-8"), re.MULTILINE
    )

    assert set(asked) <= targets


@pytest.mark.parametrize("file", DECISIONS, ids=named)
def test_a_decision_bears_its_files_number_and_is_short(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()

    assert lines[0].startswith(f"# {int(file.name[:4])}. ")
    assert len(lines) <= 40
    assert lines[2].startswith("- Date: ")
    assert lines[3].startswith("- Status: ")
    assert [line for line in lines if line.startswith("## ")] == [
        "## Context",
        "## Decision",
        "## Consequences",
        "## Refused",
    ]


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(page.name[:4]) for page in DECISIONS] == [
        n + 1 for n in range(len(DECISIONS))
    ]


# Sign-off


def guards(transition: Transition) -> str:
    return " ".join(inspect.cleandoc(g.__doc__ or "") for g in transition.guards)


def test_the_table_of_transitions_is_the_codes_own() -> None:
    rows = [
        (
            status.words,
            words.sentence_case(act),
            transition.to.words,
            Permission[transition.needs].value,
            guards(transition) or "None.",
        )
        for (status, act), transition in TRANSITIONS.items()
    ]

    assert table("docs/signoff.md", "Status") == rows


def test_all_that_the_database_refuses_is_told() -> None:
    told = {plain(row[0]) for row in table("docs/signoff.md", "Name")}

    governed = (Actual, SignOffEvent, Breakdown, TargetRefresh, RefreshedTarget)
    assert told == {
        constraint.name for model in governed for constraint in model._meta.constraints
    } | {
        trigger.name
        for model, trigger in pgtrigger.registered()
        if model in governed and trigger is not RECORDED
    }


def test_all_that_the_database_refuses_of_population_is_told() -> None:
    told = {plain(row[0]) for row in table("docs/population.md", "Name")}

    governed = (Population, PopulationChoice)
    assert told == {
        constraint.name for model in governed for constraint in model._meta.constraints
    } | {
        trigger.name
        for model, trigger in pgtrigger.registered()
        if model in governed and trigger is not RECORDED
    }


# Roles


def test_roles_are_described_as_people_are_told() -> None:
    assert table("docs/roles.md", "Role") == [
        (role.label, role.description) for role in Role
    ]


def test_the_table_of_permissions_is_the_codes_own() -> None:
    heading = f"| Permission | {' | '.join(role.label for role in Role)} |"

    assert heading in text_of("docs/roles.md")
    assert table("docs/roles.md", "Permission") == [
        (p.value, *("yes" if role in HOLDERS[p] else "no" for role in Role))
        for p in Permission
    ]


def test_every_act_is_listed_with_what_it_needs() -> None:
    assert [row[::2] for row in table("docs/roles.md", "Act")] == [
        (words.sentence_case(act), Permission[needed_for(act)].value) for act in Act
    ]


def url_names(patterns: list[URLPattern | URLResolver]) -> Iterator[str | None]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from url_names(pattern.url_patterns)
        else:
            yield pattern.name


def pages() -> dict[str, str]:
    """What each page needs to be read, by its name."""
    return {plain(row[1]): row[2] for row in table("docs/roles.md", "Page")}


def test_every_page_is_listed() -> None:
    listed = set(url_names(get_resolver().url_patterns))
    # The addresses of the API are in docs/api.md.
    assert set(pages()) == {name for name in listed if not str(name).startswith("api-")}


WITHOUT_A_PLAN = (
    "home",
    "account",
    "change-password",
    "reminders",
    "tokens",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_list_webauthn",
)


@pytest.mark.django_db
def test_a_page_asks_for_an_account_where_that_is_told() -> None:
    anonymous, somebody = Client(), Client()
    somebody.force_login(UserFactory(password="plain speaking 1908"))

    asks = {
        name
        for name in (*WITHOUT_A_PLAN, "sign-in", "account_reset_password")
        if anonymous.get(reverse(name)).status_code == 302
        and somebody.get(reverse(name)).status_code == 200
    }

    assert asks == {name for name, need in pages().items() if need == "an account"}


def addresses(target_set: TargetSet) -> dict[str, str]:
    """Those of a plan, each with what it needs to be read."""
    place = target_set.address
    quarter = (*place, Quarter(2008, 1))
    names = ("dashboard", "about", "findings", "document")
    where = {"indicator": place, **dict.fromkeys(names, place[:2])}
    found = {reverse(name, args=where[name]): pages()[name] for name in where}
    found[reverse("return", args=quarter)] = pages()["return"]
    for act, page, need in table("docs/roles.md", "Act"):
        if plain(page) == "act":
            found[reverse("act", args=[*quarter, Act(act.lower())])] = need
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("role", [None, *Role])
def test_a_plans_page_needs_the_permission_that_is_told(role: Role | None) -> None:
    target_set: TargetSet = TargetSetFactory.create()
    client = Client()
    client.force_login(member(target_set.plan, *([role] if role else [])))
    needs = addresses(target_set)

    answers = {url: client.get(url).status_code for url in needs}

    assert answers == {
        url: (200 if role in HOLDERS[Permission(need)] else 403) if role else 404
        for url, need in needs.items()
    }


# Files


def test_every_format_of_a_file_is_listed() -> None:
    assert [row[:2] for row in table("docs/exporting.md", "Format")] == [
        (one.label, f"`{one.suffix}`") for one in FORMATS.values()
    ]


def test_every_page_with_files_is_listed() -> None:
    listed = [plain(x) for x, _ in table("docs/exporting.md", "Page")]
    offering = {
        name.removesuffix("-file")
        for name in url_names(get_resolver().url_patterns)
        if name and name.endswith("-file")
    }

    # These have pages of their own in the docs.
    assert set(listed) == offering - {
        "document",
        "changes",
        "return-workbook",
        "plan-workbook",
        "empty-plan-workbook",
    }


def test_every_table_of_the_data_package_is_listed_with_its_key() -> None:
    agreement = Agreement(area=Area(slug="coventry"), first_year=2008)
    plan = ActionPlan(slug="crime", agreement=agreement)
    package = package_of(plan, [], datetime(2008, 10, 20, tzinfo=UTC))

    assert [row[::2] for row in table("docs/exporting.md", "Table")] == [
        (f"`{one.name}`", ", ".join(f"`{field}`" for field in one.key))
        for one in package.resources
    ]


# Methods


def calculations() -> Iterator[str]:
    names = [
        f"{package.__name__}.{found.name}"
        for package in (analysis, actions_analysis, funding_analysis)
        for found in iter_modules(package.__path__)
    ]
    for module in map(import_module, names):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                parameters = ", ".join(inspect.signature(function).parameters)
                yield f"{module.__name__.rpartition('.')[2]}.{name}({parameters})"


def test_every_calculation_has_a_heading() -> None:
    headings = re.findall(
        r"^### `(.+)`$", text_of("docs/methods.md"), flags=re.MULTILINE
    )

    assert sorted(headings) == sorted(calculations())


def test_the_worked_rates_are_those_that_are_computed() -> None:
    worked = table("docs/methods.md", "Figure")
    assert len(worked) == 11

    for figure, count, computed, _ in worked:
        number = int(count.replace(",", ""))
        assert shown(rate(number, 306_700), 2) == computed, figure


def example(*counts: int, target: int) -> tuple[Measure, Series, TargetValues]:
    offences = Measure(Kind.RATE, Polarity.LOWER, "offence", "offences", 2)
    readings = {Quarter(2008, n): Reading(count) for n, count in enumerate(counts, 1)}
    targets = TargetValues(annual={FinancialYear(2008): target})
    return offences, Series(offences, readings), targets


@pytest.mark.parametrize(
    ("rag", "counts", "target"),
    [("red", (119,), 368), ("red", (119, 101), 368), ("green", (724,), 4122)],
)
def test_the_worked_sentences_are_those_of_the_pages(
    rag: str, counts: tuple[int, ...], target: int
) -> None:
    measure, series, targets = example(*counts, target=target)

    assessment = assess(series, targets, Quarter(2008, len(counts)))

    said = " ".join(text_of("docs/methods.md").split())
    assert words.against_trajectory(assessment, measure) in said
    assert assessment.rag == rag


@pytest.mark.parametrize("likelihood", Likelihood)
def test_the_matrix_of_risks_is_the_codes_own(likelihood: Likelihood) -> None:
    cells = [score(likelihood, impact) for impact in Impact]

    row = " | ".join(f"{cell} {band_of(cell)}" for cell in cells)

    assert f"| {likelihood.words} {likelihood} | {row} |" in text_of("docs/methods.md")


# Findings


def test_every_rule_has_a_heading() -> None:
    headings = re.findall(
        r"^### `(.+)`$", text_of("docs/findings.md"), flags=re.MULTILINE
    )

    assert sorted(headings) == sorted(
        f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}"
        for rules in (RULES, DELIVERY_RULES, RISK_RULES, money.RULES)
        for rule in rules
    )


def test_the_weights_of_findings_are_told_as_on_their_page() -> None:
    assert table("docs/findings.md", "Weight") == [
        (weight.word, weight.meaning) for weight in Severity
    ]


# The meeting


@pytest.mark.parametrize(
    "rating", [ratings.performance, ratings.progress, ratings.risk, ratings.money]
)
def test_the_rule_of_a_rating_is_told_as_in_the_code(rating: Callable) -> None:
    rule = " ".join((rating.__doc__ or "").split())

    told = " ".join(text_of("docs/meeting.md").split())

    heading = f"### {rating.__name__.capitalize()}"
    assert f"{heading} {rule}" in told


def test_the_reasons_for_attention_are_told_in_their_order() -> None:
    rows = table("docs/meeting.md", "Reason")

    assert [row[0] for row in rows] == [reason.word for reason in Reason]


# The return workbook


def test_the_columns_of_the_return_workbook_are_the_codes_own() -> None:
    assert table("docs/importing.md", "Column") == [
        (one.heading, one.meaning, "yes" if one in FILLED_IN else "no")
        for one in Column
    ]


def test_what_a_row_of_the_workbook_does_is_told() -> None:
    told = [row[0] for row in table("docs/importing.md", "Outcome")]

    assert told == [outcome.words for outcome in Outcome]


def test_the_limits_of_the_workbook_are_the_codes_own() -> None:
    reasons = [row[0] for row in table("docs/importing.md", "Not read")]

    assert reasons[:4] == [
        f"larger than {LIMITS.file_bytes / 1_000_000:g} MB",
        f"unzips to more than {LIMITS.unzipped_bytes // 1_000_000} MB, or to more than "
        f"{LIMITS.ratio} times its own size",
        f"more than {LIMITS.rows:,} rows, {LIMITS.columns} columns, {LIMITS.sheets} "
        f"sheets or {LIMITS.cells:,} cells that hold something",
        "a list of styles, of sheets or of parts of more than "
        f"{LIMITS.part_bytes / 1_000_000:g} MB",
    ]


def test_what_an_import_of_recorded_crime_does_and_how_it_stands_is_told() -> None:
    does = [row[0] for row in table("docs/importing.md", "What happens")]
    stands = [row[0] for row in table("docs/importing.md", "How it stands")]

    assert does == [outcome.words for outcome in CrimeOutcome]
    assert stands == [state.words for state in State]


def test_the_limits_of_recorded_crime_are_the_codes_own() -> None:
    text = " ".join(text_of("docs/importing.md").split())

    assert f"at most {MOST_OPEN} imports that are not finished" in text
    assert f"a file at most {FILE_BYTES // 1_000_000} MB" in text
    assert f"nobody finished it within {KEPT_FOR.days} days" in text


# The plan workbook


def test_the_columns_of_the_plan_workbook_are_the_codes_own() -> None:
    filled_in = {
        Opens.ALWAYS: "yes",
        Opens.IN_NEW_ROWS: "when a plan starts",
        Opens.NEVER: "no",
    }

    assert table("docs/importing.md", "Sheet") == [
        (
            sheet.name,
            one.heading,
            one.meaning,
            "names the row" if one in sheet.key_columns else filled_in[one.opens],
        )
        for sheet in sheets_of(Book(years=(FinancialYear(2008),)))
        for one in sheet.all_columns
    ]


def test_what_a_row_of_the_plan_workbook_does_is_told() -> None:
    told = [row[0] for row in table("docs/importing.md", "Row of the plan")]

    assert told == [outcome.words for outcome in judging.Outcome]


def test_the_limits_of_the_plan_workbook_are_the_codes_own() -> None:
    limits = reading.LIMITS

    assert (
        f"A file may hold {limits.file_bytes // 1_000_000} MB, {limits.rows:,} rows a "
        f"sheet and {limits.cells:,} cells"
    ) in " ".join(text_of("docs/importing.md").split())


# Operating


def test_every_setting_of_the_environment_is_told() -> None:
    read = re.findall(
        r'(?:env_\w+|os\.environ\.get)\("([A-Z_]+)"', text_of("laa/settings.py")
    )

    told = [plain(row[0]) for row in table("docs/operating.md", "Variable")]

    assert sorted(told) == sorted(set(read))


# The API


def test_every_operation_of_the_api_is_told_with_its_address() -> None:
    rows = table("docs/api.md", "Operation")

    assert sorted(
        (plain(name), way, plain(path)) for name, way, path, _ in rows
    ) == sorted(
        (told["operationId"], method.upper(), path)
        for path, method, told in operations(document())
    )


def test_what_an_operation_needs_is_a_permission() -> None:
    needs = {row[3] for row in table("docs/api.md", "Operation")}

    assert needs - {"everybody"} <= {one.value for one in Permission}


def test_every_problem_of_the_api_is_told_with_its_status() -> None:
    assert table("docs/api.md", "Problem") == [
        (f"`{kind.slug}`", str(kind.status), kind.title) for kind in ProblemKind
    ]


def test_the_limits_of_the_api_are_the_codes_own() -> None:
    told = " ".join(text_of("docs/api.md").split())

    assert f"`limit` items ({LIMIT} unless asked, {MOST} at most)" in told
    assert f"A token has {settings.API_REQUESTS_A_MINUTE} requests a minute" in told
