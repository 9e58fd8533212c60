from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from indicators.transitions import Act
from laa.dashboard.digests import digests
from laa.plan.models import ActionPlan, User
from laa.plan.roles import Role
from tests.factories.actions import ActionFactory, ProgressUpdateFactory
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import ActionPlanFactory, MembershipFactory, member
from tests.indicators.returns import RED, act, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ActionPlan:
    plan: ActionPlan = ActionPlanFactory(
        agreement__area__name="Coventry", title="Violent crime"
    )
    return plan


def told(user: User, today: date) -> list[tuple[str, str]]:
    """What the person is reminded of on a day: heading, and words without the plan."""
    notes = digests(today).notes.get(user, [])
    return [(one.heading, one.words.rpartition(" (")[0]) for one in notes]


def an_indicator(plan: ActionPlan, code: str = "NI 15"):
    return TargetSetFactory(
        plan=plan,
        indicator__code=code,
        indicator__title="Violence",
        targets=(368, 353, 339),
    )


@pytest.mark.parametrize(
    ("today", "heading"),
    [
        (date(2008, 7, 1), None),
        (date(2008, 7, 22), None),
        (date(2008, 7, 23), "Due"),
        (date(2008, 7, 30), "Due"),
        (date(2008, 7, 31), "Overdue"),
    ],
)
def test_an_analyst_is_reminded_from_seven_days_before(
    plan: ActionPlan, today: date, heading: str | None
) -> None:
    an_indicator(plan)
    analyst = member(plan, Role.ANALYST)

    words = "NI 15 Violence, 2008/09 Q1, due by 30 July 2008"
    assert told(analyst, today) == ([(heading, words)] if heading else [])


def test_an_owner_is_reminded_of_what_waits_and_again_when_it_is_late(
    plan: ActionPlan,
) -> None:
    analyst, owner = member(plan, Role.ANALYST), member(plan, Role.OWNER)
    submit(an_indicator(plan), analyst, RED)

    # It was submitted on 20 October; on an earlier day it would be no news.
    late = ("Sign-off overdue", "NI 15 Violence, 2008/09 Q1, due by 14 August 2008")
    assert told(owner, date(2008, 9, 1)) == [late]
    assert told(analyst, date(2008, 9, 1)) == []
    plan.days_to_sign_off = 130
    plan.save()
    in_time = ("To sign off", "NI 15 Violence, 2008/09 Q1, since 20 October 2008")
    assert in_time in told(owner, date(2008, 10, 20))


def test_what_was_returned_is_told_to_the_analyst(plan: ActionPlan) -> None:
    analyst, owner = member(plan, Role.ANALYST), member(plan, Role.OWNER)
    target_set = an_indicator(plan)
    submit(target_set, analyst, RED)
    act(Act.RETURN, target_set, owner, note="Why?")

    returned = ("Returned", "NI 15 Violence, 2008/09 Q1, since 20 October 2008")
    assert returned in told(analyst, date(2008, 10, 20))


def test_leads_are_reminded_of_updates_and_coordinators_of_those_without_lead(
    plan: ActionPlan,
) -> None:
    lead, coordinator = (
        member(plan, Role.ACTION_LEAD),
        member(plan, Role.COORDINATOR),
    )
    led = ActionFactory(plan=plan, position=1, reference="A1", led_by=lead)
    ActionFactory(plan=plan, position=2, reference="A2")
    ProgressUpdateFactory(action=led, quarter_number=1)

    soon = "2008/09 Q2, due by 30 October 2008"
    assert told(lead, date(2008, 10, 22)) == []
    assert told(lead, date(2008, 10, 23)) == [
        ("Updates: Due", f"Update of Action A1, {soon}")
    ]
    assert told(coordinator, date(2008, 10, 23)) == [
        (
            "Updates: Without a lead who can report",
            "Update of Action A2, 2008/09 Q1, due by 30 July 2008",
        )
    ]
    assert (
        "Updates: Overdue with their leads",
        f"Update of Action A1, {soon}",
    ) in told(coordinator, date(2008, 10, 31))


def test_one_digest_tells_of_all_of_a_persons_plans(plan: ActionPlan) -> None:
    analyst = member(plan, Role.ANALYST)
    other = ActionPlanFactory(agreement__area__name="Leeds", title="Housing")
    MembershipFactory(user=analyst, plan=other, role=Role.ANALYST)
    an_indicator(plan)
    an_indicator(other, "NI 155")

    notes = digests(date(2008, 7, 31)).notes[analyst]

    assert [one.words.rpartition(" (")[2] for one in notes] == [
        "Coventry: Violent crime)",
        "Leeds: Housing)",
    ]
    assert all(one.link.startswith("http") for one in notes)


def test_a_plan_in_which_nobody_can_be_told_is_named(plan: ActionPlan) -> None:
    an_indicator(plan)
    member(plan, Role.ANALYST, is_active=False)
    member(plan, Role.PARTNER)

    found = digests(date(2008, 7, 31))

    assert (found.notes, found.untold) == ({}, [plan])


@pytest.mark.parametrize("plans", [1, 8])
def test_the_number_of_queries_is_fixed(
    plans: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(plans):
        plan = ActionPlanFactory()
        analyst = member(plan, Role.ANALYST)
        submit(an_indicator(plan, f"NI {number}"), analyst, RED)
        lead = member(plan, Role.ACTION_LEAD)
        ProgressUpdateFactory(
            action=ActionFactory(plan=plan, led_by=lead), quarter_number=1
        )

    # Plans, people, deputies; target sets, figures, acts; actions and their own.
    with django_assert_num_queries(3 + 3 + 5):
        digests(date(2008, 12, 1))
