from __future__ import annotations

import pytest

from laa.plan.permissions import HOLDERS, Permission, granted, may, roles_of
from laa.plan.roles import Role
from tests.factories.plan import ActionPlanFactory, member

VIEW = Permission.VIEW_PLAN
DRAFTS = Permission.VIEW_RETURNS
ENTER = Permission.ENTER_RETURN
SIGN_OFF = Permission.SIGN_OFF_RETURN

ALLOWED = {
    Role.ANALYST: {VIEW, DRAFTS, ENTER},
    Role.OWNER: {VIEW, DRAFTS, SIGN_OFF},
    Role.ACTION_LEAD: {VIEW, Permission.UPDATE_OWN_ACTIONS},
    Role.COORDINATOR: {
        VIEW,
        DRAFTS,
        Permission.UPDATE_ANY_ACTION,
        Permission.EDIT_ACTIONS,
        Permission.EDIT_RISKS,
        Permission.EDIT_MONEY,
        Permission.EDIT_NARRATIVE,
        Permission.RECORD_DECISIONS,
        Permission.KEEP_CALENDAR,
    },
    Role.PARTNER: {VIEW},
}


@pytest.mark.parametrize("role", Role)
def test_a_role_allows_this_and_no_more(role: Role) -> None:
    assert granted({role}) == ALLOWED[role]


def test_without_a_role_nothing_is_allowed() -> None:
    assert granted(()) == set()


def test_two_roles_allow_what_either_does() -> None:
    assert granted({Role.ANALYST, Role.OWNER}) == {VIEW, DRAFTS, ENTER, SIGN_OFF}


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
    owner = member(plan, Role.OWNER)
    assert may(owner, SIGN_OFF, plan)

    owner.memberships.all().delete()

    assert not may(owner, SIGN_OFF, plan)


@pytest.mark.django_db
def test_an_account_that_was_closed_has_no_roles() -> None:
    plan = ActionPlanFactory()
    former = member(plan, Role.OWNER, is_active=False)

    assert roles_of(former, plan) == set()
