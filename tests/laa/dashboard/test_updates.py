from __future__ import annotations

import re
from html import unescape

import pytest

from laa.dashboard.home import load
from laa.plan.roles import Role
from tests.actions.analysis.examples import TODAY
from tests.actions.plans import a_led_action
from tests.factories.actions import ActionFactory, ProgressUpdateFactory
from tests.factories.plan import ActionPlanFactory, MembershipFactory, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def led():
    return a_led_action()


def waiting(user, today=TODAY):
    return {
        group.heading: [one.action.name for one in group.actions]
        for group in load(user, today).updates
    }


def test_a_lead_is_told_of_the_own_actions_only(led):
    assert waiting(led.lead) == {"Overdue": ["Action 1"], "Due": []}


def test_an_update_that_is_not_late_yet_is_due(led):
    ProgressUpdateFactory(action=led.action, quarter_number=1)

    assert waiting(led.lead) == {"Overdue": [], "Due": ["Action 1"]}


def test_what_was_reported_waits_for_nobody(led):
    ProgressUpdateFactory(action=led.action)

    assert waiting(led.lead) == {"Overdue": [], "Due": []}
    assert waiting(led.coordinator) == {
        "Without a lead who can report": [],
        "Overdue with their leads": ["Action 2"],
    }


def test_a_coordinator_is_told_of_all_that_is_overdue(led):
    assert waiting(led.coordinator) == {
        "Without a lead who can report": [],
        "Overdue with their leads": ["Action 1", "Action 2"],
    }


def test_a_coordinator_who_leads_too_is_told_of_each_action_once(led):
    MembershipFactory(user=led.coordinator, plan=led.plan, role=Role.ACTION_LEAD)
    ActionFactory(plan=led.plan, position=3, led_by=led.coordinator)

    assert waiting(led.coordinator) == {
        "Overdue": ["Action 3"],
        "Due": [],
        "Without a lead who can report": [],
        "Overdue with their leads": ["Action 1", "Action 2"],
    }


def test_a_coordinator_is_told_of_what_nobody_leads_before_it_is_late(led):
    ProgressUpdateFactory(action=led.action, quarter_number=1)
    led.lead.memberships.all().delete()

    assert waiting(led.coordinator) == {
        "Without a lead who can report": ["Action 1"],
        "Overdue with their leads": ["Action 2"],
    }


def test_who_lost_the_role_is_told_of_nothing(led):
    led.lead.memberships.all().delete()
    MembershipFactory(user=led.lead, plan=led.plan, role=Role.PARTNER)

    assert waiting(led.lead) == {}


def test_roles_in_one_plan_reach_no_actions_of_another(led):
    other = ActionPlanFactory()
    ActionFactory(plan=other, led_by=led.lead)
    MembershipFactory(user=led.lead, plan=other, role=Role.PARTNER)

    assert waiting(led.lead)["Overdue"] == ["Action 1"]


def test_the_page_leads_to_the_update_and_says_what_is_late(client, led, settings):
    settings.TODAY = TODAY
    client.force_login(led.lead)

    page = unescape(client.get("/").content.decode())

    assert f"{led.action.get_absolute_url()}update/" in page
    assert "The update for 2008/09 Q1 was due by 30 July 2008. No update yet." in page
    ids = re.findall(r' id="(update-[^"]+)"', page)
    assert ids == re.findall(r' aria-describedby="(update-[^"]+)"', page)


def test_an_update_that_is_due_is_marked_so(client, led, settings):
    settings.TODAY = TODAY
    ProgressUpdateFactory(action=led.action, quarter_number=1)
    client.force_login(led.lead)

    page = unescape(client.get("/").content.decode())

    assert "The update for 2008/09 Q2 is due by 30 October 2008." in page
    assert "On course in 2008/09 Q1." in page


@pytest.mark.parametrize("number", [1, 20])
def test_the_number_of_queries_is_fixed(
    client, settings, django_assert_num_queries, number
):
    settings.TODAY = TODAY
    first = ActionPlanFactory()
    user = member(first, Role.COORDINATOR)
    for _ in range(number):
        plan = ActionPlanFactory()
        MembershipFactory(user=user, plan=plan, role=Role.ACTION_LEAD)
        ProgressUpdateFactory(
            action=ActionFactory(plan=plan, led_by=user), quarter_number=1
        )
    client.force_login(user)

    # Session, user, memberships with plans, their people and deputies, target sets;
    # no returns; actions and their updates, and what hangs on these.
    with django_assert_num_queries(6 + 5):
        client.get("/")
