"""The forms about people in a plan. What may be written is the writers' affair."""

from __future__ import annotations

from typing import Any, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth import password_validation
from django.utils.functional import lazy

from laa.plan.buttons import sent_by
from laa.plan.dateinput import GovukDateField
from laa.plan.models import ActionPlan, User
from laa.plan.people.deputies import possible_deputies
from laa.plan.roles import Role

TOO_LONG = "Enter at most %(limit_value)d characters: this has %(show_value)d"
ROLES = [(role.value, f"{role.label}. {role.description}") for role in Role]


class RolesField(forms.TypedMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self) -> None:
        super().__init__(
            label="Roles",
            choices=ROLES,
            coerce=Role,
            error_messages={
                "required": "Select at least one role",
                "invalid_choice": "'%(value)s' is not a role: select from the list",
            },
        )


class EmailField(forms.EmailField):
    def __init__(self, **given: Any) -> None:
        super().__init__(
            label="E-mail address",
            max_length=254,
            error_messages={
                "required": "Enter the person’s e-mail address",
                "invalid": "'%(value)s' is not an e-mail address: "
                "enter one such as name@example.org",
                "max_length": TOO_LONG,
            },
            **given,
        )


class NameField(forms.CharField):
    def __init__(self, *, required: str, **given: Any) -> None:
        super().__init__(
            max_length=150,
            error_messages={"required": required, "max_length": TOO_LONG},
            **given,
        )


class ButtonForm(forms.Form):
    """A form with one button, which says what it does."""

    def __init__(self, *args: Any, button: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.button = button

    @property
    def helper(self) -> FormHelper:
        return sent_by(self.button)


class InviteForm(ButtonForm):
    name = NameField(required="Enter the person’s name")
    email = EmailField(help_text="The letter with the link goes there.")
    roles = RolesField()


class SentForm(ButtonForm):
    act = forms.ChoiceField(
        label="What is to become of it?",
        choices=[
            ("send again", "Send it again, with a new link: the earlier one is dead"),
            ("withdraw", "Withdraw it: its link is dead"),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select what is to become of the invitation",
            "invalid_choice": "'%(value)s' is neither of the two: select one of them",
        },
    )


class ReasonForm(ButtonForm):
    reason = forms.CharField(
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It is kept in the person’s history, which coordinators read.",
        error_messages={
            "required": "Enter the reason: it is kept",
            "max_length": TOO_LONG,
        },
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class RolesForm(ReasonForm):
    field_order = ["roles", "reason", "seen"]
    roles = RolesField()


class DeputyForm(forms.Form):
    deputy = forms.ModelChoiceField(
        label="Deputy",
        queryset=User.objects.none(),
        empty_label="",
        help_text="Somebody of this plan who does not sign off in their own right.",
        error_messages={
            "required": "Select your deputy",
            "invalid_choice": "'%(value)s' can be no deputy in this plan: "
            "select from the list",
        },
    )
    first_day = GovukDateField(
        label="First day",
        help_text="For example 20 10 2008.",
        error_messages={"required": "Enter the first day"},
    )
    last_day = GovukDateField(
        label="Last day",
        help_text="This day is included. You can end it before.",
        error_messages={"required": "Enter the last day"},
    )

    def __init__(self, *args: Any, plan: ActionPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = cast("forms.ModelChoiceField[User]", self.fields["deputy"])
        people.queryset = possible_deputies(plan)

    @property
    def helper(self) -> FormHelper:
        return sent_by("Name the deputy")


class JoinForm(ButtonForm):
    name = NameField(
        label="Your name",
        required="Enter your name",
        help_text="As others in the plan will read it.",
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label="Choose a password",
        strip=False,
        help_text=lazy(
            lambda: " ".join(password_validation.password_validators_help_texts()), str
        )(),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Choose a password"},
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any] | None:
        typed = super().clean() or {}
        if password := typed.get("password"):
            person = User(email=self.email, name=typed.get("name", ""))
            try:
                password_validation.validate_password(password, person)
            except forms.ValidationError as wrong:
                self.add_error("password", wrong)
        return typed
