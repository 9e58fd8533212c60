from __future__ import annotations

from typing import Any

import pytest

from actions.forms.risks import ReviewForm, RiskForm, initial_of
from actions.models import Risk
from actions.risk_editing import RiskDetails
from laa.plan.models import ActionPlan
from tests.factories.actions import ActionFactory, RiskFactory
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import ActionPlanFactory

pytestmark = pytest.mark.django_db

TYPED = {"text": "The money ends", "version": 1}


@pytest.fixture
def plan() -> ActionPlan:
    found: ActionPlan = ActionPlanFactory()
    return found


def errors(plan: ActionPlan, **typed: Any) -> dict[str, list[str]]:
    return dict(RiskForm({**TYPED, **typed}, plan=plan).errors)


def test_a_risk_may_have_no_owner_no_target_and_no_links(plan: ActionPlan) -> None:
    form = RiskForm(TYPED, plan=plan)

    assert form.is_valid()
    details = form.details()
    assert (details.owner, details.target_score) == ("", None)
    assert (list(details.actions), list(details.threatens)) == ([], [])


def test_what_is_typed_becomes_the_details(plan: ActionPlan) -> None:
    action, target_set = ActionFactory(plan=plan), TargetSetFactory(plan=plan)
    typed = {
        **TYPED,
        "reference": " R1 ",
        "mitigation": "Ask early",
        "owner": "Grace",
        "target_score": "6",
        "actions": [action.pk],
        "threatens": [target_set.pk],
    }

    form = RiskForm(typed, plan=plan)

    assert form.is_valid()
    details = form.details()
    assert (list(details.actions), list(details.threatens)) == ([action], [target_set])
    expected = RiskDetails("The money ends", "R1", "Ask early", "Grace", 6)
    for name in ("text", "reference", "mitigation", "owner", "target_score"):
        assert getattr(details, name) == getattr(expected, name)


def test_seven_is_no_target_because_no_cell_scores_it(plan: ActionPlan) -> None:
    assert errors(plan, target_score="7") == {
        "target_score": [
            "'7' is not likelihood times impact: select a score from the list"
        ]
    }


def test_a_target_is_offered_with_its_band(plan: ActionPlan) -> None:
    choices = RiskForm(plan=plan).fields["target_score"].choices  # type: ignore[attr-defined]

    assert choices[:2] == [("", "None set"), (1, "1: low")]
    assert choices[-1] == (25, "25: extreme")


@pytest.mark.parametrize("given", ["0", "x", "99999999999999999999"])
def test_an_action_of_no_plan_is_refused(plan: ActionPlan, given: str) -> None:
    words = f"'{given}' is not an action of this plan: select from the list"

    assert errors(plan, actions=[given]) == {"actions": [words]}


def test_an_indicator_of_another_plan_is_refused(plan: ActionPlan) -> None:
    other = TargetSetFactory()

    words = f"'{other.pk}' is not an indicator of this plan: select from the list"
    assert errors(plan, threatens=[other.pk]) == {"threatens": [words]}


def test_a_long_reference_is_refused_with_its_length(plan: ActionPlan) -> None:
    assert errors(plan, reference="R" * 21) == {
        "reference": ["Enter at most 20 characters: this has 21"]
    }


def test_the_form_starts_from_the_risk_as_it_is() -> None:
    risk: Risk = RiskFactory(owner="Grace", target_score=6, version=3)
    action = ActionFactory(plan=risk.plan)
    risk.actions.add(action)

    shown = initial_of(risk)

    assert (shown["text"], shown["owner"]) == ("The money ends", "Grace")
    assert (shown["target_score"], shown["version"]) == (6, 3)
    assert (shown["actions"], shown["threatens"]) == ([action], [])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("likelihood", "'6' is not a likelihood: select 1 to 5"),
        ("impact", "'6' is not an impact: select 1 to 5"),
    ],
)
def test_what_is_not_on_the_scale_is_refused(name: str, words: str) -> None:
    assert ReviewForm({name: "6"}).errors[name] == [words]


def test_the_scales_are_offered_with_number_and_words() -> None:
    form = ReviewForm()

    likelihood = form.fields["likelihood"].choices  # type: ignore[attr-defined]
    assert likelihood[0] == (1, "1: Rare")
    assert likelihood[-1] == (5, "5: Almost certain")
