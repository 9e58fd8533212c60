"""A person's own tokens: which there are, making one, revoking one."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from laa.plan.access import SignedInRequest, second_factors_of
from laa.plan.clock import now
from laa.plan.models import User
from laa.plan.people.forms import ButtonForm
from laa.plan.people.views import posted
from laa.plan.refusals import Refused
from laa.plan.tokens.forms import TokenForm
from laa.plan.tokens.keeping import make_token, revoke_token
from laa.plan.tokens.tokens_page import Row, tokens_of


@require_safe
def tokens(request: SignedInRequest) -> HttpResponse:
    page = tokens_of(request.user, now())
    return render(request, "tokens/tokens.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def make(request: SignedInRequest) -> HttpResponse:
    """The answer shows the secret; nothing that is asked for later does."""
    form, with_factor = TokenForm(posted(request)), _has_second_factor(request)
    if form.is_valid():
        try:
            made = make_token(
                with_second_factor=with_factor,
                network_address=get_adapter().get_client_ip(request),
                by=request.user,
                at=now(),
                **form.cleaned_data,
            )
        except Refused as refused:
            refused.add_to(form)
        else:
            shown = {"row": Row(made.token, now()), "secret": made.secret}
            return render(request, "tokens/made.html", shown)
    shown = {"form": form, "with_factor": with_factor}
    if not with_factor:
        shown["way"] = _way_to_a_second_factor(request.user)
    return render(request, "tokens/make.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: SignedInRequest, token: int) -> HttpResponse:
    found = get_object_or_404(request.user.api_tokens, pk=token)
    form = ButtonForm(posted(request), button="Revoke it")
    if form.is_valid():
        try:
            revoke_token(token=found, by=request.user, at=now())
        except Refused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, f"“{found}” is revoked: it opens nothing more")
        return redirect("tokens")
    row = Row(found, now())
    return render(request, "tokens/revoke.html", {"row": row, "form": form})


def _way_to_a_second_factor(person: User) -> str:
    """The page that asks for it: a session may be older than it. Empty without one."""
    types = second_factors_of(person).values_list("type", flat=True)
    pages = {
        Authenticator.Type.TOTP: "mfa_reauthenticate",
        Authenticator.Type.WEBAUTHN: "mfa_reauthenticate_webauthn",
    }
    ways = [reverse(page) for type, page in pages.items() if type in types]
    return ways[0] if ways else ""


def _has_second_factor(request: SignedInRequest) -> bool:
    """Whether a code or passkey was given in this session, at sign-in or later."""
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)
