"""The two steps of the import: send the file, then confirm what was found in it."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from laa.dashboard.plan_workbook.reading import LIMITS
from laa.plan.buttons import sent_by
from laa.plan.spreadsheetfield import SpreadsheetField


class UploadForm(forms.Form):
    file = SpreadsheetField(
        limits=LIMITS,
        label="The workbook, with your changes",
        help_text="Excel (.xlsx) or OpenDocument (.ods). "
        "You see what would change before anything does.",
    )

    @property
    def helper(self) -> FormHelper:
        return sent_by("Check the file", name="check")


class ConfirmForm(forms.Form):
    checked = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, number: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.number = number

    @property
    def helper(self) -> FormHelper:
        many = "1 row" if self.number == 1 else f"{self.number} rows"
        return sent_by(f"Save {many}", name="confirm")
