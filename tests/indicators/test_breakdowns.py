from __future__ import annotations

from typing import Any

import pytest

from indicators.acts import Act
from indicators.breakdowns import BreakdownRefused, parts_of, write_breakdown
from indicators.models import Actual, Breakdown
from indicators.signoff import current
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.indicators.examples import Q2
from tests.indicators.pages import TODAY, World, a_world
from tests.indicators.returns import GREEN, RED, act, submit

PARTS = {"Homicide": 1, "Wounding": 89}


@pytest.fixture
def draft(world: World) -> Actual:
    """Of 90 offences."""
    analyst = world.people[Role.ANALYST]
    return act(Act.SAVE, world.target_set, analyst, Q2, figure=GREEN)


def refusal(actual: Actual, world: World, role: Role, **parts: Any) -> str:
    with pytest.raises(BreakdownRefused) as caught:
        write_breakdown(actual, parts=parts, by=world.people[role])
    return str(caught.value)


def test_the_parts_are_written_in_their_order(world: World, draft: Actual) -> None:
    write_breakdown(draft, parts=PARTS, by=world.people[Role.ANALYST])

    assert list(parts_of(draft).items()) == list(PARTS.items())


def test_they_take_the_place_of_others(world: World, draft: Actual) -> None:
    analyst = world.people[Role.ANALYST]
    write_breakdown(draft, parts={"All": 90}, by=analyst)

    write_breakdown(draft, parts=PARTS, by=analyst)

    assert parts_of(draft) == PARTS


def test_the_same_parts_again_write_nothing(world: World, draft: Actual) -> None:
    analyst = world.people[Role.ANALYST]
    write_breakdown(draft, parts=PARTS, by=analyst)
    before = list(Breakdown.objects.values())

    write_breakdown(draft, parts=PARTS, by=analyst)

    assert list(Breakdown.objects.values()) == before


def test_parts_may_be_below_zero(world: World, draft: Actual) -> None:
    parts = {"Homicide": -1, "Wounding": 91}

    write_breakdown(draft, parts=parts, by=world.people[Role.ANALYST])

    assert parts_of(draft) == parts


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ANALYST])
def test_only_who_may_enter_returns_writes_them(
    world: World, draft: Actual, role: Role
) -> None:
    words = refusal(draft, world, role, All=90)

    assert words == "You may not enter returns of this plan."
    assert parts_of(draft) == {}


def test_parts_that_do_not_make_up_the_count_are_refused(
    world: World, draft: Actual
) -> None:
    words = refusal(draft, world, Role.ANALYST, Homicide=1, Wounding=90)

    assert "come to 91, and its count is 90" in words
    assert parts_of(draft) == {}


def test_a_return_without_a_count_has_no_parts(world: World, draft: Actual) -> None:
    Actual.objects.filter(pk=draft.pk).update(count=None)

    assert "its count is not entered" in refusal(draft, world, Role.ANALYST, All=1)


def test_a_return_that_was_submitted_keeps_its_parts(world: World) -> None:
    analyst = world.people[Role.ANALYST]
    submitted = submit(world.target_set, analyst, RED, Q2)

    assert "is submitted" in refusal(submitted, world, Role.ANALYST, All=119)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_at_once_one_is_kept_whole(
    settings: Any,
) -> None:
    settings.TODAY = TODAY
    world = a_world()
    analyst = world.people[Role.ANALYST]
    draft = act(Act.SAVE, world.target_set, analyst, Q2, figure=GREEN)

    done, refused = at_once(
        world.target_set,
        lambda: write_breakdown(draft, parts=PARTS, by=analyst),
        lambda: write_breakdown(draft, parts={"All": 90}, by=analyst),
    )

    assert (len(done), len(refused)) == (2, 0)
    assert parts_of(current(world.target_set, Q2) or draft) in (PARTS, {"All": 90})
