from __future__ import annotations

from typing import Any

import pytest

from laa.api.schema_words import Field, fields_of, words_of


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "string"}, "text"),
        ({"type": "string", "format": "date"}, "day, as 2008-06-30"),
        ({"type": "boolean"}, "true or false"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "whole number or null"),
        ({"anyOf": [{"type": "integer"}, {"type": "number"}]}, "number"),
        ({"enum": ["lower", "higher"], "type": "string"}, "“lower”, “higher”"),
        ({"const": "draft", "type": "string"}, "“draft”"),
        ({"type": "array", "items": {"$ref": "#/x/Due"}}, "list of Due"),
        ({"$ref": "#/components/schemas/Page_PlanRow_"}, "Page of PlanRow"),
    ],
)
def test_a_schema_is_told_in_words(schema: dict[str, Any], words: str) -> None:
    assert words_of(schema) == words


def test_a_field_says_what_it_holds_and_whether_it_is_needed() -> None:
    schema = {
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "description": "Its name."},
            "age": {"type": "integer"},
        },
    }

    assert fields_of(schema) == [
        Field("name", "text", True, "Its name."),
        Field("age", "whole number", False, ""),
    ]


def test_a_schema_without_fields_has_none() -> None:
    assert fields_of({"type": "object"}) == []
