"""A list to choose from, of what there is when the page is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django import forms

NOT_LISTED = "'%(value)s' is not in the list: select one that is"


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    field = cast(forms.ChoiceField, form.fields[name])
    field.choices = list(choices)
    field.error_messages["invalid_choice"] = NOT_LISTED
