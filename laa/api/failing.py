"""Whatever goes wrong under /api/ is told as a problem, wherever it went wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja.errors import AuthenticationError, HttpError, ValidationError

from indicators.refused import ChangedSince, NotFromHere, NotTheirs, SignOffRefused
from laa.api.problems import (
    MEDIA_TYPE,
    Error,
    Kind,
    Problem,
    in_address,
    in_body,
    in_header,
)
from laa.plan.access import SecondFactorNeeded

Answer = Callable[[HttpRequest], HttpResponse]
# Below it; at it stands the reference, which is a page.
ADDRESS = "/api/"
# What of an answer made for a page holds for the problem told in its place.
_KEPT = ("Allow", "Retry-After", "RateLimit", "RateLimit-Policy")
_LONGEST_VALUE = 60


def problems_under_api(get_response: Answer) -> Answer:
    """Middleware: what Django or a page of ours answered, said as a problem."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        status, address = response.status_code, request.path_info
        if status < 400 or address == ADDRESS or not address.startswith(ADDRESS):
            return response
        if response.get("Content-Type") == MEDIA_TYPE:
            return response
        kept = {name: response[name] for name in _KEPT if name in response}
        return Problem(Kind.of_status(status), headers=kept).response()

    return middleware


def nothing_here(request: HttpRequest) -> NoReturn:
    """The view of every address under /api/ that is no other's."""
    raise Http404


def problem_of(exception: Exception) -> Problem | None:
    """None for what nobody foresaw: that is an error of ours."""
    match exception:
        case Problem():
            return exception
        case AuthenticationError():
            return Problem(Kind.NO_TOKEN, headers={"WWW-Authenticate": "Bearer"})
        case ValidationError():
            return Problem(Kind.INVALID, errors=_errors(exception.errors))
        case HttpError():
            # What the parser of bodies raised, as ninja hands it on.
            cause = exception.__cause__
            return cause if isinstance(cause, Problem) else Problem(Kind.UNREADABLE)
        case Http404():
            return Problem(Kind.NOT_FOUND)
        case SecondFactorNeeded():
            return Problem(Kind.SECOND_FACTOR)
        case PermissionDenied():
            return Problem(Kind.NOT_ALLOWED)
        case SignOffRefused():
            return _refused(exception)
    return None


def _refused(refused: SignOffRefused) -> Problem:
    words = " ".join(one.words for one in refused.refusals)
    match refused:
        case ChangedSince():
            return Problem(Kind.CHANGED, words)
        case NotFromHere():
            return Problem(Kind.CONFLICT, words)
        case NotTheirs():
            return Problem(Kind.NOT_ALLOWED, words)
    named = [in_body(one.field, one.words) for one in refused.refusals if one.field]
    return Problem(Kind.INVALID, words, errors=named)


def _errors(found: Iterable[dict[str, Any]]) -> list[Error]:
    """One a place: pydantic has one for each type that a value may be of."""
    return list({one["loc"][:3]: _error(one) for one in found}.values())


def _error(found: dict[str, Any]) -> Error:
    """One of pydantic's, with the value that was given."""
    # What is read, our own parameter that takes it, and, of a body, its field.
    place, taker, *field = found["loc"]
    words = _words(found)
    if place == "body":
        return in_body(str(field[0]) if field else "", words)
    name = str(field[-1] if field else taker)
    return in_header(name, words) if place == "header" else in_address(name, words)


def _words(found: dict[str, Any]) -> str:
    match found["type"]:
        case "missing":
            return "It is needed, and was not given"
        case "extra_forbidden":
            return "Nothing of this name is taken here: leave it out"
    given = json.dumps(found["input"], ensure_ascii=False, default=str)
    if len(given) > _LONGEST_VALUE:
        given = f"{given[:_LONGEST_VALUE]}\N{HORIZONTAL ELLIPSIS}"
    rule = found["msg"]
    return f"{given} may not be: {rule[:1].lower()}{rule[1:]}"
