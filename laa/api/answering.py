"""What holds for every answer: who may keep it, and how it is asked for again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def answering(view: View, takes: frozenset[str]) -> View:
    """
    An address of the API: the token says who asks, so no cookie is looked at.

    `takes` is what may be asked after the ?, for whoever checks the token. HEAD is
    answered as GET is; the server leaves the body out.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.user = AnonymousUser()
        request.takes = takes  # type: ignore[attr-defined]
        method = request.method
        if method == "HEAD":
            request.method = "GET"
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            response["ETag"] = _tag(response)
            # A browser may keep it, a shared cache may not; each use asks anew.
            response["Cache-Control"] = "private, no-cache"
            response["Vary"] = "Authorization"
            if request.method == "GET":
                response = _asked_again(request, response)
        request.method = method
        return _with_headers(request, response)

    opened: View = csrf_exempt(login_not_required(answer))
    return opened


def _tag(response: HttpResponse) -> str:
    """The digest of what is said, after what the view has begun the tag with."""
    begun = response.get("ETag", "").strip('"')
    said = hashlib.sha256(response.content).hexdigest()[:32]
    return f'"{begun}-{said}"' if begun else f'"{said}"'


def _asked_again(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """304 if the reader has it already."""
    # There is no day of the last change: RFC 9110, 13.1.4, has it ignored then.
    request.META.pop("HTTP_IF_UNMODIFIED_SINCE", None)
    tag = response["ETag"]
    answered = get_conditional_response(request, etag=tag, response=response)
    return cast(HttpResponse, answered)


def _with_headers(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    response.setdefault("Cache-Control", "no-store")
    # Nobody's browser shows as a page what somebody typed.
    response["Content-Disposition"] = 'attachment; filename="api.json"'
    if standing := getattr(request, "standing", None):
        for name, value in standing.headers.items():
            response.setdefault(name, value)
    return response
