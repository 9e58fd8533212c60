"""Choosing among a plan's changes."""

from __future__ import annotations

from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from laa.plan.audit.things import kinds, table_of
from laa.plan.audit.trail import FORMER, NOBODY, Wanted
from laa.plan.dateinput import GovukDateField
from laa.plan.models import ActionPlan, User

NOT_LISTED = "'%(value)s' is not in the list: select one that is"


class ChangesForm(forms.Form):
    person = forms.ChoiceField(label="Who", required=False)
    kind = forms.ChoiceField(label="What", required=False)
    first = GovukDateField(label="From", required=False)
    last = GovukDateField(label="Until", required=False)

    def __init__(self, *args: Any, plan: ActionPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(memberships__plan=plan).distinct()
        self._offer(
            "person",
            *((str(one.pk), one.name) for one in people.order_by("name")),
            (FORMER, "Somebody without a role now"),
            (NOBODY, "A command, or the database prompt"),
        )
        self._offer("kind", *((slug, words) for slug, (_, words) in kinds().items()))

    def _offer(self, name: str, *choices: tuple[str, str]) -> None:
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [("", "All"), *choices]
        field.error_messages["invalid_choice"] = NOT_LISTED

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_method = "get"
        helper.add_input(Submit("", "Show", css_class="govuk-button--secondary"))
        return helper

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        first, last = typed.get("first"), typed.get("last")
        if first and last and last < first:
            self.add_error("last", "Until must be the same day as From, or later")
        return typed

    def wanted(self) -> Wanted:
        """What cannot be read chooses nothing, and the form says so."""
        if not self.is_valid():
            return Wanted()
        typed = self.cleaned_data
        return Wanted(
            person=typed["person"],
            kind=table_of(typed["kind"]),
            first=typed["first"],
            last=typed["last"],
        )
