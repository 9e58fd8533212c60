from __future__ import annotations

import csv
import json
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from indicators.open_data import latest_quarter
from laa.plan.roles import Role
from tests.factories.indicators import (
    ActualFactory,
    AnnualTargetFactory,
    BreakdownFactory,
    SeriesBreakFactory,
    TargetRefreshFactory,
    TargetSetFactory,
    sign_off,
)
from tests.indicators.examples import Q1, Q2
from tests.indicators.pages import World
from tests.indicators.returns import RED, submit

# Session and user, plan and roles, target sets, four of history, breakdowns.
QUERIES = 10
SECRET = 987_654_321


def where(world: World) -> str:
    return reverse("data-package", args=world.plan_address)


def package_of(world: World, role: Role = Role.PARTNER) -> dict[str, bytes]:
    response = world.client(role).get(where(world))
    assert response["Content-Type"] == "application/zip"
    with ZipFile(BytesIO(response.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(package: dict[str, bytes], name: str) -> list[dict[str, str]]:
    text = package[f"{name}.csv"].decode()
    return list(csv.DictReader(StringIO(text, newline="")))


def description(package: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(package["datapackage.json"])
    return found


def test_it_holds_the_figures_with_where_they_come_from(world: World) -> None:
    (figure,) = rows(package_of(world), "figures")

    code = world.target_set.indicator.code
    assert (figure["indicator"], figure["quarter"]) == (code, "2008/09 Q1")
    assert (figure["first_day"], figure["last_day"]) == ("2008-04-01", "2008-06-30")
    assert (figure["count"], figure["denominator"], figure["value"]) == (
        "119",
        "",
        "119",
    )
    assert float(figure["rate"]) == pytest.approx(1.19)
    assert (figure["provisional"], figure["revision"]) == ("true", "1")
    assert figure["source"] == "Police recorded crime"
    assert (figure["as_at"], figure["signed_off_on"]) == ("2008-07-14", "2008-10-20")


def test_it_says_what_the_indicators_are(world: World) -> None:
    TargetSetFactory(
        plan=world.target_set.plan, indicator__score=True, success_criterion="Rises"
    )
    TargetSetFactory(plan=world.target_set.plan, population=None)

    rate, score, bare = rows(package_of(world), "indicators")

    assert (rate["kind"], rate["better"], rate["unit"]) == ("rate", "lower", "offences")
    assert (rate["rate_per"], rate["rate_base"]) == ("1000", "people")
    assert rate["population"] == "100000"
    assert rate["population_source"].endswith("Office for National Statistics")
    assert (score["rate_per"], score["population"]) == ("", "")
    assert score["success_criterion"] == "Rises"
    assert (bare["rate_per"], bare["population"]) == ("1000", "")


def test_a_target_is_a_number_or_the_reason_for_none(world: World) -> None:
    bare = TargetSetFactory(plan=world.target_set.plan, not_yet_introduced=True)
    AnnualTargetFactory(target_set=bare, year=2008, not_applicable=True)

    found = rows(package_of(world), "targets")

    assert [tuple(one.values())[1:5] for one in found] == [
        ("2007/08", "baseline", "400", ""),
        ("2008/09", "target", "368", ""),
        ("2009/10", "target", "353", ""),
        ("2010/11", "target", "339", ""),
        ("2008/09", "target", "", "not applicable"),
        ("2009/10", "target", "", "not entered"),
        ("2010/11", "target", "", "not entered"),
    ]
    assert float(found[1]["rate"]) == pytest.approx(3.68)


def test_a_baseline_is_there_or_the_reason_for_none(world: World) -> None:
    plan = world.target_set.plan
    TargetSetFactory(plan=plan, not_yet_introduced=True)
    TargetSetFactory(plan=plan, baseline=None, baseline_year=None)

    found = rows(package_of(world), "indicators")

    assert [one["no_baseline"] for one in found] == [
        "",
        "not applicable",
        "not entered",
    ]


def test_the_success_criterion_is_of_the_targets_that_count(world: World) -> None:
    TargetRefreshFactory(target_set=world.target_set, success_criterion="Fall to 380")

    (found,) = rows(package_of(world), "indicators")

    assert found["success_criterion"] == "Fall to 380"


def test_parts_and_breaks_are_tables_of_their_own(world: World) -> None:
    other = TargetSetFactory(plan=world.target_set.plan)
    actual = ActualFactory(target_set=other)
    BreakdownFactory(actual=actual, category="=Aggravated", count=12)
    sign_off(actual)
    SeriesBreakFactory(indicator=other.indicator)

    package = package_of(world)

    (part,) = rows(package, "breakdowns")
    assert (part["category"], part["count"]) == ("'=Aggravated", "12")
    (one,) = rows(package, "breaks")
    assert (one["indicator"], one["day"]) == (other.indicator.code, "2008-04-01")


def test_its_description_is_true_of_its_tables(world: World) -> None:
    package = package_of(world)
    described = description(package)

    assert described["profile"] == "tabular-data-package"
    assert described["name"] == "-".join(world.plan_address)
    assert described["sources"] == [{"title": "Police recorded crime"}]
    assert {one["path"] for one in described["resources"]} == set(package) - {
        "datapackage.json"
    }
    for resource in described["resources"]:
        content = package[resource["path"]]
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert next(csv.reader(StringIO(content.decode()))) == names
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert set(resource["schema"]["primaryKey"]) <= set(names)
        for key in resource["schema"].get("foreignKeys", []):
            assert key["fields"] in names
            assert key["reference"] == {"resource": "indicators", "fields": "code"}
    figures = described["resources"][2]["schema"]["fields"]
    assert {"name": "as_at", "type": "date"}.items() <= figures[10].items()


def test_it_lists_no_foreign_keys_where_there_are_none(world: World) -> None:
    """The profile of the specification refuses an empty list of them."""
    schemas = {
        one["name"]: one["schema"]
        for one in description(package_of(world))["resources"]
    }

    without = {name for name, one in schemas.items() if "foreignKeys" not in one}
    assert without == {"indicators"}
    assert all(schemas[name]["foreignKeys"] for name in schemas.keys() - without)


@pytest.mark.parametrize("role", Role)
def test_no_draft_no_commentary_and_no_name_is_in_it(world: World, role: Role) -> None:
    figure = type(RED)(**{**vars(RED), "count": SECRET, "commentary": "for the owner"})
    submit(world.target_set, world.people[Role.ANALYST], figure, quarter=Q2)
    ActualFactory(target_set=world.target_set, quarter_number=3, count=SECRET)

    said = b" ".join(package_of(world, role).values()).decode()

    for trace in (str(SECRET), "for the owner", RED.commentary, "Indicator owner"):
        assert trace not in said


def test_it_is_not_found_where_the_plan_is_not(world: World) -> None:
    stranger = Client()
    stranger.force_login(world.people[Role.PARTNER])
    world.people[Role.PARTNER].memberships.all().delete()

    assert stranger.get(where(world)).status_code == 404


@pytest.mark.parametrize("many", [0, 3])
def test_the_number_of_queries_is_fixed(
    world: World, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    for _ in range(many):
        ActualFactory(
            target_set=TargetSetFactory(plan=world.target_set.plan), signed_off=True
        )
    client = world.client(Role.PARTNER)

    with django_assert_num_queries(QUERIES):
        client.get(where(world))


def test_its_name_says_up_to_which_quarter_it_goes_and_when_it_was_made(
    world: World,
) -> None:
    answered = world.client(Role.PARTNER).get(where(world))
    name = "-".join([*world.plan_address, "data-package-2008-09-q1-2008-10-20.zip"])

    assert answered["Content-Disposition"] == f'attachment; filename="{name}"'
    assert latest_quarter(world.target_set.plan, []) == Q1
