"""The reference of the API as a page: the OpenAPI document, for people."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from laa.api.example_files import FILES
from laa.api.examples import EXAMPLES, Example
from laa.api.openapi import document, operations
from laa.api.problems import Kind
from laa.api.schema_words import Field, fields_of, words_of

Object = dict[str, Any]
TAG = '"0-5d41402abc4b2a76b9719d911017c592"'


@dataclass(frozen=True)
class Operation:
    """An operation as the reference shows it."""

    method: str
    path: str
    told: Object

    @property
    def id(self) -> str:
        return str(self.told["operationId"])

    @property
    def summary(self) -> str:
        return str(self.told["summary"])

    @property
    def description(self) -> list[str]:
        """Its paragraphs."""
        return [" ".join(one.split()) for one in self.told["description"].split("\n\n")]

    @property
    def tag(self) -> str:
        return str(self.told["tags"][0])

    @property
    def parameters(self) -> list[tuple[str, str, str]]:
        """Name, where it stands, and what it is."""
        return [
            (
                one["name"],
                f"{_PLACES[one['in']]}{', needed' if one['required'] else ''}",
                one.get("description", ""),
            )
            for one in self.told["parameters"]
        ]

    @property
    def body(self) -> str:
        """The name of what is sent; empty if nothing is."""
        if "requestBody" not in self.told:
            return ""
        schema = self.told["requestBody"]["content"]["application/json"]["schema"]
        # That it may be left out is said beside it.
        return words_of(schema).removesuffix(" or null")

    @property
    def body_is_needed(self) -> bool:
        return bool(self.told["requestBody"].get("required"))

    @property
    def answer(self) -> str:
        content = self.told["responses"]["200"]["content"]["application/json"]
        return words_of(content["schema"])

    @property
    def links(self) -> dict[str, str]:
        """Where the objects are told of that are sent and answered."""
        named = {"body": self.body, "answer": self.answer.removeprefix("Page of ")}
        return {name: anchor_of(thing) for name, thing in named.items()}

    @property
    def answers(self) -> list[tuple[str, str]]:
        """Each status that not every operation answers with, and what it means."""
        shared = document()["components"]["responses"]
        return [
            (status, shared.get(status, told).get("description", ""))
            for status, told in sorted(self.told["responses"].items())
            if status not in everywhere()
        ]

    @property
    def example(self) -> Example:
        return EXAMPLES[self.id]

    @property
    def answered(self) -> str:
        return json.dumps(self.example.answer, ensure_ascii=False, indent=2)

    @property
    def curl(self) -> str:
        """A line for a shell, in which TOKEN holds the token."""
        asked = self.example
        parts = ['curl --header "Authorization: Bearer $TOKEN"']
        if asked.method != "get":
            parts.append(f"--request {asked.method.upper()}")
            parts.append(f"--header {shlex.quote(f'If-Match: {TAG}')}")
        if asked.body is not None:
            parts.append("--header 'Content-Type: application/json'")
            sent = json.dumps(asked.body, ensure_ascii=False)
            parts.append(f"--data {shlex.quote(sent)}")
        parts.append(shlex.quote(f"{settings.SERVICE_URL}{asked.address}"))
        return " \\\n  ".join(parts)


@dataclass(frozen=True)
class Group:
    name: str
    description: str
    operations: list[Operation]


@dataclass(frozen=True)
class Thing:
    """A kind of object in answers or in what is sent."""

    name: str
    description: str
    fields: list[Field]

    @property
    def anchor(self) -> str:
        return anchor_of(self.name)


def anchor_of(name: str) -> str:
    return f"object-{name.lower()}"


_PLACES = {
    "path": "in the address",
    "query": "after the\N{NO-BREAK SPACE}?",
    "header": "header",
}


@require_safe
@login_not_required
def reference(request: HttpRequest) -> HttpResponse:
    """Open to anybody, as the document is that it is made of."""
    shown = {
        "about": document()["info"]["description"],
        "groups": list(groups()),
        "things": list(things()),
        "problems": list(Kind),
        "files": FILES,
        "everywhere": sorted(everywhere()),
        "limit": settings.API_REQUESTS_A_MINUTE,
    }
    return render(request, "api/reference.html", shown)


def groups() -> Iterator[Group]:
    found = [
        Operation(method, path, told) for path, method, told in operations(document())
    ]
    for tag in document()["tags"]:
        own = [one for one in found if one.tag == tag["name"]]
        yield Group(tag["name"], tag["description"], own)


@cache
def everywhere() -> frozenset[str]:
    """The statuses of errors that any operation may answer with."""
    answers = [set(told["responses"]) for _, _, told in operations(document())]
    return frozenset(set.intersection(*answers) - {"200"})


def things() -> Iterator[Thing]:
    for name, schema in sorted(document()["components"]["schemas"].items()):
        if not name.startswith("Page_"):
            yield Thing(name, schema.get("description", ""), fields_of(schema))
