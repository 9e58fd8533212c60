"""Whoever may not view returns is answered alike before and after one is drafted."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.acts import Act
from laa.api.openapi import document, operations
from laa.plan.roles import Role
from tests.indicators.examples import Q1, Q2
from tests.indicators.pages import TODAY, World, a_world
from tests.indicators.returns import RED, act, submit
from tests.laa.api.calls import Caller, caller
from tests.laa.api.places import address_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any) -> World:
    settings.TODAY = TODAY
    settings.API_REQUESTS_A_MINUTE = 10_000
    return a_world()


# The whole, a part, and what is asked for: of those that take it.
ASKED = {
    "": "",
    "limit": "?limit=1",
    "offset": "?limit=1&offset=1",
    "quarter": f"?quarter={Q2.slug}",
}


def seen(one: Caller, world: World) -> dict[str, tuple[int, str, str, str]]:
    """All that every reading operation answers, with its tag and the ways on."""
    found = {}
    for path, method, told in operations(document()):
        takes = {"", *(each["name"] for each in told["parameters"])}
        if method == "get":
            for name in ASKED.keys() & takes:
                asked = f"{address_of(path, world)}{ASKED[name]}"
                found[asked] = _answer(one, asked)
    return found


def _answer(one: Caller, asked: str) -> tuple[int, str, str, str]:
    answer = one.get(asked)
    told = answer.json()
    told.pop("request", "")
    headers = answer.get("ETag", ""), answer.get("Link", "")
    return answer.status_code, str(told), *headers


@pytest.mark.parametrize("role", [Role.PARTNER, Role.ACTION_LEAD])
def test_no_draft_no_revision_and_no_submission_changes_an_answer(
    world: World, role: Role
) -> None:
    analyst = world.people[Role.ANALYST]
    one = caller(world.people[role])
    before = seen(one, world)

    act(Act.REVISE, world.target_set, analyst, Q1, note="Counted twice")
    submit(world.target_set, analyst, RED, Q2)

    assert seen(one, world) == before


def test_whoever_may_view_returns_sees_both(world: World) -> None:
    analyst = world.people[Role.ANALYST]
    one = caller(analyst)
    before = seen(one, world)

    submit(world.target_set, analyst, RED, Q2)

    changed = {
        where for where, told in seen(one, world).items() if told != before[where]
    }
    assert changed
    assert all("/returns" in where for where in changed)
