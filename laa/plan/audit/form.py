"""Choosing among a plan's changes."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from laa.plan.access import Access
from laa.plan.audit.things import kinds_for, table_of
from laa.plan.audit.trail import FORMER, NOBODY, Wanted
from laa.plan.buttons import chosen_by
from laa.plan.choices import offer
from laa.plan.dateinput import GovukDateField
from laa.plan.models import User

ALL = ("", "All")


class ChangesForm(forms.Form):
    person = forms.ChoiceField(label="Who", required=False)
    kind = forms.ChoiceField(label="What", required=False)
    first = GovukDateField(label="From", required=False)
    last = GovukDateField(label="Until", required=False)

    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(memberships__plan=access.plan).distinct()
        offered = (
            ALL,
            *((str(one.pk), one.name) for one in people.order_by("name")),
            (FORMER, "Somebody without a role now"),
            (NOBODY, "A command, or the database prompt"),
        )
        offer(self, "person", offered)
        kinds = kinds_for(access).items()
        offer(self, "kind", [ALL, *((slug, words) for slug, (_, words) in kinds)])

    @property
    def helper(self) -> FormHelper:
        return chosen_by("Show")

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
