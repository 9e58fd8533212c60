from __future__ import annotations

import pytest
from django.db import IntegrityError

from actions.models import Action
from laa.plan.models import ActionPlan
from tests.factories.actions import ActionFactory, ProgressUpdateFactory
from tests.factories.plan import ActionPlanFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_an_action_is_named_by_its_reference_and_else_by_its_place() -> None:
    assert str(ActionFactory(position=2)) == "Action 2"
    assert str(ActionFactory(position=2, reference="A7")) == "Action A7"


def test_an_action_has_an_address_by_its_place_in_the_plan() -> None:
    plan: ActionPlan = ActionPlanFactory()

    action = ActionFactory(plan=plan, position=2, reference="A7")

    assert action.get_absolute_url() == f"{plan.get_absolute_url()}actions/2/"


@pytest.mark.parametrize(
    ("parts", "lead"),
    [
        ({}, ""),
        ({"lead_organisation": "Police"}, "Police"),
        ({"lead_name": "R. Howe", "lead_post": "Analyst"}, "R. Howe, Analyst"),
        (
            {"lead_name": "A", "lead_post": "B", "lead_organisation": "C"},
            "A, B, C",
        ),
    ],
)
def test_a_lead_is_any_of_person_post_and_organisation(
    parts: dict[str, str], lead: str
) -> None:
    assert ActionFactory(**parts).lead == lead


def test_a_place_of_a_plan_holds_one_action() -> None:
    action = ActionFactory(position=2)
    ActionFactory(position=2)

    with pytest.raises(IntegrityError, match="action_is_unique"):
        ActionFactory(plan=action.plan, position=2)


def test_a_reference_of_a_plan_names_one_action() -> None:
    action = ActionFactory(reference="A1")
    ActionFactory(reference="A1")

    with pytest.raises(IntegrityError, match="action_reference_is_unique"):
        ActionFactory(plan=action.plan, reference="A1")


def test_any_number_of_actions_may_have_no_reference() -> None:
    action = ActionFactory(reference="")

    ActionFactory(plan=action.plan, reference="")

    assert Action.objects.filter(plan=action.plan).count() == 2


def test_what_has_a_history_cannot_be_deleted() -> None:
    update = ProgressUpdateFactory(action__led_by=UserFactory())

    with pytest.raises(IntegrityError):
        update.action.delete()
    with pytest.raises(IntegrityError):
        update.action.led_by.delete()
