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
    shown = {
        "has_second_factor": second_factors_of(person).exists(),
        "tokens": person.api_tokens.live(now()).count(),
    }
    return render(request, "account/account.html", shown)
