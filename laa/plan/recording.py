"""
Telling the database who changes a row and from where, for its record of all changes.

What is told goes in front of each writing statement, in the same message to the
database, and holds to the end of its transaction: pages that only read tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection, models
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]
_WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|MERGE|WITH)\b", re.IGNORECASE)
_TELL = (
    "SELECT set_config('laa.by', %s, true), set_config('laa.origin', %s, true), "
    "set_config('laa.place', %s, true); "
)


class Origin(models.TextChoices):
    PAGE = "page", "a page"
    COMMAND = "command", "a command"
    PROMPT = "", "the database prompt"


@dataclass(frozen=True)
class Source:
    origin: Origin
    place: str
    by: int | None = None


@contextmanager
def told(source: Callable[[], Source]) -> Iterator[None]:
    """Whatever is written meanwhile says this, asked at each write and not before."""

    def tell(
        execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        if not _WRITES.match(sql):
            return execute(sql, params, many, context)
        said = source()
        values = [str(said.by or ""), said.origin.value, said.place]
        front = context["cursor"].cursor.mogrify(_TELL, values).decode()
        # Where there are parameters, a per cent sign stands for one.
        front = front if params is None else front.replace("%", "%%")
        return execute(front + sql, params, many, context)

    with connection.execute_wrapper(tell):
        yield


def requests_name_themselves(get_response: Answer) -> Answer:
    """Middleware, inside that which knows who has signed in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with told(_page(request)):
            return get_response(request)

    return middleware


def _page(request: HttpRequest) -> Callable[[], Source]:
    finding_out = False

    def source() -> Source:
        nonlocal finding_out
        match = request.resolver_match
        name = match.url_name if match and match.url_name else request.path
        page = Source(Origin.PAGE, name[:150])
        # After a change of the key, finding out who it is writes the session anew.
        if finding_out:
            return page
        finding_out = True
        try:
            return replace(page, by=request.user.pk)
        finally:
            finding_out = False

    return source


@contextmanager
def command(words: Sequence[str]) -> Iterator[None]:
    """A command line of manage.py, by its first word that is no option."""
    name = next((word for word in words[1:] if not word.startswith("-")), "help")
    with told(lambda: Source(Origin.COMMAND, name)):
        yield
