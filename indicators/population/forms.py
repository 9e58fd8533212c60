"""The forms by which estimates are added: one typed, or those of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from indicators.population.fields import (
    MidYearField,
    PersonsField,
    PublishedField,
    SourceField,
    VintageField,
)
from indicators.population.ons_file import LIMITS, Unit
from indicators.population.terms import Terms
from laa.plan.buttons import sent_by
from laa.plan.spreadsheetfield import SpreadsheetField


class AddForm(forms.Form):
    year = MidYearField(
        required=True, help_text="The year of the 30 June that it is of, such as 2008."
    )
    vintage = VintageField()
    persons = PersonsField()
    published_on = PublishedField()
    source = SourceField()

    def terms(self) -> Terms:
        return Terms(**self.cleaned_data)

    @property
    def helper(self) -> FormHelper:
        return sent_by("Add the estimate")


class UploadForm(forms.Form):
    file = SpreadsheetField(
        limits=LIMITS,
        label="The file of the Office for National Statistics",
        help_text="CSV, Excel (.xlsx) or OpenDocument (.ods), with a column of area "
        "codes and a column of people of all ages, or one a year. You see what would "
        "be saved before anything is.",
    )
    unit = forms.TypedChoiceField(
        coerce=Unit,
        label="What do its numbers count?",
        choices=[
            (Unit.PERSONS.value, "People: 309800 or 309,800"),
            (Unit.THOUSANDS.value, "Thousands of people: 309.8"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Select what the numbers of the file count"},
    )
    year = MidYearField(
        required=False,
        help_text="Only needed where the file does not say it, or to take one year of "
        "several.",
    )
    vintage = VintageField()
    published_on = PublishedField()
    source = SourceField()

    @property
    def helper(self) -> FormHelper:
        return sent_by("Check the file", name="check")


class ConfirmForm(forms.Form):
    """What was checked comes back in the page, sealed."""

    years = forms.TypedMultipleChoiceField(
        coerce=int,
        label="Which years are to be added?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Select at least one year",
            "invalid_choice": "'%(value)s' is not a year that can be added: "
            "select from those shown",
        },
    )
    is_the_area = forms.BooleanField(error_messages={"required": "-"})
    checked = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        years: Sequence[tuple[int, str]],
        is_the_area: str,
        **kwargs: Any,
    ) -> None:
        """`is_the_area` is what must be said of a row with another code, if any."""
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["years"]
        choice.choices = years
        question = self.fields["is_the_area"]
        question.label = is_the_area
        question.error_messages["required"] = (
            f"Confirm it, or choose another file: {is_the_area}"
        )
        if not is_the_area:
            del self.fields["is_the_area"]

    @property
    def helper(self) -> FormHelper:
        return sent_by("Add the estimates", name="confirm")
