from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from laa.plan.actors import actors_of
from laa.plan.models import ActionPlan
from laa.plan.permissions import Permission, permissions_of
from laa.plan.roles import Role
from tests.factories.plan import (
    ActionPlanFactory,
    DeputyshipFactory,
    MembershipFactory,
    member,
    suspend,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ActionPlan:
    plan: ActionPlan = ActionPlanFactory()
    return plan


def test_people_are_named_by_what_they_may_do_in_their_plan(plan: ActionPlan) -> None:
    zoe, ann = (member(plan, Role.ANALYST, name=name) for name in ("Zoe", "Ann"))
    owner = member(plan, Role.OWNER, Role.PARTNER)
    other = ActionPlanFactory()
    MembershipFactory(plan=other, user=owner, role=Role.ANALYST)

    actors = actors_of([plan])

    assert actors.who_may(Permission.ENTER_RETURN, plan.pk) == [ann, zoe]
    assert actors.who_may(Permission.SIGN_OFF_RETURN, plan.pk) == [owner]
    assert actors.may(owner, Permission.VIEW_PLAN, plan.pk)
    assert actors.permissions(owner, other.pk) == frozenset()


def test_closed_accounts_do_not_act(plan: ActionPlan) -> None:
    member(plan, Role.ANALYST, is_active=False)

    assert actors_of([plan]).who_may(Permission.ENTER_RETURN, plan.pk) == []


def test_suspended_people_do_not_act(plan: ActionPlan) -> None:
    suspend(member(plan, Role.ANALYST), plan)

    assert actors_of([plan]).who_may(Permission.ENTER_RETURN, plan.pk) == []


def test_a_deputy_signs_off_while_the_deputyship_runs(
    plan: ActionPlan, settings: Any
) -> None:
    owner, deputy = member(plan, Role.OWNER, name="A"), member(plan, Role.PARTNER)
    last_day = date(2008, 10, 20)
    DeputyshipFactory(plan=plan, owner=owner, deputy=deputy, last_day=last_day)

    settings.TODAY = last_day
    may_sign_off = actors_of([plan]).who_may(Permission.SIGN_OFF_RETURN, plan.pk)
    settings.TODAY = date(2008, 10, 21)
    later = actors_of([plan]).who_may(Permission.SIGN_OFF_RETURN, plan.pk)

    assert may_sign_off == [owner, deputy]
    assert later == [owner]


def test_a_deputy_who_has_left_the_plan_does_not_act(plan: ActionPlan) -> None:
    owner = member(plan, Role.OWNER)
    DeputyshipFactory(plan=plan, owner=owner)

    assert actors_of([plan]).who_may(Permission.SIGN_OFF_RETURN, plan.pk) == [owner]


def test_a_deputy_signs_off_what_neither_they_nor_their_owner_entered(
    plan: ActionPlan,
) -> None:
    helen, olu = member(plan, Role.OWNER), member(plan, Role.OWNER)
    ravi = member(plan, Role.PARTNER)
    deputyship = DeputyshipFactory(plan=plan, owner=helen, deputy=ravi)

    actors = actors_of([plan])

    assert actors.deputyship(ravi, plan.pk) == deputyship
    assert set(actors.signatories(plan.pk, ())) == {helen, olu, ravi}
    assert actors.signatories(plan.pk, [helen.pk]) == [olu]
    assert set(actors.signatories(plan.pk, [ravi.pk])) == {helen, olu}
    assert actors.permissions(ravi, plan.pk) == permissions_of(ravi, plan)


def test_whoever_signs_off_in_their_own_right_does_so(plan: ActionPlan) -> None:
    helen, both = member(plan, Role.OWNER), member(plan, Role.OWNER)
    DeputyshipFactory(plan=plan, owner=helen, deputy=both)

    assert actors_of([plan]).signatories(plan.pk, [helen.pk]) == [both]


def test_coordinators_keep_what_nobody_can_act_on(plan: ActionPlan) -> None:
    analyst = member(plan, Role.ANALYST)
    member(plan, Role.PARTNER)

    assert actors_of([plan]).keepers(plan.pk) == [analyst]

    coordinator = member(plan, Role.COORDINATOR)

    assert actors_of([plan]).keepers(plan.pk) == [coordinator]


@pytest.mark.parametrize("plans", [1, 10])
def test_the_number_of_queries_is_fixed(
    plans: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    found = [ActionPlanFactory() for _ in range(plans)]
    for one in found:
        member(one, Role.ANALYST)

    with django_assert_num_queries(2):
        actors_of(found)
