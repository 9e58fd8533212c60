from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from laa.plan.models import ActionPlan, Membership, User
from laa.plan.roles import Role
from tests.factories.plan import (
    ActionPlanFactory,
    AgreementFactory,
    AreaFactory,
    ContactFactory,
    MembershipFactory,
    NarrativeSectionFactory,
    PartnerFactory,
    PopulationFactory,
    PublishedRowFactory,
)

pytestmark = pytest.mark.django_db


def test_plans_come_with_their_areas_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    plans = [ActionPlanFactory() for _ in range(3)]

    with django_assert_num_queries(1):
        areas = {plan.area.slug for plan in ActionPlan.objects.with_area()}

    assert areas == {plan.area.slug for plan in plans}


@pytest.mark.parametrize(
    ("again", "constraint"),
    [
        (lambda plan: AgreementFactory(area=plan.area), "agreement_is_unique"),
        (
            lambda plan: ActionPlanFactory(agreement=plan.agreement, slug=plan.slug),
            "action_plan_is_unique",
        ),
        (
            lambda plan: [PartnerFactory(area=plan.area, name="Police") for _ in "ab"],
            "partner_is_unique",
        ),
        (
            lambda plan: [ContactFactory(plan=plan, name="Ann") for _ in "ab"],
            "contact_is_unique",
        ),
        (
            lambda plan: [NarrativeSectionFactory(plan=plan, section=1) for _ in "ab"],
            "narrative_section_is_unique",
        ),
        (
            lambda plan: [PublishedRowFactory(plan=plan, position=1) for _ in "ab"],
            "published_row_is_unique",
        ),
    ],
)
def test_nothing_is_there_twice(
    again: Callable[[ActionPlan], object], constraint: str
) -> None:
    plan = ActionPlanFactory()

    with pytest.raises(IntegrityError, match=constraint):
        again(plan)


def test_a_role_is_held_once() -> None:
    held = MembershipFactory()

    with pytest.raises(IntegrityError, match="membership_is_unique"):
        MembershipFactory(user=held.user, plan=held.plan, role=held.role)


def test_a_membership_says_who_plays_which_part() -> None:
    membership = Membership(user=User(name="Ann"), role=Role.OWNER)

    assert str(membership) == "Ann: Indicator owner"


def test_things_go_by_their_names() -> None:
    coventry = AreaFactory(name="Coventry")
    agreement = AgreementFactory(area=coventry, first_year=2008)

    assert str(coventry) == "Coventry"
    assert str(agreement) == "Coventry 2008/09 to 2010/11"
    assert str(PopulationFactory(area=coventry, year=2007, vintage="revised")) == (
        "Coventry, mid-2007, revised"
    )
    assert str(PartnerFactory(name="Police")) == "Police"
    assert str(ContactFactory(name="Sara Roach")) == "Sara Roach"
    assert str(ActionPlanFactory(title="Violent crime")) == "Violent crime"
