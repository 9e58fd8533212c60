"""Signing in with one's own organisation: whom an identity provider may speak for."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.openid_connect import views
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

from laa.plan.models import User

NO_ACCOUNT = (
    "No account here uses the e-mail address that {name} gives for you. "
    "Accounts are made by invitation: ask the coordinator of your plan."
)
NOT_VERIFIED = "{name} does not say that your e-mail address is verified."
NOT_THEIRS = "{name} may not speak for the e-mail address that it gives for you."
CHANGED = (
    "{name} now gives another e-mail address for you than your account here has. "
    "Ask the coordinator of your plan."
)
ANOTHER = (
    "Your account here belongs to another identity at {name}. "
    "Ask whoever runs this service."
)


class IdentityAdapter(DefaultSocialAccountAdapter):
    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> User:
        """What else the provider tells of a person is not kept."""
        sociallogin.account.extra_data = {}
        user: User = sociallogin.user
        return user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Only accounts that exist are signed in to; none is connected by hand."""
        sociallogin.state["process"] = "login"
        user, refused = _whose(sociallogin)
        if refused or user is None:
            raise ImmediateHttpResponse(_refuse(request, sociallogin, refused))
        if not sociallogin.is_existing:
            sociallogin.connect(request, user)


def _whose(login: SocialLogin) -> tuple[User | None, str]:
    """The account of whoever stands before us, or why there is none."""
    stated = [one.email.lower() for one in login.email_addresses if one.verified]
    if not stated:
        return None, NOT_VERIFIED
    address = stated[0]
    if address.rpartition("@")[2] not in login.provider.app.settings["domains"]:
        return None, NOT_THEIRS
    if login.is_existing and login.user.email != address:
        return None, CHANGED
    user = User.objects.filter(email=address, is_active=True).first()
    if user is None:
        return None, NO_ACCOUNT
    known = SocialAccount.objects.filter(user=user, provider=login.account.provider)
    if known.exclude(uid=login.account.uid).exists():
        return None, ANOTHER
    return user, ""


def _refuse(request: HttpRequest, login: SocialLogin, why: str) -> HttpResponse:
    words = why.format(name=login.provider.name)
    status = HTTPStatus.FORBIDDEN
    return render(
        request, "socialaccount/refused.html", {"words": words}, status=status
    )


@login_not_required
def to_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _reached(views.login, request, provider_id)


@login_not_required
def from_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _reached(views.callback, request, provider_id)


def _reached(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        response: HttpResponse = view(request, provider_id)
    except RequestException:
        status = HTTPStatus.SERVICE_UNAVAILABLE
        return render(request, "socialaccount/not_reached.html", status=status)
    return response
