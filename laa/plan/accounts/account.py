"""What a person keeps for themselves, and the way to each part of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laa.plan.access import SignedInRequest, second_factors_of
from laa.plan.clock import now


@require_safe
def account(request: SignedInRequest) -> HttpResponse:
    person = request.user
    live = person.api_tokens.unrevoked().filter(expires_at__gt=now())
    shown = {
        "has_second_factor": second_factors_of(person).exists(),
        "tokens": live.count(),
    }
    return render(request, "account/account.html", shown)
