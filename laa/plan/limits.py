"""How much a request may bring, and what an answer lets other sites and scripts do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.urls import Resolver404, resolve

Answer = Callable[[HttpRequest], HttpResponse]
View = TypeVar("View", bound=Callable[..., HttpResponse])

READ_TO_ITS_END = 32 * 1024 * 1024


def takes_up_to(most: int) -> Callable[[View], View]:
    """A view whose body may be larger than others': it looks after it itself."""

    def marked(view: View) -> View:
        marks: Any = view
        marks.takes_up_to = most
        return view

    return marked


def body_limit(get_response: Answer) -> Answer:
    """Middleware: Django's own limit leaves files out, which would fill the disk."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = _length(request)
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if length > most and length > _of_its_own(request):
            if length <= READ_TO_ITS_END:
                _pass_over(request)
            raise RequestDataTooBig
        return get_response(request)

    return middleware


def _of_its_own(request: HttpRequest) -> int:
    try:
        view: Any = resolve(request.path_info).func
    except Resolver404:
        return 0
    return getattr(view, "takes_up_to", 0)


def _pass_over(request: HttpRequest) -> None:
    """A browser that is still sending would not read why it was refused."""
    with suppress(UnreadablePostError):
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
