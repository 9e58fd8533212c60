from __future__ import annotations

import json
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.test import Client
from pydantic import BaseModel

import laa.api
from laa.api.openapi import document, errors_of, operations, statuses
from laa.api.problems import MEDIA_TYPE

OPERATIONS = [(path, method, told) for path, method, told in operations(document())]
NAMES = [told["operationId"] for _, _, told in OPERATIONS]


@pytest.mark.django_db
def test_the_document_is_open_to_anybody_and_asks_nothing_of_the_database(
    django_assert_num_queries: Any,
) -> None:
    with django_assert_num_queries(0):
        answer = Client().get("/api/v1/openapi.json")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    assert answer.json() == document()


def test_it_is_a_valid_document_of_openapi_3_1() -> None:
    schema = schemathesis.openapi.from_dict(json.loads(json.dumps(document())))

    schema.validate()

    assert document()["openapi"] == "3.1.0"


@pytest.mark.parametrize(("path", "method", "told"), OPERATIONS, ids=NAMES)
def test_an_operation_is_told_whole(path: str, method: str, told: Any) -> None:
    assert told["summary"]
    assert told["description"]
    assert told["tags"]
    assert told["security"] == [{"Token": []}]
    assert told["responses"]["200"]["content"]["application/json"]["example"]
    assert {"ETag", "RateLimit"} <= set(told["responses"]["200"]["headers"])


@pytest.mark.parametrize(("path", "method", "told"), OPERATIONS, ids=NAMES)
def test_what_stands_in_an_address_or_a_header_has_words(
    path: str, method: str, told: Any
) -> None:
    assert [
        one["name"] for one in told["parameters"] if not one.get("description")
    ] == []


@pytest.mark.parametrize(("path", "method", "told"), OPERATIONS, ids=NAMES)
def test_every_way_to_fail_is_told(path: str, method: str, told: Any) -> None:
    listed = {int(status) for status in told["responses"]} - {200, 304}

    assert listed == set(errors_of(path, method))
    assert {400, 401, 403, 429, 500, 503} <= listed
    assert (404 in listed) == ("{area}" in path)
    assert ({409, 412, 413, 415, 428} <= listed) == (method != "get")


def test_every_error_is_a_problem() -> None:
    responses = document()["components"]["responses"]

    assert set(responses) == {str(status) for status in statuses()}
    for status, told in responses.items():
        (kind,) = told["content"]
        assert kind == MEDIA_TYPE
        for example in told["content"][kind]["examples"].values():
            assert example["value"]["status"] == int(status)


def test_no_two_kinds_of_object_share_a_name() -> None:
    """Of two, the document would tell only one."""
    kinds = {
        (name, kind.__module__)
        for module in Path(laa.api.__file__).parent.glob("*.py")
        for name, kind in vars(import_module(f"laa.api.{module.stem}")).items()
        if isinstance(kind, type) and issubclass(kind, BaseModel)
    }

    names = Counter(name for name, _ in kinds)
    assert [name for name, times in names.items() if times > 1] == []


def test_every_field_has_a_type_and_no_object_is_left_without_words() -> None:
    schemas = document()["components"]["schemas"]

    assert "Problem" in schemas
    for name, schema in schemas.items():
        assert schema["type"] == "object", name
        assert schema["properties"], name
