"""The box for a spreadsheet that is sent in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from laa.plan.sheets.limits import Limits
from laa.plan.sheets.reading import too_large


class SpreadsheetField(forms.FileField):
    """Refuses unread what is larger than its limits allow."""

    widget = forms.FileInput
    default_error_messages = {
        "required": "Choose the file to check",
        "empty": "The file is empty",
    }

    def __init__(self, *, limits: Limits, label: str, help_text: str) -> None:
        super().__init__(label=label, help_text=help_text)
        self.limits = limits

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file and file.size > self.limits.file_bytes:
            raise ValidationError(str(too_large(self.limits)))
        return file
