"""The forms by which an estimate is chosen for rates: which one, then why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from indicators.models import TargetSet
from laa.plan.buttons import chosen_by, sent_by
from laa.plan.models import Population
from laa.plan.numbers import shown

LONGEST_REASON = 1_000


class ChooseForm(forms.Form):
    """Its answers stand in the address, so that a preview can be looked at again."""

    estimate = forms.TypedChoiceField(
        coerce=int,
        label="Which estimate?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select an estimate",
            "invalid_choice": "'%(value)s' is not an estimate of this area: select one",
        },
    )
    indicators = forms.MultipleChoiceField(
        label="For the rates of which indicators?",
        help_text="Rates that rest on different estimates are not comparable with "
        "each other. Leave out none unless there is a reason.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Select at least one indicator",
            "invalid_choice": "'%(value)s' is no indicator of this plan whose rate is "
            "per head of all people: select from those shown",
        },
    )

    def __init__(
        self,
        *args: Any,
        estimates: Sequence[Population],
        target_sets: Sequence[TargetSet],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {one.pk: one for one in estimates}
        self.by_code = {one.indicator.slug: one for one in target_sets}
        estimate: Any = self.fields["estimate"]
        estimate.choices = [(one.pk, _label(one)) for one in estimates]
        indicators: Any = self.fields["indicators"]
        indicators.choices = [
            (slug, str(one.indicator)) for slug, one in self.by_code.items()
        ]
        self.initial.setdefault("indicators", list(self.by_code))

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = self.cleaned_data
        if "estimate" in typed and "indicators" in typed:
            chosen = self.chosen
            if all(one.population_id == chosen.pk for one in self.target_sets):
                self.add_error(
                    "estimate",
                    f"These rates rest on {chosen.name} already: select another "
                    "estimate",
                )
        return typed

    @property
    def chosen(self) -> Population:
        return self.by_key[self.cleaned_data["estimate"]]

    @property
    def target_sets(self) -> list[TargetSet]:
        return [self.by_code[slug] for slug in self.cleaned_data["indicators"]]

    @property
    def helper(self) -> FormHelper:
        return chosen_by("Show what the rates would become")


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Why do the rates rest on it from now on?",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It is kept with the choice, where everybody who reads the plan sees "
        "it with your name.",
        error_messages={
            "required": "Enter why the rates rest on it from now on",
            "max_length": "The reason has %(show_value)s signs: "
            "shorten it to %(limit_value)s at most",
        },
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def helper(self) -> FormHelper:
        return sent_by("Choose this estimate")


def _label(estimate: Population) -> str:
    name = f"{estimate.name[:1].upper()}{estimate.name[1:]}"
    return f"{name}: {shown(estimate.persons)}"
