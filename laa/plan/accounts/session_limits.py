"""Sessions end: an hour after they were last used, and twelve after they began."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from laa.plan.accounts.session_store import BEGAN, SEEN
from laa.plan.accounts.typed_before import forget_if_sent, keep

MINUTE, HOUR = 60, 60 * 60
IDLE, WHOLE = HOUR, 12 * HOUR

Answer = Callable[[HttpRequest], HttpResponse]


class SessionLimits:
    """Middleware, after those that know the session and the person."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not getattr(view, "login_required", True):
            return None
        if not request.user.is_authenticated:
            return None
        why = _why_it_ended(request.session, time.time())
        if why:
            return _end(request, why)
        forget_if_sent(request)
        return None


def _why_it_ended(session: SessionBase, now: float) -> str:
    """Nothing while it goes on, which it notes."""
    began, seen = session.get(BEGAN, now), session.get(SEEN, now)
    if now - seen > IDLE:
        return "You were signed out because nothing was done for an hour."
    if now - began > WHOLE:
        return "You were signed out because you had signed in twelve hours before."
    # Not at every page: it is a write.
    if BEGAN not in session or now - seen > MINUTE:
        session[BEGAN], session[SEEN] = began, now
    return ""


def _end(request: HttpRequest, why: str) -> HttpResponse:
    person = request.user.pk
    logout(request)
    wanted, words = request.get_full_path(), f"{why} Sign in to go on where you were."
    if request.method == "POST":
        kept = keep(request, person)
        wanted = reverse("typed-before") if kept else reverse("home")
        words = f"{why} {_what_became_of_it(kept)}"
    messages.warning(request, words)
    return redirect(f"{reverse('sign-in')}?{urlencode({'next': wanted})}")


def _what_became_of_it(kept: bool) -> str:
    if kept:
        return (
            "What you sent was not saved, but it is kept: "
            "once you have signed in, you can send it again."
        )
    return "What you sent was not saved."
