"""What was typed into a form and sent after the session had ended: it is not lost."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from laa.plan.access import SignedInRequest

KEPT = "typed before"
# Longer than any form of ours; what waits for a sign-in fills the database.
LONGEST = 100_000


def keep(request: HttpRequest, person: int | None) -> bool:
    """Into the new session, for this person; of a plan's forms only, and no files."""
    match = request.resolver_match
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    size = sum(len(name) + len(value) for name, value in fields)
    if not match or "plan" not in match.kwargs or request.FILES or size > LONGEST:
        return False
    request.session[KEPT] = {
        "person": person,
        "path": request.get_full_path(),
        "fields": fields,
    }
    return True


def forget_if_sent(request: HttpRequest) -> None:
    kept = request.session.get(KEPT) if request.method == "POST" else None
    if kept and kept["path"] == request.get_full_path():
        del request.session[KEPT]


@require_safe
def typed_before(request: SignedInRequest) -> HttpResponse:
    """Whoever else signs in in the same browser does not see it."""
    kept: dict[str, Any] | None = request.session.get(KEPT)
    if not kept or kept["person"] != request.user.pk:
        request.session.pop(KEPT, None)
        return redirect("home")
    # The rest is numbers, days and choices, which say little without their labels.
    texts = [value for _, value in kept["fields"] if " " in value.strip()]
    return render(request, "account/typed_before.html", {"kept": kept, "texts": texts})
