"""Every address of the API as everybody, by the same table as the pages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from laa.plan.roles import Role
from tests.factories.actions import ActionFactory, RiskFactory
from tests.factories.funding import FundingLineFactory
from tests.factories.plan import UserFactory
from tests.indicators.examples import Q1
from tests.indicators.pages import World, a_world
from tests.laa.api.calls import caller
from tests.test_every_url import GETS, names, of_the_api

# Each address, and the page of which it tells: what roles open it is in the pages' own
# table, which is typed and not taken from code.
PAGES = {
    "api-plan": "about",
    "api-indicators": "dashboard",
    "api-indicator": "indicator",
    "api-assessment": "indicator",
    "api-figures": "indicator",
    "api-returns": "return",
    "api-return": "return",
    "api-findings": "findings",
    "api-actions": "actions",
    "api-action": "action",
    "api-risks": "risks",
    "api-risk": "risk",
    "api-decisions": "meeting",
    "api-money": "money",
    "api-funding-lines": "money",
    "api-funding-line": "funding-line",
    "api-virements": "money",
    "api-people": "people",
    "api-deputies": "people",
    "api-deadlines": "deadlines",
    "api-changes": "changes",
}
READ = {"api-plans": set(Role)} | {name: GETS[page] for name, page in PAGES.items()}
OPEN_TO_ANYBODY = {"api-reference", "api-openapi", "api-example"}
OF_AN_INDICATOR = {"api-indicator", "api-assessment"}
NUMBERED = {"api-action", "api-risk", "api-funding-line"}
OF_A_PLAN = set(PAGES)


@pytest.fixture
def world(db: None, settings: Any) -> World:
    settings.TODAY = date(2008, 10, 20)
    world = a_world()
    plan = world.target_set.plan
    for numbered in (ActionFactory, RiskFactory, FundingLineFactory):
        numbered(plan=plan, position=1)
    return world


def address(world: World, name: str, plan: str = "") -> str:
    if name not in OF_A_PLAN:
        return reverse(name)
    area, own, indicator = world.target_set.address
    after = [indicator] if name in OF_AN_INDICATOR else []
    after = [1] if name in NUMBERED else after
    after = [Q1, indicator] if name == "api-return" else after
    return reverse(name, args=[area, plan or own, *after])


def test_the_table_names_every_address() -> None:
    only_written, nowhere = {"api-act"}, {"api-nowhere"}

    found = {name for name in names() if of_the_api(name)}

    assert found == set(READ) | OPEN_TO_ANYBODY | only_written | nowhere


@pytest.mark.parametrize("name", sorted(OPEN_TO_ANYBODY))
def test_what_tells_of_no_plan_is_open_to_anybody(db: None, name: str) -> None:
    where = reverse(name, args=["agreement.py"] if name == "api-example" else [])

    assert Client().get(where).status_code == 200
    assert Client().post(where).status_code == 405


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", READ)
def test_it_opens_for_the_roles_of_the_table(
    world: World, name: str, role: Role
) -> None:
    status = caller(world.people[role]).get(address(world, name)).status_code

    assert status == (200 if role in READ[name] else 403)


@pytest.mark.parametrize("name", READ)
def test_it_opens_for_nobody_without_a_token(world: World, name: str) -> None:
    client = world.client(Role.COORDINATOR)

    for one in (client, Client()):
        assert one.get(address(world, name)).status_code == 401


@pytest.mark.parametrize("name", sorted(OF_A_PLAN))
def test_a_stranger_cannot_tell_a_plan_from_none(world: World, name: str) -> None:
    stranger = caller(UserFactory())

    answers = [stranger.get(address(world, name, plan)) for plan in ("", "no-plan")]

    assert {one.status_code for one in answers} == {404}
    assert len({str({**one.json(), "request": ""}) for one in answers}) == 1
