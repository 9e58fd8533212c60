from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from laa.plan.roles import Role
from tests.factories.plan import ActionPlanFactory, member
from tests.laa.plan.accounts.factors import give_app


@pytest.fixture
def plan(db, settings):
    settings.TODAY = date(2008, 10, 20)
    return ActionPlanFactory()


@pytest.fixture
def coordinator(client, plan):
    person = member(plan, Role.COORDINATOR, name="Grace")
    give_app(person)
    client.force_login(person)
    return client


def address(plan, name="require-second-factor"):
    return reverse(name, args=[plan.area.slug, plan.slug])


def test_the_coordinator_is_led_from_the_plan_to_it(coordinator, plan):
    page = coordinator.get(address(plan, "about")).text

    assert "Not asked for" in page
    assert f'href="{address(plan)}"' in page


def test_others_read_what_is_so_and_are_not_led_to_change_it(client, plan):
    client.force_login(member(plan, Role.PARTNER))

    page = client.get(address(plan, "about")).text

    assert "Not asked for" in page
    assert address(plan) not in page


def test_it_is_switched_on_with_its_history(coordinator, plan):
    response = coordinator.post(address(plan), {"required": "on"}, follow=True)

    assert "Everybody in the plan signs in with one" in response.text
    assert "The second factor of the plan: saved" in response.text
    page = coordinator.get(address(plan)).text
    assert "Switched on by Grace, 20 October 2008" in page


def test_switching_it_on_closes_the_plan_to_whoever_has_none(coordinator, plan, client):
    coordinator.post(address(plan), {"required": "on"})

    client.force_login(member(plan, Role.PARTNER))

    assert client.get(address(plan, "about")).status_code == 403


def test_the_page_has_a_fixed_number_of_queries(
    coordinator, plan, django_assert_num_queries
):
    def look():
        with django_assert_num_queries(5):
            coordinator.get(address(plan))

    look()
    for required in ("on", "", "on"):
        coordinator.post(address(plan), {"required": required})
    look()
