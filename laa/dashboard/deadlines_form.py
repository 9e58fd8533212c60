"""The form for a plan's reporting calendar."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from laa.plan.buttons import sent_by
from laa.plan.deadlines import LONGEST, Deadlines

LONGEST_REASON = 1_000
_RANGE = f"%(show_value)s days cannot be: enter 0 to {LONGEST}"


class _DaysField(forms.IntegerField):
    """Days after a quarter's end."""

    def __init__(self, what: str, help_text: str) -> None:
        super().__init__(
            label=f"Days to {what}",
            help_text=help_text,
            widget=forms.TextInput(
                attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}
            ),
            validators=[
                MinValueValidator(0, message=_RANGE),
                MaxValueValidator(LONGEST, message=_RANGE),
            ],
            error_messages={
                "required": f"Enter the days to {what}",
                "invalid": f"Enter the days to {what} as a whole number, such as 30",
            },
        )


class DeadlinesForm(forms.Form):
    entry = _DaysField("enter returns", "From the end of the quarter.")
    sign_off = _DaysField(
        "sign returns off",
        "From the end of the quarter too: no fewer than to enter.",
    )
    updates = _DaysField("update actions", "From the end of the quarter.")
    reason = forms.CharField(
        label="Why they change",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It is kept with the deadlines, where everybody who reads the plan "
        "sees it with your name.",
        error_messages={
            "required": "Enter why the deadlines change",
            "max_length": "The reason has %(show_value)s signs: "
            "shorten it to %(limit_value)s at most",
        },
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = self.cleaned_data
        entry, sign_off = typed.get("entry"), typed.get("sign_off")
        if entry is not None and sign_off is not None and sign_off < entry:
            self.add_error(
                "sign_off",
                f"Sign-off after {sign_off} days is before entry: "
                f"enter {entry} or more",
            )
        return typed

    @property
    def deadlines(self) -> Deadlines:
        return Deadlines(
            *(self.cleaned_data[name] for name in ("entry", "sign_off", "updates"))
        )

    @property
    def helper(self) -> FormHelper:
        return sent_by("Save the deadlines")
