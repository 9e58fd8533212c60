"""The form for a text of the plan."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from django import forms

from laa.plan.buttons import sent_by

LONGEST = 20_000
LONGEST_REASON = 1_000


class NarrativeForm(forms.Form):
    text = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="A blank line starts a new paragraph.",
        error_messages={
            "required": "Enter the text: it cannot be left empty",
            "max_length": "The text has %(show_value)s signs: "
            "shorten it to %(limit_value)s at most",
        },
    )
    reason = forms.CharField(
        label="Why it is changed",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It is kept in the text’s history, where everybody who reads the "
        "plan sees it with your name.",
        error_messages={
            "required": "Enter why the text is changed",
            "max_length": "The reason has %(show_value)s signs: "
            "shorten it to %(limit_value)s at most",
        },
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def helper(self) -> FormHelper:
        return sent_by("Save the text")
