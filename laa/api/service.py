"""The API itself: its routers, and how bodies, errors and answers are made."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError, ValidationErrorContext
from ninja.parser import Parser
from ninja.renderers import JSONRenderer

from laa.api import (
    actions,
    assessments,
    changes,
    deadlines,
    decisions,
    figures,
    findings,
    indicators,
    money,
    people,
    plans,
    returns,
    risks,
)
from laa.api.bearer import Token
from laa.api.failing import problem_of
from laa.api.problems import Kind, Problem

VERSION = "1"


class JsonBodies(Parser):
    """JSON as its standard has it, and nothing that the database cannot keep."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise Problem(Kind.MEDIA_TYPE)
        body = json.loads(request.body, parse_constant=_no_number)
        # Half of a pair of UTF-16 is no text.
        json.dumps(body, ensure_ascii=False).encode()
        return body


class Answers(JSONRenderer):
    json_dumps_params = {"ensure_ascii": False, "allow_nan": False}


class Service(NinjaAPI):
    def on_exception(self, request: HttpRequest, exc: Any) -> HttpResponse:
        problem = problem_of(exc)
        if problem is None:
            raise exc
        return problem.response()

    def validation_error_from_error_contexts(
        self, error_contexts: list[ValidationErrorContext]
    ) -> ValidationError:
        """With the value that was given, for the sentence that names it."""
        return ValidationError(
            [
                {**error, "loc": _place(context, error["loc"])}
                for context in error_contexts
                for error in context.pydantic_validation_error.errors(include_url=False)
            ]
        )


def _place(context: ValidationErrorContext, inside: tuple[Any, ...]) -> tuple[Any, ...]:
    model: Any = context.model
    where = model.__ninja_flatten_map_reverse__.get(inside, inside)
    return (model.__ninja_param_source__, *where)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


_RESOURCES = (
    plans,
    indicators,
    assessments,
    figures,
    returns,
    findings,
    actions,
    risks,
    money,
    decisions,
    people,
    deadlines,
    changes,
)


def _service() -> Service:
    # Its document and its reference are addresses of our own.
    made = Service(
        title="Local Area Agreement monitor",
        version=VERSION,
        auth=Token(),
        openapi_url=None,
        docs_url=None,
        parser=JsonBodies(),
        renderer=Answers(),
    )
    for resource in _RESOURCES:
        made.add_router("/plans", resource.router)
    return made


service = _service()
