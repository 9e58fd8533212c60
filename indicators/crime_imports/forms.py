"""What an import asks, one question a page: file, area, answers, confirmation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from indicators.crime_imports.receiving import FILE_BYTES
from indicators.recorded_crime.questions import Question
from laa.plan.buttons import sent_by
from laa.plan.choices import offer
from laa.plan.listing import listed
from laa.plan.numbers import shown

MEGABYTES = FILE_BYTES // 1_000_000
TOO_LARGE = (
    f"The file is larger than {MEGABYTES} MB: send a smaller one, such as one year's"
)
_WHOLE = "yes"
NOT_WHOLE = "The file was not sent whole: send it again"


class UploadForm(forms.Form):
    file = forms.FileField(
        label="The Home Office's file",
        help_text="CSV, Excel (.xlsx) or OpenDocument (.ods), "
        f"at most {MEGABYTES} MB. Nothing is saved before you have seen it.",
        widget=forms.FileInput,
        error_messages={
            "required": "Choose the file to read",
            "empty": "The file is empty",
        },
    )
    # A browser sends it after the file, so that it lacks where the file was cut off.
    whole = forms.CharField(widget=forms.HiddenInput, initial=_WHOLE, required=False)

    def __init__(self, *args: Any, is_too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].error_messages["required"] = (
            TOO_LARGE if is_too_large else "Choose the file to read"
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("whole") != _WHOLE:
            # Said beside the box that can be seen.
            self.errors.clear()
            raise ValidationError({"file": NOT_WHOLE})
        return cleaned

    @property
    def helper(self) -> FormHelper:
        return sent_by("Send the file", name="send")


class ChooseForm(forms.Form):
    heading = "Choose the area and the years"

    area = forms.ChoiceField(
        label="Which area is to be counted?",
        error_messages={"required": "Select the area to be counted"},
    )
    years = forms.MultipleChoiceField(
        label="Which years?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Select at least one year",
            "invalid_choice": "'%(value)s' is not in the list: select one that is",
        },
    )

    def __init__(
        self,
        *args: Any,
        areas: Sequence[tuple[str, str]],
        years: Sequence[tuple[str, str]],
        why_suggested: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "area", [("", "Select an area"), *areas])
        years_field: Any = self.fields["years"]
        years_field.choices = list(years)
        self.fields["area"].help_text = why_suggested

    @property
    def helper(self) -> FormHelper:
        return sent_by("Count it", name="choose")


@dataclass(frozen=True)
class Asked:
    """A question about an indicator, and the name of its box."""

    box: str
    indicator: str
    question: Question


class AnswersForm(forms.Form):
    """A question for each thing that the file leaves open; nothing is preset."""

    heading = "Questions that the file leaves open"

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for one in asked:
            question = one.question
            self.fields[one.box] = forms.ChoiceField(
                label=question.words,
                help_text=_about(question),
                choices=[
                    ("yes", f"Yes: {question.if_yes}"),
                    ("no", f"No: {question.if_no}"),
                ],
                widget=forms.RadioSelect,
                error_messages={
                    "required": "Select yes or no",
                    "invalid_choice": "'%(value)s' is not an answer: select yes or no",
                },
            )

    def answers(self) -> dict[str, dict[str, bool]]:
        """Of each indicator, by the keys of its questions."""
        given: dict[str, dict[str, bool]] = {one.indicator: {} for one in self.asked}
        for one in self.asked:
            is_yes = self.cleaned_data[one.box] == "yes"
            given[one.indicator][one.question.key] = is_yes
        return given

    @property
    def helper(self) -> FormHelper:
        return sent_by("Continue", name="answer")


def _about(question: Question) -> str:
    quarters = [str(quarter) for quarter in question.quarters]
    if not question.offences:
        return f"{listed(quarters)}."
    counts = zip(question.offences, quarters, strict=True)
    several = [f"{shown(count)} in {quarter}" for count, quarter in counts]
    return f"Offences: {listed(several)}."


class ConfirmForm(forms.Form):
    """`shown` stands for all that the page showed: nothing else is saved."""

    shown = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, number: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.number = number

    @property
    def helper(self) -> FormHelper:
        many = "1 draft" if self.number == 1 else f"{self.number} drafts"
        return sent_by(f"Save {many}", name="save")


class CancelForm(forms.Form):
    @property
    def helper(self) -> FormHelper:
        return sent_by(
            "Cancel this import", name="cancel", look="govuk-button--secondary"
        )
