from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from laa.plan.access import SecondFactorNeeded, plan_or_404
from laa.plan.permissions import Permission
from laa.plan.roles import Role
from tests.factories.plan import ActionPlanFactory, AgreementFactory, member
from tests.laa.plan.accounts.factors import give_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return ActionPlanFactory()


def reach(user, plan):
    return plan_or_404(user, plan.area.slug, plan.slug)


def test_a_member_reaches_the_plan_with_what_his_roles_allow(plan):
    access = reach(member(plan, Role.ANALYST), plan)

    assert access.plan == plan
    assert access.may(Permission.ENTER_RETURN)
    assert not access.may(Permission.SIGN_OFF_RETURN)


def test_a_stranger_is_told_that_it_is_not_there(plan):
    with pytest.raises(Http404):
        reach(member(ActionPlanFactory(), Role.OWNER), plan)


def test_a_plan_that_is_not_there_is_told_alike(plan):
    with pytest.raises(Http404):
        plan_or_404(member(plan, Role.OWNER), plan.area.slug, "no-such-plan")


def test_what_a_role_does_not_allow_is_denied(plan):
    access = reach(member(plan, Role.PARTNER), plan)

    with pytest.raises(PermissionDenied):
        access.require(Permission.VIEW_RETURNS)


def test_what_a_role_allows_is_let_through(plan):
    assert reach(member(plan, Role.PARTNER), plan).require(Permission.VIEW_PLAN) is None


def later_agreement_of(plan):
    return ActionPlanFactory(
        agreement=AgreementFactory(area=plan.area, first_year=2011), slug=plan.slug
    )


def test_of_two_own_plans_with_one_address_the_later_answers(plan):
    reader, later = member(plan, Role.ANALYST), later_agreement_of(plan)
    reader.memberships.create(plan=later, role=Role.PARTNER)

    access = reach(reader, plan)

    assert access.plan == later
    assert not access.may(Permission.ENTER_RETURN)


def test_a_later_plan_of_others_locks_nobody_out_of_an_earlier_one(plan):
    reader = member(plan, Role.ANALYST, Role.OWNER)
    later_agreement_of(plan)

    access = reach(reader, plan)

    assert access.plan == plan
    assert access.may(Permission.SIGN_OFF_RETURN)


def test_an_account_that_is_closed_reaches_nothing(plan):
    with pytest.raises(Http404):
        reach(member(plan, Role.OWNER, is_active=False), plan)


def test_a_plan_may_ask_for_a_second_factor():
    plan = ActionPlanFactory(second_factor_required=True)
    without, having = member(plan, Role.PARTNER), member(plan, Role.PARTNER)
    give_app(having)

    with pytest.raises(SecondFactorNeeded) as refused:
        reach(without, plan)

    assert refused.value.plan == plan
    assert reach(having, plan).plan == plan
