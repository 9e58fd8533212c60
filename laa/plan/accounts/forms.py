"""The forms of signing in and of passwords: allauth's, in our words."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.fields import SetPasswordField
from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth import password_validation
from django.http import HttpRequest
from django.utils.functional import lazy

from laa.plan.buttons import sent_by
from laa.plan.letters import send_letter
from laa.plan.models import User

LONGEST = 200


def _password_rules() -> str:
    return " ".join(password_validation.password_validators_help_texts())


class EmailField(forms.EmailField):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            label="E-mail address",
            widget=forms.EmailInput(
                attrs={"autocomplete": "username", "spellcheck": "false"}
            ),
            error_messages={
                "required": "Enter your e-mail address",
                "invalid": "'%(value)s' is not an e-mail address: "
                "enter one such as name@example.org",
            },
            **options,
        )


class PasswordField(forms.CharField):
    """A password that the person has."""

    def __init__(self, *, required: str, **options: Any) -> None:
        super().__init__(
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
            error_messages={"required": required},
            **options,
        )


class NewPasswordField(SetPasswordField):
    """A password that is to be: it must keep to the rules, which the page tells."""

    def __init__(self) -> None:
        super().__init__(
            label="New password",
            help_text=lazy(_password_rules, str)(),
            max_length=LONGEST,
            error_messages={
                "required": "Enter a new password",
                "max_length": "The password has %(show_value)s signs: "
                "shorten it to %(limit_value)s at most",
            },
        )
        del self.widget.attrs["placeholder"]


class RepeatedPasswordField(PasswordField):
    def __init__(self) -> None:
        super().__init__(
            label="New password again", required="Enter the new password again"
        )
        self.widget.attrs["autocomplete"] = "new-password"


class SignInForm(allauth_forms.LoginForm):
    password = PasswordField(required="Enter your password")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["login"] = EmailField()
        self.order_fields(["login", "password"])

    @property
    def helper(self) -> FormHelper:
        return sent_by("Sign in")


class ChangePasswordForm(allauth_forms.ChangePasswordForm):
    oldpassword = PasswordField(
        label="Present password", required="Enter your present password"
    )
    password1 = NewPasswordField()
    password2 = RepeatedPasswordField()

    @property
    def helper(self) -> FormHelper:
        return sent_by("Change password")


class SignInAgainForm(allauth_forms.ReauthenticateForm):
    password = PasswordField(required="Enter your password")

    @property
    def helper(self) -> FormHelper:
        return sent_by("Go on")


class ForgottenPasswordForm(allauth_forms.ResetPasswordForm):
    email = EmailField()

    @property
    def helper(self) -> FormHelper:
        return sent_by("Send me a link")

    def save(self, request: HttpRequest, **options: Any) -> str:
        """An address without an account gets a letter too, and takes as long."""
        email: str = self.cleaned_data["email"]
        if self.users:
            super().save(request, **options)
        else:
            send_letter("account/email/unknown_account", to=email, context={})
        return email


class NewPasswordForm(allauth_forms.ResetPasswordKeyForm):
    password1 = NewPasswordField()
    password2 = RepeatedPasswordField()

    @property
    def helper(self) -> FormHelper:
        return sent_by("Save the new password")


class LinkForm(allauth_forms.UserTokenForm):
    """The link of a letter, which an account that is closed cannot use."""

    def _get_user(self, uidb36: str) -> User | None:
        user: User | None = super()._get_user(uidb36)
        return user if user and user.is_active else None
