from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from actions.models import Risk
from laa.plan.models import ActionPlan
from tests.factories.actions import RiskFactory, RiskReviewFactory
from tests.factories.plan import ActionPlanFactory

pytestmark = pytest.mark.django_db


def test_a_risk_is_named_by_its_reference_and_else_by_its_place() -> None:
    assert str(RiskFactory(position=2)) == "Risk 2"
    assert str(RiskFactory(position=2, reference="R7")) == "Risk R7"


def test_a_risk_has_an_address_by_its_place_in_the_plan() -> None:
    plan: ActionPlan = ActionPlanFactory()

    risk = RiskFactory(plan=plan, position=2)

    assert risk.get_absolute_url() == f"{plan.get_absolute_url()}risks/2/"


def test_a_place_of_a_plan_holds_one_risk() -> None:
    risk = RiskFactory(position=2)

    with pytest.raises(IntegrityError, match="risk_is_unique"):
        RiskFactory(plan=risk.plan, position=2)


def test_a_reference_of_a_plan_names_one_risk() -> None:
    risk = RiskFactory(reference="R1")
    RiskFactory(reference="R1")

    with pytest.raises(IntegrityError, match="risk_reference_is_unique"):
        RiskFactory(plan=risk.plan, reference="R1")


def test_any_number_of_risks_may_have_no_reference() -> None:
    risk = RiskFactory(reference="")

    RiskFactory(plan=risk.plan, reference="")

    assert Risk.objects.filter(plan=risk.plan).count() == 2


@pytest.mark.parametrize("target", [0, 26])
def test_a_target_score_is_1_to_25(target: int) -> None:
    with pytest.raises(IntegrityError, match="risk_target_score_is_1_to_25"):
        RiskFactory(target_score=target)


@pytest.mark.parametrize("target", [None, 1, 25])
def test_a_target_score_may_be_none(target: int | None) -> None:
    assert RiskFactory(target_score=target).target_score == target


@pytest.mark.parametrize("judged", [(0, 1), (6, 1), (1, 0), (1, 6)])
def test_a_review_judges_on_scales_of_1_to_5(judged: tuple[int, int]) -> None:
    likelihood, impact = judged

    with pytest.raises(IntegrityError, match="risk_review_scores_are_1_to_5"):
        RiskReviewFactory(likelihood=likelihood, impact=impact)


def test_a_number_of_a_risk_is_that_of_one_review() -> None:
    review = RiskReviewFactory(number=1)

    with pytest.raises(IntegrityError, match="risk_review_is_unique"):
        RiskReviewFactory(risk=review.risk, number=1)


def test_a_review_has_a_name_and_a_score() -> None:
    review = RiskReviewFactory(risk__position=2, number=1, likelihood=4, impact=5)

    assert str(review) == "Risk 2, review 1"
    assert review.score == 20


def test_a_risk_with_reviews_cannot_be_deleted() -> None:
    review = RiskReviewFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        review.risk.delete()

    assert Risk.objects.exists()
