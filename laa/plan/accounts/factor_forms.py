"""The forms of second factors: allauth's, in our words."""

from __future__ import annotations

from allauth.mfa.base import forms as base
from allauth.mfa.recovery_codes import forms as recovery_codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from crispy_forms.helper import FormHelper
from django import forms

from laa.plan.buttons import sent_by


class CodeField(forms.CharField):
    def __init__(self, label: str, help_text: str) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=20,
            widget=forms.TextInput(
                attrs={
                    "autocomplete": "one-time-code",
                    "class": "govuk-input--width-10",
                    "inputmode": "numeric",
                    "spellcheck": "false",
                }
            ),
            error_messages={
                "required": "Enter the code",
                "max_length": "The code has %(show_value)s signs: "
                "enter the 6 digits that your app shows",
            },
        )


class NameField(forms.CharField):
    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            required=required,
            label="Name of the passkey",
            help_text="Such as “Work laptop”: it tells your passkeys apart.",
            max_length=50,
            error_messages={
                "required": "Enter a name",
                "max_length": "The name has %(show_value)s signs: "
                "shorten it to %(limit_value)s at most",
            },
        )


class AuthenticateForm(base.AuthenticateForm):
    code = CodeField(
        "Code", "The 6 digits that your app shows now, or one of your recovery codes."
    )

    @property
    def helper(self) -> FormHelper:
        return sent_by("Go on")


class ReauthenticateForm(base.ReauthenticateForm):
    code = CodeField(
        "Code", "The 6 digits that your app shows now, or one of your recovery codes."
    )

    @property
    def helper(self) -> FormHelper:
        return sent_by("Go on")


class ActivateTOTPForm(totp.ActivateTOTPForm):
    code = CodeField("Code", "The 6 digits that your app shows now.")

    @property
    def helper(self) -> FormHelper:
        return sent_by("Switch it on")


class DeactivateTOTPForm(totp.DeactivateTOTPForm):
    @property
    def helper(self) -> FormHelper:
        return sent_by("Switch it off", look="govuk-button--warning")


class GenerateRecoveryCodesForm(recovery_codes.GenerateRecoveryCodesForm):
    @property
    def helper(self) -> FormHelper:
        return sent_by("Make new recovery codes")


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    """Each passkey is one with which to sign in without a password."""

    name = NameField(required=False)
    # allauth's script asks whether it is checked, as the box that it would be.
    passwordless = forms.BooleanField(
        initial=True, widget=forms.HiddenInput(attrs={"checked": True})
    )

    @property
    def helper(self) -> FormHelper:
        return FormHelper()


class RenamePasskeyForm(webauthn.EditWebAuthnForm):
    name = NameField()

    @property
    def helper(self) -> FormHelper:
        return sent_by("Save the name")
