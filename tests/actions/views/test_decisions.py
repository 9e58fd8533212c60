from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from actions.models import Decision, DecisionOutcome
from laa.plan.models import ActionPlan
from laa.plan.roles import Role
from tests.factories.actions import DecisionFactory, DecisionOutcomeFactory
from tests.factories.plan import ActionPlanFactory, member

pytestmark = pytest.mark.django_db

DECISION = {
    "text": "Ask for mainstream money",
    "owner": "Grace",
    "due_on-day": "20",
    "due_on-month": "1",
    "due_on-year": "2009",
}
DONE = {"outcome": "done", "seen": 0}


@pytest.fixture
def plan(settings: Any) -> ActionPlan:
    settings.TODAY = date(2008, 10, 20)
    found: ActionPlan = ActionPlanFactory()
    return found


@pytest.fixture
def decision(plan: ActionPlan) -> Decision:
    found: Decision = DecisionFactory(plan=plan, number=1, owner="Grace")
    return found


def client_of(plan: ActionPlan, role: Role = Role.COORDINATOR) -> Client:
    client = Client()
    client.force_login(member(plan, role, name=role.label))
    return client


def adding(plan: ActionPlan, quarter: str = "2008-09-q2") -> str:
    return f"{plan.get_absolute_url()}meeting/{quarter}/decisions/add/"


def deciding(decision: Decision) -> str:
    return f"{decision.plan.get_absolute_url()}meeting/decisions/{decision.number}/"


def send(plan: ActionPlan, address: str, data: dict[str, Any]) -> HttpResponse:
    found: HttpResponse = client_of(plan).post(address, data)
    return found


def test_a_decision_is_recorded_and_leads_back_to_its_meeting(plan: ActionPlan) -> None:
    response = send(plan, adding(plan), DECISION)

    kept = Decision.objects.get()
    assert response["Location"] == f"{plan.get_absolute_url()}meeting/2008-09-q2/"
    assert (kept.text, kept.owner) == ("Ask for mainstream money", "Grace")
    assert (kept.due_on, kept.quarter.slug) == (date(2009, 1, 20), "2008-09-q2")


def test_an_unfinished_decision_is_refused_box_by_box(plan: ActionPlan) -> None:
    errors = send(plan, adding(plan), {}).context["form"].errors

    assert errors == {
        "text": ["Enter the decision: what is to be done"],
        "owner": ["Enter who sees that it is done"],
        "due_on": ["Enter the day by which it is to be done"],
    }


def test_what_the_writer_refuses_stands_beside_what_was_typed(plan: ActionPlan) -> None:
    response = send(plan, adding(plan), {**DECISION, "due_on-year": "2008"})

    assert "20 January 2008 is before the meeting" in response.content.decode()
    assert response.context["form"]["text"].value() == "Ask for mainstream money"
    assert not Decision.objects.exists()


@pytest.mark.parametrize("quarter", ["2008-09-q3", "2007-08-q4"])
def test_a_meeting_that_was_not_has_no_decisions(
    plan: ActionPlan, quarter: str
) -> None:
    assert client_of(plan).get(adding(plan, quarter)).status_code == 404


def test_what_became_of_a_decision_leads_back_to_the_latest_meeting(
    decision: Decision,
) -> None:
    response = send(decision.plan, deciding(decision), DONE)

    meeting = f"{decision.plan.get_absolute_url()}meeting/2008-09-q2/"
    assert response["Location"] == meeting
    assert DecisionOutcome.objects.get().outcome == "done"


def test_the_page_of_a_decision_shows_all_that_became_of_it(decision: Decision) -> None:
    outcome = {"outcome": "not done", "comment": "No time"}
    DecisionOutcomeFactory(decision=decision, number=1, **outcome)

    page = client_of(decision.plan).get(deciding(decision)).content.decode()

    for words in (decision.text, "Grace", "20 January 2009", "Not done", "No time"):
        assert words in page


def test_all_but_done_asks_for_a_comment_beside_its_box(decision: Decision) -> None:
    response = send(decision.plan, deciding(decision), {**DONE, "outcome": "dropped"})

    assert response.context["form"].errors["comment"] == [
        "Enter a comment: say why it was dropped"
    ]


def test_the_second_of_two_is_told_what_the_first_recorded(decision: Decision) -> None:
    send(decision.plan, deciding(decision), DONE)

    second = {**DONE, "outcome": "in hand", "comment": "Mine"}
    response = send(decision.plan, deciding(decision), second)

    shown = response.content.decode()
    assert "recorded what became of this decision after you opened the page" in shown
    assert "Mine" in shown
    assert response.context["form"]["seen"].value() == 1
    assert DecisionOutcome.objects.count() == 1


def test_a_decision_that_the_plan_has_not_is_not_found(decision: Decision) -> None:
    other = ActionPlanFactory()
    address = f"{other.get_absolute_url()}meeting/decisions/1/"

    assert client_of(other).get(address).status_code == 404


@pytest.mark.parametrize("outcomes", [0, 3])
def test_the_pages_take_a_fixed_number_of_queries(
    decision: Decision, outcomes: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    DecisionOutcomeFactory.create_batch(outcomes, decision=decision)
    client = client_of(decision.plan)

    with django_assert_num_queries(6):
        client.get(deciding(decision))
    with django_assert_num_queries(4):
        client.get(adding(decision.plan))
