from __future__ import annotations

from datetime import date

from actions.analysis.outcomes import Outcome
from actions.decisions import Resolution
from actions.forms.decisions import DecisionForm, OutcomeForm

TYPED = {
    "text": "Ask",
    "owner": "Grace",
    "due_on-day": "20",
    "due_on-month": "jan",
    "due_on-year": "2009",
}


def test_what_is_typed_becomes_a_resolution() -> None:
    form = DecisionForm(TYPED)

    assert form.is_valid()
    assert form.resolution() == Resolution("Ask", "Grace", date(2009, 1, 20))


def test_a_long_owner_is_refused_with_its_length() -> None:
    form = DecisionForm({**TYPED, "owner": "G" * 151})

    assert form.errors == {"owner": ["Enter at most 150 characters: this has 151"]}


def test_what_is_chosen_becomes_an_outcome() -> None:
    form = OutcomeForm({"outcome": "in hand", "comment": "Soon", "seen": 2})

    assert form.is_valid()
    assert form.concluded() == {
        "outcome": Outcome.IN_HAND,
        "comment": "Soon",
        "seen": 2,
    }


def test_what_is_no_outcome_is_refused() -> None:
    form = OutcomeForm({"outcome": "forgotten", "seen": 0})

    assert form.errors["outcome"] == [
        "'forgotten' is no outcome: select one from the list"
    ]


def test_nothing_chosen_asks_to_choose() -> None:
    assert OutcomeForm({"seen": 0}).errors == {"outcome": ["Select what became of it"]}
