"""Choosing the quarter that a plan is looked at in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from crispy_forms.helper import FormHelper
from django import forms

from laa.plan.buttons import chosen_by
from laa.plan.periods import Quarter

LATEST = "latest"


class QuarterForm(forms.Form):
    quarter = forms.ChoiceField(
        label="Quarter",
        required=False,
        error_messages={
            "invalid_choice": "'%(value)s' is not a quarter of this agreement that has "
            "ended: select one from the list"
        },
    )

    def __init__(
        self,
        *args: Any,
        quarters: Iterable[Quarter],
        latest: str = "Latest signed off",
        action: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.action = action
        field = cast(forms.ChoiceField, self.fields["quarter"])
        field.choices = [
            (LATEST, latest),
            *((quarter.slug, str(quarter)) for quarter in quarters),
        ]

    @property
    def helper(self) -> FormHelper:
        return chosen_by("Show", action=self.action)

    def chosen(self) -> Quarter | None:
        """None: the latest."""
        slug = self.cleaned_data.get("quarter") if self.is_valid() else None
        return Quarter.from_slug(slug) if slug and slug != LATEST else None
