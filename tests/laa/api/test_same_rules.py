"""The API allows what the pages allow, but for signing off and returning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from indicators.models import Actual
from indicators.signoff import current, status_of, version_of
from indicators.transitions import Act, Status
from laa.plan.models import User
from laa.plan.roles import Role
from tests.factories.plan import (
    ActionPlanFactory,
    DeputyshipFactory,
    member,
    suspend,
)
from tests.indicators.examples import LIFE, Q1, Q2
from tests.indicators.pages import ENTRY, TODAY, World, a_world
from tests.indicators.returns import RED, act, all_that_is_kept, read_after, submit
from tests.laa.api.calls import caller

pytestmark = pytest.mark.django_db
BODY: dict[str, Any] = {
    "count": int(ENTRY["count"]),
    "state": ENTRY["state"],
    "source": ENTRY["source"],
    "as_at": "2008-10-14",
    "commentary": ENTRY["commentary"],
}
BY_A_PERSON = {Act.SIGN_OFF, Act.RETURN}
REASON = "The count was revised"


@pytest.fixture
def world(settings: Any) -> World:
    settings.TODAY = TODAY
    return a_world()


def bring_to(status: Status, world: World) -> Any:
    """A quarter whose return stands there."""
    if status is Status.SIGNED_OFF:
        return Q1
    analyst, target_set = world.people[Role.ANALYST], world.target_set
    if status is Status.DRAFT:
        act(Act.SAVE, target_set, analyst, Q2, figure=read_after(Q2, RED))
    elif status is not Status.NOT_ENTERED:
        submit(target_set, analyst, RED, Q2)
        if status is Status.RETURNED:
            act(Act.RETURN, target_set, world.people[Role.OWNER], Q2, note=REASON)
    return Q2


def by_the_page(name: Act, role: Role, world: World, quarter: Any) -> bool:
    """Whether it was done, as the table of what is kept tells."""
    before = all_that_is_kept()
    if name in {Act.SAVE, Act.SUBMIT}:
        world.post(role, quarter=quarter, act=name.label)
    else:
        world.post_act(role, name, quarter=quarter, note=REASON)
    return all_that_is_kept() != before


def by_the_api(name: Act, role: Role, world: World, quarter: Any) -> bool:
    area, plan, indicator = world.target_set.address
    where = f"/api/v1/plans/{area}/{plan}/returns/{quarter.slug}/{indicator}"
    version = version_of(current(world.target_set, quarter))
    match = {"If-Match": f'"{version}-{"0" * 32}"'}
    before = all_that_is_kept()
    one = caller(world.people[role])
    if name is Act.SAVE:
        answer = one.send("put", where, BODY, match)
    else:
        reason = {"reason": REASON} if name in {Act.RETURN, Act.REVISE} else {}
        answer = one.send("post", f"{where}/{name.slug}", reason, match)
    done = all_that_is_kept() != before
    assert done == (answer.status_code == 200)
    return done


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", [one for one in Act if one is not Act.SUBMIT])
@pytest.mark.parametrize("status", Status)
def test_every_act_from_every_status_by_every_role_is_allowed_alike(
    world: World, status: Status, name: Act, role: Role
) -> None:
    quarter = bring_to(status, world)
    assert status_of(current(world.target_set, quarter)) is status

    with_a_token = _undone(by_the_api, name, role, world, quarter)
    at_the_page = by_the_page(name, role, world, quarter)

    assert with_a_token == (at_the_page and name not in BY_A_PERSON)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("status", Status)
def test_submitting_is_for_the_analyst_from_where_the_table_says(
    world: World, status: Status, role: Role
) -> None:
    """Its page saves what it submits, so it is held against the table."""
    quarter = bring_to(status, world)

    done = by_the_api(Act.SUBMIT, role, world, quarter)

    assert done == (role is Role.ANALYST and Act.SUBMIT in LIFE[status])


def _undone(do: Any, *given: Any) -> bool:
    """What was done, in a part of the transaction that is taken back."""
    with transaction.atomic():
        done: bool = do(*given)
        transaction.set_rollback(True)
    return done


def test_four_eyes_hold_for_what_a_token_entered(world: World) -> None:
    """Whoever enters by a token may not sign off at the page, with any role."""
    both = world.people[Role.ANALYST]
    both.memberships.create(plan=world.target_set.plan, role=Role.OWNER)
    by_the_api(Act.SAVE, Role.ANALYST, world, Q2)
    by_the_api(Act.SUBMIT, Role.ANALYST, world, Q2)

    world.post_act(Role.ANALYST, Act.SIGN_OFF)

    actual: Actual = Actual.objects.get(quarter_number=2)
    assert actual.status == Status.SUBMITTED


def _deputy(world: World, first_day: date) -> User:
    deputy = member(world.target_set.plan, Role.PARTNER)
    days = {"first_day": first_day, "last_day": date(2008, 10, 31)}
    owner = world.people[Role.OWNER]
    DeputyshipFactory(plan=world.target_set.plan, owner=owner, deputy=deputy, **days)
    return deputy


def _suspended(world: World) -> User:
    person = member(world.target_set.plan, Role.ANALYST)
    suspend(person, world.target_set.plan)
    return person


PEOPLE: dict[str, tuple[Callable[[World], User], int]] = {
    "a deputy today": (lambda world: _deputy(world, TODAY), 200),
    "a deputy from tomorrow": (lambda world: _deputy(world, date(2008, 10, 21)), 403),
    "suspended": (_suspended, 404),
    "of another plan": (lambda _: member(ActionPlanFactory(), Role.OWNER), 404),
    "an action lead and analyst": (
        lambda world: member(world.target_set.plan, Role.ACTION_LEAD, Role.ANALYST),
        200,
    ),
}


@pytest.mark.parametrize("who", PEOPLE)
def test_a_return_opens_to_the_same_people_as_its_page(world: World, who: str) -> None:
    make, status = PEOPLE[who]
    person, client = make(world), Client()
    client.force_login(person)
    area, plan, indicator = world.target_set.address
    where = f"/api/v1/plans/{area}/{plan}/returns"

    page = client.get(world.address("return", Q2)).status_code
    one, listed = (
        caller(person, name=address).get(address).status_code
        for address in (f"{where}/{Q2.slug}/{indicator}", where)
    )

    assert (page, one, listed) == (status, status, status)


@pytest.mark.parametrize("first", ["page", "token"])
def test_what_one_person_entered_by_page_and_token_is_one_persons(
    world: World, first: str
) -> None:
    """Two ways in are two eyes, not four."""
    both = world.people[Role.ANALYST]
    both.memberships.create(plan=world.target_set.plan, role=Role.OWNER)
    ways = (by_the_page, by_the_api) if first == "page" else (by_the_api, by_the_page)
    for act_name, do in zip((Act.SAVE, Act.SUBMIT), ways, strict=True):
        assert do(act_name, Role.ANALYST, world, Q2)

    assert not by_the_page(Act.SIGN_OFF, Role.ANALYST, world, Q2)
    assert by_the_page(Act.SIGN_OFF, Role.OWNER, world, Q2)
