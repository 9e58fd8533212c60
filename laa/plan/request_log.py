"""A line of the log for each request, and the word by which it can be found again."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponse

from laa.plan.log_lines import REQUEST

log = logging.getLogger("laa.requests")

Answer = Callable[[HttpRequest], HttpResponse]


def request_log(get_response: Answer) -> Answer:
    """Middleware, the outermost: what it says holds for every answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # Our own, never one that came with the request, which could say anything.
        token = REQUEST.set(secrets.token_hex(8))
        began = perf_counter()
        try:
            response = get_response(request)
            response["X-Request-Id"] = REQUEST.get()
            _write(request, response, perf_counter() - began)
        finally:
            REQUEST.reset(token)
        return response

    return middleware


def _write(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    # The name of the page, not its address, which may name a place or hold a token.
    match = request.resolver_match
    log.info(
        "request",
        extra={
            "method": _method(request),
            "route": match.view_name if match else None,
            "status": response.status_code,
            "milliseconds": round(seconds * 1000),
        },
    )


def _method(request: HttpRequest) -> str:
    """One that there is: a client may send any word as its method."""
    known = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
    return request.method if request.method in known else "OTHER"
