from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from actions.models import Risk, RiskReview
from laa.plan.models import ActionPlan
from laa.plan.roles import Role
from tests.factories.actions import ActionFactory, RiskFactory, RiskReviewFactory
from tests.factories.funding import FundingLineFactory
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import ActionPlanFactory, member

pytestmark = pytest.mark.django_db

TODAY = date(2008, 10, 20)
RISK = {"text": "The money ends", "version": 1}
REVIEW = {
    "reviewed_on-day": "20",
    "reviewed_on-month": "10",
    "reviewed_on-year": "2008",
    "likelihood": "4",
    "impact": "3",
    "seen": 0,
}


@pytest.fixture
def plan(settings: Any) -> ActionPlan:
    settings.TODAY = TODAY
    found: ActionPlan = ActionPlanFactory()
    return found


@pytest.fixture
def risk(plan: ActionPlan) -> Risk:
    found: Risk = RiskFactory(plan=plan, position=1)
    return found


def client_of(plan: ActionPlan, role: Role = Role.COORDINATOR) -> Client:
    client = Client()
    client.force_login(member(plan, role, name=role.label))
    return client


def register(plan: ActionPlan) -> str:
    return f"{plan.get_absolute_url()}risks/"


def get(plan: ActionPlan, page: str = "", role: Role = Role.COORDINATOR) -> str:
    return client_of(plan, role).get(f"{register(plan)}{page}").content.decode()


def post(plan: ActionPlan, page: str, data: dict[str, Any]) -> HttpResponse:
    found: HttpResponse = client_of(plan).post(f"{register(plan)}{page}", data)
    return found


def test_a_risk_leads_to_what_hangs_together_with_it(risk: Risk) -> None:
    action = ActionFactory(plan=risk.plan, text="Patrols")
    target_set = TargetSetFactory(plan=risk.plan)
    line = FundingLineFactory(plan=risk.plan, name="Home Office Funding")
    risk.actions.add(action)
    risk.threatens.add(target_set)
    risk.funding_lines.add(line)
    linked = [
        (action, f"{action.name}: Patrols"),
        (target_set, str(target_set.indicator)),
        (line, "Home Office Funding"),
    ]

    for shown in (get(risk.plan), get(risk.plan, "1/", Role.PARTNER)):
        for row, name in linked:
            assert f'href="{row.get_absolute_url()}">{name}</a>' in shown


def test_a_plan_without_risks_says_so(plan: ActionPlan) -> None:
    assert "The plan names no risks yet." in get(plan)


def test_a_risk_of_the_plan_is_not_assessed_until_somebody_reviews_it(
    risk: Risk,
) -> None:
    listed, page = get(risk.plan), get(risk.plan, "1/")

    assert "1 risk: 1 not assessed." in listed
    assert "No owner named" in listed
    for shown in (listed, page):
        assert "Not assessed" in shown
        assert "The money ends" in shown
    assert "Nobody has reviewed this risk yet, so it has no score." in page


def test_the_page_of_a_risk_tells_its_reviews_the_latest_first(risk: Risk) -> None:
    first = date(2008, 7, 14)
    RiskReviewFactory(risk=risk, reviewed_on=first, comment="Nothing is promised")
    RiskReviewFactory(risk=risk, likelihood=4, impact=4, comment="The grant ends")

    page = get(risk.plan, "1/", Role.PARTNER)

    assert page.index("The grant ends") < page.index("Nothing is promised")
    assert "Extreme: 16" in page
    assert "From 12, high, on 14 July 2008, to 16, extreme, on 20 October 2008." in page


@pytest.mark.parametrize("where", ["", "1/"])
def test_who_may_only_read_is_offered_nothing_else(risk: Risk, where: str) -> None:
    seen = get(risk.plan, where, Role.PARTNER)

    assert "Add a risk" not in seen
    assert "Change the risk" not in seen
    assert "Review the risk" not in seen


@pytest.mark.parametrize(
    "where", ["2/", "2/edit/", "2/review/", "99999999999999999999/"]
)
def test_a_risk_that_the_plan_has_not_is_not_found(risk: Risk, where: str) -> None:
    address = f"{register(risk.plan)}{where}"

    assert client_of(risk.plan).get(address).status_code == 404


def test_adding_a_risk_leads_to_it(plan: ActionPlan) -> None:
    response = post(plan, "add/", {**RISK, "owner": "Grace"})

    added = Risk.objects.get()
    assert response.status_code == 302
    assert response["Location"] == added.get_absolute_url()
    assert (added.text, added.owner) == ("The money ends", "Grace")


def test_a_risk_without_words_is_refused_beside_its_box(plan: ActionPlan) -> None:
    response = post(plan, "add/", {**RISK, "text": " "})

    assert "Enter the risk: what could go wrong" in response.content.decode()
    assert not Risk.objects.exists()


def test_a_taken_reference_is_refused_and_what_was_typed_is_kept(risk: Risk) -> None:
    Risk.objects.update(reference="R1")

    response = post(
        risk.plan, "add/", {"text": "Ours", "reference": "R1", "version": 0}
    )

    shown = response.content.decode()
    assert "&#x27;R1&#x27; is the reference of another risk" in shown
    assert "Ours" in shown


def test_the_form_of_a_risk_shows_it_as_it_is(risk: Risk) -> None:
    action = ActionFactory(plan=risk.plan, text="Patrols")
    target_set = TargetSetFactory(plan=risk.plan)
    risk.actions.add(action)
    ActionFactory(text="Of another plan")

    form = get(risk.plan, "1/edit/")

    assert f"{action.name}: Patrols" in form
    assert str(target_set.indicator) in form
    assert form.count(" checked") == 1
    assert "Of another plan" not in form


def test_changing_a_risk_leads_back_to_it(risk: Risk) -> None:
    response = post(risk.plan, "1/edit/", {**RISK, "text": "All money ends"})

    assert response["Location"] == risk.get_absolute_url()
    assert Risk.objects.get().text == "All money ends"


def test_the_second_of_two_is_told_and_sees_both_texts(risk: Risk) -> None:
    post(risk.plan, "1/edit/", {**RISK, "text": "First"})

    response = post(risk.plan, "1/edit/", {**RISK, "text": "Second"})

    shown = response.content.decode()
    assert "This risk was changed after you opened the page" in shown
    assert "The risk as it is now" in shown
    assert "First" in shown
    assert "Second" in shown
    assert response.context["form"]["version"].value() == 2
    assert Risk.objects.get().text == "First"


def test_reviewing_leads_back_to_the_risk(risk: Risk) -> None:
    response = post(risk.plan, "1/review/", REVIEW)

    assert response["Location"] == risk.get_absolute_url()
    kept = RiskReview.objects.get()
    assert (kept.score, kept.reviewed_on) == (12, TODAY)
    assert kept.by.name == Role.COORDINATOR.label


def test_the_second_of_two_reviews_is_told_what_the_risk_scores_now(risk: Risk) -> None:
    post(risk.plan, "1/review/", REVIEW)

    response = post(risk.plan, "1/review/", {**REVIEW, "comment": "Mine"})

    shown = response.content.decode()
    assert "reviewed this risk after you opened the page: it now scores 12" in shown
    assert "Mine" in shown
    assert response.context["form"]["seen"].value() == 1
    assert RiskReview.objects.count() == 1


def test_a_change_of_score_asks_for_a_comment_beside_its_box(risk: Risk) -> None:
    RiskReviewFactory(risk=risk, number=1, likelihood=1, impact=1)

    response = post(risk.plan, "1/review/", {**REVIEW, "seen": 1})

    assert response.context["form"].errors["comment"] == [
        "The score goes from 1 to 12: enter a comment that says why"
    ]


def test_an_unfinished_review_is_refused_box_by_box(risk: Risk) -> None:
    errors = post(risk.plan, "1/review/", {"seen": 0}).context["form"].errors

    assert errors == {
        "reviewed_on": ["Enter the day on which the risk was reviewed"],
        "likelihood": ["Select how likely it is"],
        "impact": ["Select how hard it would hit the plan"],
    }


def reviewed_risks(plan: ActionPlan, number: int) -> None:
    for _ in range(number):
        risk = RiskFactory(plan=plan)
        risk.actions.add(ActionFactory(plan=plan))
        risk.threatens.add(TargetSetFactory(plan=plan))
        risk.funding_lines.add(FundingLineFactory(plan=plan))
        at = datetime(2008, 7, 14, 9, tzinfo=UTC)
        RiskReviewFactory(risk=risk, reviewed_on=at.date(), at=at)
        RiskReviewFactory(risk=risk)


@pytest.mark.parametrize("risks", [1, 4])
def test_the_register_takes_a_fixed_number_of_queries(
    plan: ActionPlan, risks: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    reviewed_risks(plan, risks)
    client = client_of(plan)

    with django_assert_num_queries(12):
        client.get(register(plan))


@pytest.mark.parametrize("risks", [1, 4])
@pytest.mark.parametrize(
    ("where", "queries"), [("", 12), ("review/", 12), ("edit/", 14)]
)
def test_a_page_of_a_risk_takes_a_fixed_number_of_queries(
    plan: ActionPlan,
    risks: int,
    where: str,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    reviewed_risks(plan, risks)
    client = client_of(plan)
    address = f"{Risk.objects.order_by('position')[0].get_absolute_url()}{where}"

    with django_assert_num_queries(queries):
        client.get(address)


def test_what_risks_lack_is_folded_in_the_register(plan: ActionPlan) -> None:
    RiskFactory.create_batch(2, plan=plan, reference="", mitigation="Ask early")

    page = get(plan)

    assert "4 findings about risks" in page
    assert "2 of 2 risks have no owner." in page


def test_what_a_risk_lacks_is_shown_on_its_page(plan: ActionPlan, risk: Risk) -> None:
    RiskFactory(plan=plan, owner="Grace Whitfield", mitigation="Ask early")

    page = get(plan, "1/")

    assert "Risk 1 has no owner. Who watches is not said." in page
    assert "2 of 2 risks have no reference." in page


def test_what_only_another_risk_lacks_is_not_shown(
    plan: ActionPlan, risk: Risk
) -> None:
    RiskFactory(plan=plan, position=2, owner="Grace Whitfield")

    assert "has no owner" not in get(plan, "2/")
