from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from actions.models import Decision
from laa.plan.periods import Quarter
from tests.factories.actions import DecisionFactory, DecisionOutcomeFactory

pytestmark = pytest.mark.django_db


def test_a_decision_is_named_by_its_number_and_knows_its_quarter() -> None:
    decision = DecisionFactory(number=3, year=2008, quarter_number=4)

    assert str(decision) == "Decision 3"
    assert decision.quarter == Quarter(2008, 4)


def test_a_number_of_a_plan_is_that_of_one_decision() -> None:
    decision = DecisionFactory(number=1)

    with pytest.raises(IntegrityError, match="decision_is_unique"):
        DecisionFactory(plan=decision.plan, number=1)


@pytest.mark.parametrize("quarter", [0, 5])
def test_a_decision_is_of_a_quarter(quarter: int) -> None:
    with pytest.raises(IntegrityError, match="decision_quarter_is_1_to_4"):
        DecisionFactory(quarter_number=quarter)


@pytest.mark.parametrize("blank", ["text", "owner"])
def test_a_decision_says_what_is_to_be_done_and_who_sees_to_it(blank: str) -> None:
    with pytest.raises(IntegrityError, match="decision_is_whole"):
        DecisionFactory(**{blank: ""})


def test_an_outcome_is_named_by_its_decision() -> None:
    outcome = DecisionOutcomeFactory(decision__number=3, outcome="in hand")

    assert str(outcome) == "Decision 3: in hand"


def test_an_outcome_is_one_of_those_known() -> None:
    with pytest.raises(IntegrityError, match="decision_outcome_is_known"):
        DecisionOutcomeFactory(outcome="forgotten")


def test_a_number_of_a_decision_is_that_of_one_outcome() -> None:
    outcome = DecisionOutcomeFactory(number=1)

    with pytest.raises(IntegrityError, match="decision_outcome_is_unique"):
        DecisionOutcomeFactory(decision=outcome.decision, number=1)


def test_a_decision_cannot_be_deleted() -> None:
    decision = DecisionFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        DecisionOutcomeFactory(decision=decision).decision.delete()

    assert Decision.objects.exists()
