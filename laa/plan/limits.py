"""How much a request may bring, and what an answer lets other sites and scripts do."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

READ_TO_ITS_END = 32 * 1024 * 1024


def body_limit(get_response: Answer) -> Answer:
    """Middleware: Django's own limit leaves files out, which would fill the disk."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = _length(request)
        if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            if length <= READ_TO_ITS_END:
                _pass_over(request)
            raise RequestDataTooBig
        return get_response(request)

    return middleware


def _pass_over(request: HttpRequest) -> None:
    """A browser that is still sending would not read why it was refused."""
    while request.read(2**16):
        pass


def _length(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isdecimal() else 0


def more_headers(get_response: Answer) -> Answer:
    """Middleware, before static files: those that Django has no setting for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in settings.MORE_HEADERS.items():
            response.setdefault(name, value)
        return response

    return middleware
