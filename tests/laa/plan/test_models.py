from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from laa.plan.models import ActionPlan, Membership, User
from laa.plan.periods import FinancialYear, Quarter
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
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_a_person_signs_in_with_the_address_in_any_case() -> None:
    person = User.objects.create_user(
        email="Ann@Council.Example", name="Ann", password="a long password"
    )

    found = authenticate(username="ANN@COUNCIL.EXAMPLE", password="a long password")
    assert found == person


def test_a_person_without_a_password_cannot_sign_in() -> None:
    person = User.objects.create_user(email="ann@council.example", name="Ann")

    assert not person.has_usable_password()


def test_two_people_cannot_share_an_address_by_its_case() -> None:
    UserFactory(email="ann@council.example")

    with pytest.raises(IntegrityError, match="user_email_is_unique"):
        UserFactory(email="Ann@council.example")


@pytest.mark.parametrize(
    "fields", [{"is_active": True}, {"is_active": False, "password": "a password"}]
)
def test_the_database_refuses_a_system_actor_that_could_sign_in(
    fields: dict[str, Any],
) -> None:
    with pytest.raises(IntegrityError, match="system_actor_cannot_sign_in"):
        UserFactory(is_system=True, **fields)


def test_a_system_actor_is_nobodys_account() -> None:
    actor = UserFactory(system=True)

    assert not actor.is_active
    assert not actor.has_usable_password()


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2008, 5, 1), Quarter(2007, 4)),
        (date(2008, 10, 20), Quarter(2008, 2)),
        (date(2026, 11, 22), Quarter(2010, 4)),
    ],
)
def test_what_is_due_ends_with_the_agreement(today: date, last: Quarter) -> None:
    assert AgreementFactory(first_year=2008).last_due(today) == last


def test_an_agreement_runs_over_its_years_and_their_quarters() -> None:
    agreement = AgreementFactory(first_year=2008, number_of_years=3)

    assert agreement.years == tuple(map(FinancialYear, (2008, 2009, 2010)))
    assert len(agreement.quarters) == 12
    assert agreement.quarters[0] == Quarter(2008, 1)
    assert agreement.quarters[-1] == Quarter(2010, 4)


def test_plans_come_with_their_areas_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    plans = [ActionPlanFactory() for _ in range(3)]

    with django_assert_num_queries(1):
        areas = {plan.area.slug for plan in ActionPlan.objects.with_area()}

    assert areas == {plan.area.slug for plan in plans}


def test_a_role_that_does_not_exist_is_refused() -> None:
    with pytest.raises(IntegrityError, match="membership_role_is_known"):
        MembershipFactory(role="mayor")


def test_a_population_of_nobody_is_refused() -> None:
    with pytest.raises(IntegrityError, match="population_is_above_zero"):
        PopulationFactory(persons=0)


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


def test_parts_of_the_document_go_by_their_places() -> None:
    assert str(NarrativeSectionFactory(heading="Summary")) == "Summary"
    assert str(PublishedRowFactory(section=4, position=2)) == "Section 4, row 2"


def test_a_membership_says_who_plays_which_part() -> None:
    membership = Membership(user=User(name="Ann"), role=Role.OWNER)

    assert str(membership) == "Ann: Indicator owner"
