"""Signing in, signing out and changing one's password."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.urls import reverse_lazy
from django.utils.functional import lazy

from laa.plan.models import User


def _password_rules() -> str:
    return " ".join(password_validation.password_validators_help_texts())


class SignInForm(AuthenticationForm):
    username = forms.EmailField(
        label="E-mail address",
        widget=forms.EmailInput(
            attrs={"autocomplete": "username", "spellcheck": "false"}
        ),
        error_messages={
            "required": "Enter your e-mail address",
            "invalid": "'%(value)s' is not an e-mail address: "
            "enter one such as name@example.org",
        },
    )
    password = forms.CharField(
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password"},
    )

    # The same whichever of the two is wrong: nobody learns who has an account.
    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": "No account has that e-mail address and password: "
        "check both, and the capital letters in the password",
    }

    @property
    def helper(self) -> FormHelper:
        return _helper("Sign in")


class ChangePasswordForm(PasswordChangeForm):
    old_password = forms.CharField(
        label="Present password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your present password"},
    )
    new_password1 = forms.CharField(
        label="New password",
        strip=False,
        help_text=lazy(_password_rules, str)(),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter a new password"},
    )
    new_password2 = forms.CharField(
        label="New password again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter the new password again"},
    )

    error_messages = PasswordChangeForm.error_messages | {
        "password_incorrect": "That is not your present password: "
        "enter the one with which you sign in",
        "password_mismatch": "The new passwords differ: enter the same one twice",
    }

    @property
    def helper(self) -> FormHelper:
        return _helper("Change password")

    def validate_password_for_user(
        self, user: User, password_field_name: str = "new_password1"
    ) -> None:
        # Django would say at the second box what is wrong with the first.
        super().validate_password_for_user(user, "new_password1")


class ChangePassword(SuccessMessageMixin, PasswordChangeView):
    form_class = ChangePasswordForm
    template_name = "accounts/change_password.html"
    success_url = reverse_lazy("home")
    success_message = "Your password is changed"


sign_in = LoginView.as_view(
    authentication_form=SignInForm,
    template_name="accounts/sign_in.html",
    redirect_authenticated_user=True,
)
# Else a session that has ended would be asked to sign in, to be signed out.
sign_out = login_not_required(LogoutView.as_view())
change_password = ChangePassword.as_view()


def _helper(button: str) -> FormHelper:
    helper = FormHelper()
    helper.add_input(Submit("", button))
    return helper
