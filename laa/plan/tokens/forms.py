"""What is asked about a token before it is made."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from django import forms

from laa.plan.buttons import sent_by
from laa.plan.models import ApiToken
from laa.plan.tokens.keeping import LIFETIMES
from laa.plan.tokens.scopes import Scope

CHOOSE = "'%(value)s' is none of the choices: select one of them"


class TokenForm(forms.Form):
    name = forms.CharField(
        label="What is it for?",
        max_length=ApiToken._meta.get_field("name").max_length,
        help_text="Such as “Excel at work”. It tells your tokens apart.",
        error_messages={
            "required": "Enter what the token is for",
            "max_length": "This has %(show_value)s signs: "
            "shorten it to %(limit_value)s at most",
        },
    )
    scope = forms.TypedChoiceField(
        label="What may it do?",
        choices=[
            (Scope.READ.value, Scope.READ.label),
            (Scope.ENTER.value, f"{Scope.ENTER.label} where your roles let you"),
        ],
        coerce=Scope,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select what the token may do",
            "invalid_choice": CHOOSE,
        },
    )
    days = forms.TypedChoiceField(
        label="How long is it to work?",
        choices=[(days, f"{days} days") for days in LIFETIMES],
        coerce=int,
        widget=forms.RadioSelect,
        help_text="It cannot be prolonged. Make another when it has ended.",
        error_messages={
            "required": "Select how long the token is to work",
            "invalid_choice": CHOOSE,
        },
    )

    @property
    def helper(self) -> FormHelper:
        return sent_by("Make the token")
