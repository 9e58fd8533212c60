from __future__ import annotations

import re
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from indicators.acts import Act
from laa.dashboard.home import load
from laa.plan.roles import Role
from tests.factories.indicators import ActualFactory, TargetSetFactory
from tests.factories.plan import (
    ActionPlanFactory,
    DeputyshipFactory,
    UserFactory,
    member,
    suspend,
)
from tests.indicators.examples import Q1, Q2
from tests.indicators.returns import RED, act, submit

TODAY = date(2008, 10, 20)
pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return ActionPlanFactory(title="Violent crime")


@pytest.fixture
def analyst(plan):
    return member(plan, Role.ANALYST)


@pytest.fixture
def owner(plan):
    return member(plan, Role.OWNER)


def groups(user, today=TODAY):
    """What waits, by heading: the indicator's code and the quarter of each return."""
    return {
        group.heading: [
            (one.target_set.indicator.code, str(one.quarter)) for one in group.returns
        ]
        for group in load(user, today).groups
    }


def an_indicator(plan, code="NI 15", **more):
    return TargetSetFactory(
        plan=plan, indicator__code=code, targets=(368, 353, 339), **more
    )


def test_an_analyst_is_told_what_is_due_and_what_is_late(plan, analyst):
    an_indicator(plan)

    assert groups(analyst) == {
        "Returned": [],
        "Overdue": [("NI 15", "2008/09 Q1")],
        "Due": [("NI 15", "2008/09 Q2")],
        "Sent for sign-off": [],
    }


@pytest.mark.parametrize(
    ("today", "late"), [(date(2008, 10, 30), 1), (date(2008, 10, 31), 2)]
)
def test_a_return_is_late_from_the_day_after_it_was_due(plan, analyst, today, late):
    an_indicator(plan)

    assert len(groups(analyst, today)["Overdue"]) == late


def test_a_draft_is_still_due_and_a_sent_one_is_not(plan, analyst):
    target_set = an_indicator(plan)
    ActualFactory(target_set=target_set, quarter_number=2)
    submit(target_set, analyst, RED)

    assert groups(analyst)["Due"] == [("NI 15", "2008/09 Q2")]
    assert groups(analyst)["Overdue"] == []
    assert groups(analyst)["Sent for sign-off"] == [("NI 15", "2008/09 Q1")]


def test_a_returned_one_is_listed_as_such_however_late(plan, analyst, owner):
    target_set = an_indicator(plan)
    submit(target_set, analyst, RED)
    act(Act.RETURN, target_set, owner, note="Which extract?")

    assert groups(analyst)["Returned"] == [("NI 15", "2008/09 Q1")]
    assert groups(analyst)["Overdue"] == []


def test_a_signed_off_one_waits_for_nobody(plan, analyst, owner):
    target_set = an_indicator(plan)
    submit(target_set, analyst, RED)
    act(Act.SIGN_OFF, target_set, owner)

    waiting = [one for found in groups(analyst).values() for one in found]
    assert waiting == [("NI 15", "2008/09 Q2")]


def test_an_indicator_not_yet_introduced_owes_nothing(plan, analyst):
    an_indicator(plan, not_yet_introduced=True)

    assert not any(groups(analyst).values())


def test_an_owner_sees_what_waits_for_sign_off_and_no_drafts(plan, analyst, owner):
    submit(an_indicator(plan), analyst, RED)
    ActualFactory(target_set=an_indicator(plan, "NI 20"))

    assert groups(owner, date(2008, 8, 14)) == {
        "Sign-off overdue": [],
        "To sign off": [("NI 15", "2008/09 Q1")],
    }


def test_a_sign_off_is_late_from_the_day_after_it_was_due(plan, analyst, owner):
    submit(an_indicator(plan), analyst, RED)

    assert groups(owner, date(2008, 8, 15)) == {
        "Sign-off overdue": [("NI 15", "2008/09 Q1")],
        "To sign off": [],
    }


def test_a_coordinator_sees_all_that_is_not_signed_off(plan, analyst):
    an_indicator(plan)

    found = groups(member(plan, Role.COORDINATOR))

    assert found == {
        "Not signed off yet": [("NI 15", "2008/09 Q1"), ("NI 15", "2008/09 Q2")]
    }


@pytest.mark.parametrize("role", [Role.PARTNER, Role.ACTION_LEAD])
def test_partners_have_plans_and_no_returns(plan, role):
    an_indicator(plan)

    page = load(member(plan, role), TODAY)

    assert page.groups == []
    assert [mine.plan for mine in page.plans] == [plan]


def test_roles_in_one_plan_reach_no_returns_of_another(plan, analyst):
    other = ActionPlanFactory(title="Housing")
    an_indicator(plan)
    an_indicator(other, "NI 155")
    member_of_both = analyst
    member_of_both.memberships.create(plan=other, role=Role.PARTNER)

    waiting = [one for found in groups(member_of_both).values() for one in found]

    assert {code for code, _ in waiting} == {"NI 15"}


def test_two_roles_in_a_plan_are_one_plan_with_both(plan, analyst):
    analyst.memberships.create(plan=plan, role=Role.OWNER)

    (mine,) = load(analyst, TODAY).plans

    assert set(mine.roles) == {Role.ANALYST, Role.OWNER}
    assert "To sign off" in groups(analyst)


def test_a_person_without_roles_is_told_whom_to_ask(client, plan):
    client.force_login(UserFactory())

    page = client.get("/").content.decode()

    assert "You have no plan yet." in page
    assert "Violent crime" not in page


def test_the_page_links_to_returns_and_plans(client, plan, analyst, settings):
    settings.TODAY = TODAY
    target_set = an_indicator(plan)
    client.force_login(analyst)

    page = client.get("/").content.decode()

    assert f"{target_set.get_absolute_url()}{Q1.slug}/" in page
    assert f"{target_set.get_absolute_url()}{Q2.slug}/" in page
    assert plan.get_absolute_url() in page
    assert "Due by 30 October 2008." in page


def test_a_return_that_waits_twice_for_one_person_has_two_ids(
    client, plan, analyst, settings
):
    settings.TODAY = TODAY
    submit(an_indicator(plan), analyst, RED)
    analyst.memberships.create(plan=plan, role=Role.OWNER)
    client.force_login(analyst)

    page = client.get("/").content.decode()

    ids = re.findall(r' id="(return-[^"]+)"', page)
    assert len(ids) == len(set(ids)) == 3
    assert ids == re.findall(r' aria-describedby="([^"]+)"', page)


@pytest.mark.parametrize("indicators", [2, 35])
def test_the_number_of_queries_is_fixed(
    client,
    plan,
    analyst,
    settings,
    django_assert_num_queries: DjangoAssertNumQueries,
    indicators,
):
    settings.TODAY = TODAY
    for number in range(indicators):
        ActualFactory(target_set=an_indicator(plan, f"NI {number}"))
    client.force_login(analyst)

    # Session, user, memberships with plans, their people and deputies, target sets,
    # latest revisions and what was done to them.
    with django_assert_num_queries(8):
        client.get("/")


def test_what_waits_for_an_owner_waits_for_the_deputy_too(plan, analyst, owner):
    submit(an_indicator(plan), analyst, RED)
    deputy = member(plan, Role.PARTNER)

    DeputyshipFactory(plan=plan, owner=owner, deputy=deputy)

    assert groups(deputy) == groups(owner)
    assert groups(deputy)["Sign-off overdue"] == [("NI 15", "2008/09 Q1")]


def test_a_deputy_is_told_for_whom_and_how_long(client, plan, owner, settings):
    settings.TODAY = TODAY
    deputy = member(plan, Role.PARTNER)
    named = DeputyshipFactory(plan=plan, owner=owner, deputy=deputy)
    client.force_login(deputy)

    page = client.get("/").content.decode()

    assert f"Signs off for {owner} {named.days}." in page


def test_of_a_plan_in_which_one_is_suspended_nothing_is_told(plan, analyst):
    an_indicator(plan)

    suspend(analyst, plan)

    assert load(analyst, TODAY).plans == []
    assert groups(analyst) == {}
