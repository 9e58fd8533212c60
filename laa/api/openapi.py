"""The OpenAPI document: what the code says of each operation, and what all share."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from laa.api.document_parts import (
    ABOUT,
    ANSWER_HEADERS,
    IF_NONE_MATCH,
    NAMED,
    PROBLEM,
    SECURITY,
    TAGS,
)
from laa.api.examples import EXAMPLES
from laa.api.problems import MEDIA_TYPE, Kind
from laa.api.service import service

Object = dict[str, Any]


@require_safe
@login_not_required
def openapi(request: HttpRequest) -> HttpResponse:
    """Open to anybody: it tells what may be asked, and of no plan."""
    text = json.dumps(document(), ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/json")


@cache
def document() -> Object:
    # Ninja's own has numbers for keys, which JSON has not.
    made: Object = json.loads(
        json.dumps(service.get_openapi_schema(path_prefix="/api/v1/"))
    )
    made["info"]["description"] = ABOUT
    made["servers"] = [{"url": "/", "description": "This service"}]
    made["tags"] = TAGS
    made["components"]["securitySchemes"] = {"Token": SECURITY}
    made["components"]["headers"] = ANSWER_HEADERS
    made["components"]["schemas"]["Problem"] = PROBLEM
    made["components"]["responses"] = {
        str(status): _response(status) for status in statuses()
    }
    for path, method, operation in operations(made):
        _complete(path, method, operation)
    return made


def operations(made: Object) -> Iterator[tuple[str, str, Object]]:
    """Each with its address and its method, in the document's order."""
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def statuses() -> list[int]:
    return sorted({kind.status for kind in Kind})


def errors_of(path: str, method: str) -> list[int]:
    """With which statuses an operation may refuse: each takes something."""
    found = {400, 401, 403, 422, 429, 500, 503}
    if "{" in path:
        found.add(404)
    if method != "get":
        found |= {409, 412, 413, 415, 428}
    return sorted(found)


def _complete(path: str, method: str, operation: Object) -> None:
    for parameter in operation["parameters"]:
        _name(parameter)
    answer = operation["responses"]["200"]
    answer["description"] = "What was asked for."
    answer["headers"] = _headers(method, operation)
    if method == "get":
        operation["parameters"].append(IF_NONE_MATCH)
        operation["responses"]["304"] = {
            "description": "It is what the tag in If-None-Match stands for."
        }
    for status in errors_of(path, method):
        place = f"#/components/responses/{status}"
        operation["responses"][str(status)] = {"$ref": place}
    _show(operation)


def _name(parameter: Object) -> None:
    known = NAMED.get(parameter["name"])
    if known:
        parameter.update(copy.deepcopy(known))


def _headers(method: str, operation: Object) -> Object:
    names = ["ETag", "RateLimit", "RateLimit-Policy"]
    if any(one["name"] == "offset" for one in operation["parameters"]):
        names.append("Link")
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _show(operation: Object) -> None:
    """An example of what is sent, and of what is answered."""
    example = EXAMPLES[operation["operationId"]]
    content = operation["responses"]["200"]["content"]["application/json"]
    content["example"] = example.answer
    if "requestBody" in operation:
        body = operation["requestBody"]["content"]["application/json"]
        body["example"] = example.body


def _response(status: int) -> Object:
    kinds = [kind for kind in Kind if kind.status == status]
    return {
        "description": f"{'; '.join(kind.title for kind in kinds)}.",
        "content": {
            MEDIA_TYPE: {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "examples": {kind.slug: {"value": _example(kind)} for kind in kinds},
            }
        },
    }


def _example(kind: Kind) -> Object:
    return {
        "type": kind.address,
        "title": kind.title,
        "status": kind.status,
        "detail": kind.usual,
        "request": "1f0e9d8c7b6a5948",
    }
