"""What allauth asks of the service that it signs people in to."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from laa.plan.accounts.throttling import WRONG, let_in, too_many
from laa.plan.clock import now
from laa.plan.letters import link_to, send_letter
from laa.plan.models import User
from laa.plan.tokens.keeping import revoke_all_for_new_password

SAID = {
    "account/messages/password_changed.txt": "Your password is changed",
    "mfa/messages/totp_activated.txt": "The app is set up",
    "mfa/messages/totp_deactivated.txt": "The app is switched off",
    "mfa/messages/webauthn_added.txt": "The passkey is added",
    "mfa/messages/webauthn_removed.txt": "The passkey is removed",
}
OTHER_WAYS = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use a code",
    "mfa_reauthenticate:webauthn": "Use a passkey",
}
TOO_MANY_CODES = "Too many wrong codes were entered: wait 15 minutes, then try again"


class AccountAdapter(DefaultAccountAdapter):
    # The first is the same whichever of the two is wrong: nobody learns who has an
    # account.
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "No account has that e-mail address and password: "
        "check both, and the capital letters in the password",
        "enter_current_password": "That is not your present password: "
        "enter the one with which you sign in",
        "too_many_login_attempts": TOO_MANY_CODES,
        "rate_limited": TOO_MANY_CODES,
        "incorrect_password": "That is not your password: "
        "enter the one with which you sign in",
    }

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as refused:
            key = self._get_login_attempts_cache_key(request, **credentials)
            answer = too_many(request, WRONG, key)
            raise ImmediateHttpResponse(answer) from refused

    def _get_login_attempts_cache_key(
        self, request: HttpRequest, **credentials: Any
    ) -> str:
        """Without the host's name: its port is whatever the browser says it is."""
        address: str = credentials["email"]
        return address.strip().lower()

    def authenticate(
        self, request: HttpRequest, **credentials: Any
    ) -> AbstractBaseUser | None:
        """A closed account is answered as none would be."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_active else None

    @transaction.atomic
    def set_password(self, user: User, password: str) -> None:
        super().set_password(user, password)
        revoke_all_for_new_password(of=user, at=now())
        # Whoever forgot it may have tried too often before asking for a new one.
        let_in(self.request, WRONG, user.email)

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, Any]
    ) -> None:
        """allauth's letters by our own post; each has our words at allauth's name."""
        send_letter(template_prefix, to=email, context=context)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        forgotten = link_to(reverse("account_reset_password"))
        more = {"user": user, "forgotten_url": forgotten, **(context or {})}
        super().send_notification_mail(template_prefix, user, more, email)

    def send_password_reset_mail(
        self, user: User, email: str, context: dict[str, Any]
    ) -> None:
        """To the address of the account, however it was typed."""
        super().send_password_reset_mail(user, user.email, context)

    def get_reset_password_from_key_url(self, key: str) -> str:
        return link_to(
            reverse("account_reset_password_from_key", args=key.split("-", 1))
        )

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """In our words; whoever has none of them makes a password first."""
        methods = super().get_reauthentication_methods(user)
        words = {"url": reverse("account_reset_password"), "description": "password"}
        return [
            {**method, "description": OTHER_WAYS[method["id"]]} for method in methods
        ] or [{"id": "reset", **words}]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("home")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Little of what allauth would say needs saying."""
        words = message or SAID.get(message_template or "")
        if words:
            messages.add_message(request, level, words, extra_tags=extra_tags)
