"""The forms of the risk register. What may be written is the writers' affair."""

from __future__ import annotations

from typing import Any, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import Model, QuerySet

from actions.analysis.risk_scores import SCORES, Impact, Likelihood, band_of
from actions.models import Risk
from actions.risk_editing import RiskDetails
from actions.risk_reviews import Judgement
from actions.risk_rows import named
from laa.plan.buttons import sent_by
from laa.plan.dateinput import GovukDateField
from laa.plan.models import ActionPlan

TOO_LONG = "Enter at most %(limit_value)d characters: this has %(show_value)d"


class LinksField(forms.ModelMultipleChoiceField):
    """Checkboxes for rows of the plan, each by its name and the start of its text."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, what: str, **given: Any) -> None:
        wrong = f"'%(pk)s' is not {what} of this plan: select from the list"
        gone = f"'%(value)s' is not {what} of this plan: select from the list"
        super().__init__(
            queryset=None,
            required=False,
            error_messages={
                "invalid_pk_value": wrong,
                "invalid_choice": gone,
            },
            **given,
        )

    def label_from_instance(self, obj: Model) -> str:
        return named(obj)


class RiskForm(forms.Form):
    text = forms.CharField(
        label="Risk",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What could go wrong, and what that would do.",
        error_messages={"required": "Enter the risk: what could go wrong"},
    )
    reference = forms.CharField(
        required=False,
        max_length=20,
        help_text="Such as R1. May be left empty.",
        error_messages={"max_length": TOO_LONG},
    )
    mitigation = forms.CharField(
        label="Mitigating action",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What is done so that it does not happen, or does less harm.",
    )
    owner = forms.CharField(
        required=False,
        max_length=150,
        help_text="A person, a post or an organisation. Empty while nobody owns it.",
        error_messages={"max_length": TOO_LONG},
    )
    target_score = forms.TypedChoiceField(
        label="Target score",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            ("", "None set"),
            *((score, f"{score}: {band_of(score)}") for score in SCORES),
        ],
        help_text="Likelihood times impact once the mitigating action has worked.",
        error_messages={
            "invalid_choice": "'%(value)s' is not likelihood times impact: "
            "select a score from the list"
        },
    )
    actions = LinksField(
        label="Actions that bear on it",
        what="an action",
        help_text="Those that make it less likely, or that would suffer from it.",
    )
    threatens = LinksField(label="Indicators that it threatens", what="an indicator")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, plan: ActionPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("actions", plan.actions.all())
        self._offer("threatens", plan.target_sets.select_related("indicator"))

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        cast(LinksField, self.fields[name]).queryset = rows

    @property
    def helper(self) -> FormHelper:
        return sent_by("Save")

    def details(self) -> RiskDetails:
        given = {name: self.cleaned_data[name] for name in self.fields}
        del given["version"]
        return RiskDetails(**given)


class ReviewForm(forms.Form):
    reviewed_on = GovukDateField(
        label="Date of the review",
        help_text="For example 20 10 2008.",
        error_messages={"required": "Enter the day on which the risk was reviewed"},
    )
    likelihood = forms.TypedChoiceField(
        label="How likely is it?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select how likely it is",
            "invalid_choice": "'%(value)s' is not a likelihood: select 1 to 5",
        },
    )
    impact = forms.TypedChoiceField(
        label="If it happens, how hard would it hit the plan?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select how hard it would hit the plan",
            "invalid_choice": "'%(value)s' is not an impact: select 1 to 5",
        },
    )
    comment = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What the review rests on. Needed where the score changes.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("likelihood", Likelihood)
        self._offer("impact", Impact)

    def _offer(self, name: str, scale: type[Likelihood] | type[Impact]) -> None:
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [(one.value, f"{one.value}: {one.words}") for one in scale]

    @property
    def helper(self) -> FormHelper:
        return sent_by("Record the review")

    def judgement(self) -> Judgement:
        given = {name: self.cleaned_data[name] for name in self.fields}
        del given["seen"]
        return Judgement(**given)


def initial_of(risk: Risk | None) -> dict[str, Any]:
    """What the form shows at first: the risk as it is, or nothing but a version."""
    if risk is None:
        return {"version": 0}
    return {
        "text": risk.text,
        "reference": risk.reference,
        "mitigation": risk.mitigation,
        "owner": risk.owner,
        "target_score": risk.target_score,
        "actions": list(risk.actions.all()),
        "threatens": list(risk.threatens.all()),
        "version": risk.version,
    }
