"""Nothing that is open is on nobody's list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indicators.models import TargetSet
from indicators.transitions import Act, Status
from laa.dashboard.home import load
from laa.dashboard.waiting_returns import Heading, waiting_returns
from laa.plan.actors import actors_of
from laa.plan.models import User
from laa.plan.roles import Role
from tests.factories.plan import DeputyshipFactory, MembershipFactory, member
from tests.indicators.returns import RED, act, submit, target_set_of_368

TODAY = date(2008, 9, 30)  # only Q1 has ended
pytestmark = pytest.mark.django_db


@pytest.fixture
def target_set() -> TargetSet:
    return target_set_of_368()


def bring_to(status: Status, target_set: TargetSet) -> User:
    """By an analyst who comes and goes, and an owner likewise."""
    analyst = member(target_set.plan, Role.ANALYST)
    owner = member(target_set.plan, Role.OWNER)
    if status is Status.DRAFT:
        act(Act.SAVE, target_set, analyst, figure=RED)
    elif status is not Status.NOT_ENTERED:
        submit(target_set, analyst, RED)
    if status is Status.RETURNED:
        act(Act.RETURN, target_set, owner, note="Why?")
    analyst.memberships.all().delete()
    User.objects.filter(pk=owner.pk).update(is_active=False)
    return analyst


def headings(user: User) -> set[str]:
    """Those under which home lists the return."""
    return {group.heading for group in load(user, TODAY).groups if group.returns}


OPEN = [one for one in Status if one is not Status.SIGNED_OFF]


@pytest.mark.parametrize("status", OPEN)
def test_what_is_open_is_with_all_who_can_act_also_when_who_entered_it_is_gone(
    target_set: TargetSet, status: Status
) -> None:
    bring_to(status, target_set)
    analysts = [member(target_set.plan, Role.ANALYST) for _ in range(2)]
    owners = [member(target_set.plan, Role.OWNER) for _ in range(2)]
    next_is_sign_off = status is Status.SUBMITTED

    for user in owners if next_is_sign_off else analysts:
        assert headings(user) & {
            Heading.SIGN_OFF_OVERDUE,
            Heading.RETURNED,
            Heading.OVERDUE,
        }
    for user in analysts if next_is_sign_off else owners:
        assert headings(user) <= {Heading.SENT}


@pytest.mark.parametrize("status", OPEN)
def test_what_nobody_can_act_on_is_with_the_coordinator_who_is_told_so(
    target_set: TargetSet, status: Status
) -> None:
    bring_to(status, target_set)
    others = [Role.ANALYST] if status is Status.SUBMITTED else [Role.OWNER]
    member(target_set.plan, *others)
    coordinator = member(target_set.plan, Role.COORDINATOR)

    stuck = next(
        one for one in load(coordinator, TODAY).groups if one.heading == Heading.STUCK
    )

    assert [one.target_set for one in stuck.returns] == [target_set]
    assert stuck.advice.startswith("Give somebody the role")


def test_an_owner_who_entered_it_is_not_asked_to_sign_it_off(
    target_set: TargetSet,
) -> None:
    both = member(target_set.plan, Role.ANALYST, Role.OWNER)
    coordinator = member(target_set.plan, Role.COORDINATOR)
    submit(target_set, both, RED)

    assert headings(both) == {Heading.SENT}
    assert headings(coordinator) == {Heading.STUCK, Heading.FOLLOWED}

    other = member(target_set.plan, Role.OWNER)

    assert headings(other) == {Heading.SIGN_OFF_OVERDUE}
    assert headings(coordinator) == {Heading.FOLLOWED}


@pytest.mark.parametrize("status", OPEN)
@pytest.mark.parametrize("role", [Role.ANALYST, Role.OWNER, Role.COORDINATOR])
def test_any_one_person_who_sees_returns_is_enough_for_it_to_be_seen_to(
    target_set: TargetSet, status: Status, role: Role
) -> None:
    bring_to(status, target_set)
    last = member(target_set.plan, role)

    seen_to = headings(last) - {Heading.SENT, Heading.FOLLOWED}

    assert len(seen_to) == 1


def test_a_deputy_has_it_on_the_list_while_the_deputyship_runs(
    target_set: TargetSet, settings: Any
) -> None:
    submit(target_set, member(target_set.plan, Role.ANALYST), RED)
    deputy = member(target_set.plan, Role.PARTNER)
    DeputyshipFactory(plan=target_set.plan, deputy=deputy, last_day=TODAY)

    settings.TODAY = TODAY
    assert headings(deputy) == {Heading.SIGN_OFF_OVERDUE}
    settings.TODAY = date(2008, 10, 1)
    assert headings(deputy) == set()


def test_the_coordinator_is_told_even_who_plays_another_part_too(
    target_set: TargetSet,
) -> None:
    bring_to(Status.SUBMITTED, target_set)
    coordinator = member(target_set.plan, Role.COORDINATOR, Role.ANALYST)

    assert headings(coordinator) == {Heading.STUCK, Heading.SENT}


def test_whoever_takes_the_role_back_has_it_on_the_list_again(
    target_set: TargetSet,
) -> None:
    analyst = bring_to(Status.RETURNED, target_set)
    MembershipFactory(user=analyst, plan=target_set.plan, role=Role.ANALYST)

    assert headings(analyst) == {Heading.RETURNED}


@pytest.mark.parametrize(
    ("status", "today", "since"),
    [
        (Status.NOT_ENTERED, TODAY, date(2008, 7, 30)),
        (Status.DRAFT, TODAY, date(2008, 7, 30)),
        (Status.RETURNED, TODAY, date(2008, 10, 20)),
        (Status.SUBMITTED, TODAY, date(2008, 8, 14)),
        (Status.SUBMITTED, date(2008, 8, 14), date(2008, 10, 20)),
    ],
)
def test_it_waits_since_the_day_it_fell_due_or_came_back(
    target_set: TargetSet, status: Status, today: date, since: date
) -> None:
    """The acts of these tests were done on 20 October."""
    bring_to(status, target_set)
    plan = target_set.plan

    waiting = waiting_returns([plan], actors_of([plan]), today)

    assert [waiting.since(one) for one in waiting.returns] == [since]
