from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from laa.plan.permissions import (
    DEPUTY_HOLDS,
    HOLDERS,
    Permission,
    granted,
    may,
    permissions_of,
    roles_of,
)
from laa.plan.roles import Role
from tests.factories.plan import ActionPlanFactory, DeputyshipFactory, member, suspend

VIEW = Permission.VIEW_PLAN
DRAFTS = Permission.VIEW_RETURNS
ENTER = Permission.ENTER_RETURN
SIGN_OFF = Permission.SIGN_OFF_RETURN

ALLOWED = {
    Role.ANALYST: {VIEW, DRAFTS, ENTER},
    Role.OWNER: {
        VIEW,
        DRAFTS,
        SIGN_OFF,
        Permission.NAME_DEPUTY,
        Permission.READ_AUDIT,
    },
    Role.ACTION_LEAD: {VIEW, Permission.UPDATE_OWN_ACTIONS},
    Role.COORDINATOR: {
        VIEW,
        DRAFTS,
        Permission.UPDATE_ANY_ACTION,
        Permission.EDIT_ACTIONS,
        Permission.EDIT_RISKS,
        Permission.EDIT_MONEY,
        Permission.EDIT_NARRATIVE,
        Permission.EXCHANGE_PLAN,
        Permission.RECORD_DECISIONS,
        Permission.KEEP_CALENDAR,
        Permission.KEEP_PEOPLE,
        Permission.KEEP_POPULATION,
        Permission.READ_AUDIT,
        Permission.REFRESH_TARGETS,
        Permission.REQUIRE_SECOND_FACTOR,
    },
    Role.PARTNER: {VIEW},
}


@pytest.mark.parametrize("role", Role)
def test_a_role_allows_this_and_no_more(role: Role) -> None:
    assert granted({role}) == ALLOWED[role]


def test_without_a_role_nothing_is_allowed() -> None:
    assert granted(()) == set()


def test_two_roles_allow_what_either_does() -> None:
    both = granted({Role.ANALYST, Role.ACTION_LEAD})

    assert both == {VIEW, DRAFTS, ENTER, Permission.UPDATE_OWN_ACTIONS}


def test_no_role_may_both_enter_and_sign_off() -> None:
    assert HOLDERS[ENTER].isdisjoint(HOLDERS[SIGN_OFF])


def test_every_permission_has_a_holder() -> None:
    assert HOLDERS.keys() == set(Permission)
    assert all(HOLDERS.values())


@pytest.mark.django_db
@pytest.mark.parametrize("permission", Permission)
def test_a_person_may_what_their_role_allows(permission: Permission) -> None:
    plan = ActionPlanFactory()
    analyst = member(plan, Role.ANALYST)

    assert may(analyst, permission, plan) == (permission in ALLOWED[Role.ANALYST])


@pytest.mark.django_db
def test_a_person_may_play_several_parts() -> None:
    plan = ActionPlanFactory()
    both = member(plan, Role.OWNER, Role.ACTION_LEAD)

    assert roles_of(both, plan) == {Role.OWNER, Role.ACTION_LEAD}


@pytest.mark.django_db
def test_a_role_counts_in_its_own_plan_only() -> None:
    plan, other = ActionPlanFactory(), ActionPlanFactory()
    owner = member(plan, Role.OWNER)

    assert roles_of(owner, other) == set()
    assert not may(owner, VIEW, other)


@pytest.mark.django_db
def test_a_role_that_was_taken_away_is_gone_at_once() -> None:
    plan = ActionPlanFactory()
    analyst = member(plan, Role.ANALYST)
    assert may(analyst, ENTER, plan)

    analyst.memberships.all().delete()

    assert not may(analyst, ENTER, plan)


@pytest.mark.django_db
def test_a_role_that_is_suspended_counts_for_nothing() -> None:
    plan = ActionPlanFactory()
    suspended = member(plan, Role.ANALYST, Role.PARTNER)

    suspend(suspended, plan)

    assert roles_of(suspended, plan) == set()
    assert permissions_of(suspended, plan) == set()


@pytest.mark.django_db
def test_a_deputy_signs_off_beside_what_their_own_roles_allow() -> None:
    plan = ActionPlanFactory()
    deputy = member(plan, Role.PARTNER)

    DeputyshipFactory(plan=plan, deputy=deputy)

    assert permissions_of(deputy, plan) == {VIEW, DRAFTS, SIGN_OFF}
    assert roles_of(deputy, plan) == {Role.PARTNER}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("today", "counts"),
    [
        (date(2008, 10, 19), False),
        (date(2008, 10, 20), True),
        (date(2008, 10, 31), True),
        (date(2008, 11, 1), False),
    ],
)
def test_a_deputy_counts_from_the_first_day_to_the_last(
    settings: Any, today: date, counts: bool
) -> None:
    settings.TODAY = today
    plan = ActionPlanFactory()
    deputy = member(plan, Role.PARTNER)

    days = {"first_day": date(2008, 10, 20), "last_day": date(2008, 10, 31)}
    DeputyshipFactory(plan=plan, deputy=deputy, **days)

    assert may(deputy, SIGN_OFF, plan) == counts


@pytest.mark.django_db
def test_a_deputyship_that_was_ended_counts_no_more() -> None:
    plan = ActionPlanFactory()
    deputy = member(plan, Role.PARTNER)

    DeputyshipFactory(plan=plan, deputy=deputy, ended=True)

    assert not may(deputy, SIGN_OFF, plan)


@pytest.mark.django_db
def test_a_suspended_owner_lends_nobody_the_right_to_sign_off() -> None:
    plan = ActionPlanFactory()
    member(plan, Role.OWNER)
    deputyship = DeputyshipFactory(plan=plan, deputy=member(plan, Role.PARTNER))
    assert may(deputyship.deputy, SIGN_OFF, plan)

    suspend(deputyship.owner, plan)

    assert not may(deputyship.deputy, SIGN_OFF, plan)


@pytest.mark.django_db
def test_a_deputy_who_is_suspended_is_a_deputy_no_more() -> None:
    plan = ActionPlanFactory()
    deputy = member(plan, Role.PARTNER)
    DeputyshipFactory(plan=plan, deputy=deputy)

    suspend(deputy, plan)

    assert permissions_of(deputy, plan) == set()


@pytest.mark.django_db
def test_a_deputy_counts_in_their_own_plan_only() -> None:
    plan, other = ActionPlanFactory(), ActionPlanFactory()
    deputy = member(plan, Role.PARTNER)
    member(other, Role.PARTNER)
    DeputyshipFactory(plan=plan, deputy=deputy)

    assert not may(deputy, SIGN_OFF, other)


def test_a_deputy_holds_nothing_that_an_owner_does_not() -> None:
    assert granted({Role.OWNER}) > DEPUTY_HOLDS
    assert Permission.NAME_DEPUTY not in DEPUTY_HOLDS


@pytest.mark.django_db
def test_what_a_person_may_is_one_question_to_the_database(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    plan = ActionPlanFactory()
    deputy = member(plan, Role.PARTNER)
    DeputyshipFactory(plan=plan, deputy=deputy)

    with django_assert_num_queries(1):
        permissions_of(deputy, plan)


@pytest.mark.django_db
def test_an_account_that_was_closed_has_no_roles() -> None:
    plan = ActionPlanFactory()
    former = member(plan, Role.OWNER, is_active=False)

    assert roles_of(former, plan) == set()
