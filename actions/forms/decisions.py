"""The forms of a meeting's decisions. What may be written is the writer's affair."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from actions.analysis.outcomes import Outcome
from actions.decisions import Resolution
from laa.plan.buttons import sent_by
from laa.plan.dateinput import GovukDateField


class DecisionForm(forms.Form):
    text = forms.CharField(
        label="Decision",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What is to be done.",
        error_messages={"required": "Enter the decision: what is to be done"},
    )
    owner = forms.CharField(
        max_length=150,
        help_text="Who sees that it is done: a person, a post or an organisation.",
        error_messages={
            "required": "Enter who sees that it is done",
            "max_length": "Enter at most %(limit_value)d characters: "
            "this has %(show_value)d",
        },
    )
    due_on = GovukDateField(
        label="To be done by",
        help_text="For example 20 1 2009.",
        error_messages={"required": "Enter the day by which it is to be done"},
    )

    @property
    def helper(self) -> FormHelper:
        return sent_by("Record the decision")

    def resolution(self) -> Resolution:
        return Resolution(**{name: self.cleaned_data[name] for name in self.fields})


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label="What became of it?",
        widget=forms.RadioSelect,
        choices=[(outcome.value, outcome.words) for outcome in Outcome],
        error_messages={
            "required": "Select what became of it",
            "invalid_choice": "'%(value)s' is no outcome: select one from the list",
        },
    )
    comment = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Needed unless it is done.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def helper(self) -> FormHelper:
        return sent_by("Record what became of it")

    def concluded(self) -> dict[str, Any]:
        """What is recorded, as the writer takes it."""
        typed = self.cleaned_data
        return {**typed, "outcome": Outcome(typed["outcome"])}
