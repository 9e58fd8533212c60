from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from laa.plan.models import ActionPlan, Deputyship, User
from laa.plan.roles import Role
from tests.factories.plan import ActionPlanFactory, DeputyshipFactory, member, suspend

pytestmark = pytest.mark.django_db
DAYS = {
    "first_day-day": "20",
    "first_day-month": "10",
    "first_day-year": "2008",
    "last_day-day": "31",
    "last_day-month": "10",
    "last_day-year": "2008",
}


@pytest.fixture
def plan(settings: Any) -> ActionPlan:
    settings.TODAY = date(2008, 10, 20)
    plan: ActionPlan = ActionPlanFactory.create()
    return plan


@pytest.fixture
def helen(plan: ActionPlan) -> User:
    return member(plan, Role.OWNER, name="Helen")


@pytest.fixture
def ravi(plan: ActionPlan) -> User:
    return member(plan, Role.PARTNER, name="Ravi")


@pytest.fixture
def owner(client: Client, helen: User) -> Client:
    client.force_login(helen)
    return client


def address(name: str, plan: ActionPlan, *more: Any) -> str:
    return reverse(name, args=[plan.area.slug, plan.slug, *more])


def text_of(response: HttpResponse) -> str:
    return response.content.decode().replace("&#x27;", "'")


def test_an_owner_names_a_deputy_by_a_form(
    plan: ActionPlan, owner: Client, ravi: User
) -> None:
    where = address("name-deputy", plan)
    assert f'href="{where}"' in text_of(owner.get(address("people", plan)))

    page = text_of(owner.post(where, {"deputy": ravi.pk, **DAYS}, follow=True))

    days = "from 20 October 2008 to 31 October 2008"
    assert f"Ravi is your deputy {days}" in page
    assert f"<strong>Ravi</strong> signs off for Helen {days}." in page
    assert address("end-deputyship", plan, Deputyship.objects.get().pk) in page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"deputy": ""}, "Select your deputy"),
        ({"deputy": "0"}, "'0' can be no deputy in this plan: select from the list"),
        ({"deputy": "9" * 40}, "can be no deputy in this plan: select from the list"),
        ({"last_day-day": "32"}, "'32 October 2008' is not a real date"),
        (
            {"first_day-day": "", "first_day-month": "", "first_day-year": ""},
            "Enter the first day",
        ),
        ({"last_day-year": "2007"}, "31 October 2007 is before the first day"),
    ],
)
def test_a_slip_is_named_and_nobody_is_named(
    plan: ActionPlan, owner: Client, ravi: User, given: dict[str, Any], said: str
) -> None:
    typed = {"deputy": ravi.pk, **DAYS, **given}

    page = text_of(owner.post(address("name-deputy", plan), typed))

    assert said in page
    assert not Deputyship.objects.exists()


def test_everybody_in_the_plan_reads_who_stands_in_for_whom(
    plan: ActionPlan, helen: User, ravi: User, client: Client
) -> None:
    deputyship = DeputyshipFactory(plan=plan, owner=helen, deputy=ravi)
    DeputyshipFactory(plan=plan, deputy__name="Sam", ended=True)
    client.force_login(ravi)

    page = text_of(client.get(address("people", plan)))

    assert "signs off for Helen" in page
    assert "Sam" not in page
    assert address("end-deputyship", plan, deputyship.pk) not in page


def test_a_suspended_deputy_stands_in_for_nobody(
    plan: ActionPlan, helen: User, owner: Client, ravi: User
) -> None:
    DeputyshipFactory(plan=plan, owner=helen, deputy=ravi)
    suspend(ravi, plan)
    partner = Client()
    partner.force_login(member(plan, Role.PARTNER))

    told = text_of(owner.get(address("people", plan)))
    read = text_of(partner.get(address("people", plan)))

    assert "<strong>Ravi</strong> signs off for Helen" in told
    assert "It does not count now" in told
    assert "Ravi" not in read
    assert "Nobody signs off in an indicator owner’s place." in read


def test_an_owner_ends_a_deputyship(
    plan: ActionPlan, helen: User, owner: Client, ravi: User
) -> None:
    deputyship = DeputyshipFactory(plan=plan, owner=helen, deputy=ravi)
    where = address("end-deputyship", plan, deputyship.pk)
    assert "Ravi is your deputy from" in text_of(owner.get(where))

    page = text_of(owner.post(where, follow=True))

    assert "Ravi is your deputy no longer" in page
    assert "Nobody signs off in an indicator owner’s place." in page
    again = text_of(owner.post(where))
    assert "Ravi is your deputy no longer. Nothing was changed." in again


def test_anothers_deputyship_is_refused_and_another_plans_not_there(
    plan: ActionPlan, owner: Client
) -> None:
    anothers = DeputyshipFactory(plan=plan)
    elsewhere = DeputyshipFactory()

    for deputyship, status in ((anothers, 403), (elsewhere, 404)):
        where = address("end-deputyship", plan, deputyship.pk)
        assert owner.post(where).status_code == status


@pytest.mark.parametrize("role", set(Role) - {Role.OWNER})
def test_ending_is_for_owners(plan: ActionPlan, role: Role, client: Client) -> None:
    deputyship = DeputyshipFactory(plan=plan)
    client.force_login(member(plan, role))

    where = address("end-deputyship", plan, deputyship.pk)

    assert client.post(where).status_code == 403
    deputyship.refresh_from_db()
    assert deputyship.ended_at is None
