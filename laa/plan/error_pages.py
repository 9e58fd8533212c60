"""The pages for what goes wrong: what happened, and what to do."""

from __future__ import annotations

import sys
from collections.abc import Callable

from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string

from laa.plan.log_lines import REQUEST

Answer = Callable[[HttpRequest], HttpResponse]

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
# The database is away, stopping, full, or holds on to what another person changes.
AWAY = (OperationalError, InterfaceError)
RETRY_AFTER = 30


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    status = 413 if isinstance(exception, TOO_LARGE) else 400
    return render(request, f"{status}.html", status=status)


def server_error(request: HttpRequest) -> HttpResponse:
    """Nothing of it asks the database, not even who is signed in."""
    status = 503 if isinstance(sys.exc_info()[1], AWAY) else 500
    page = render_to_string(f"{status}.html", {"request_id": REQUEST.get()})
    response = HttpResponse(page, status=status)
    response["Cache-Control"] = "no-store"
    if status == 503:
        response["Retry-After"] = str(RETRY_AFTER)
    return response


def not_allowed_page(get_response: Answer) -> Answer:
    """Middleware: Django answers a method that a page does not take with nothing."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            response.content = render_to_string("405.html", request=request)
        return response

    return middleware
