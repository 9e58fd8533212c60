"""JSON schemas in words, for people who have not met them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]
_KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
    "object": "object",
}
_FORMATS = {"date": "day, as 2008-06-30", "date-time": "moment, as ISO 8601 has it"}


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    needed: bool
    meaning: str


def fields_of(schema: Schema) -> list[Field]:
    needed = schema.get("required", ())
    return [
        Field(name, words_of(one), name in needed, one.get("description", ""))
        for name, one in schema.get("properties", {}).items()
    ]


def words_of(schema: Schema) -> str:
    """ "list of Due", "whole number or null"."""
    if "$ref" in schema:
        return _named(str(schema["$ref"]).rpartition("/")[2])
    if "anyOf" in schema:
        # Every whole number is a number.
        kinds = dict.fromkeys(map(words_of, schema["anyOf"]))
        if "number" in kinds:
            kinds.pop("whole number", None)
        return " or ".join(kinds)
    if "enum" in schema or "const" in schema:
        return ", ".join(
            f"“{one}”" for one in schema.get("enum", [schema.get("const")])
        )
    if schema.get("type") == "array":
        return f"list of {words_of(schema['items'])}"
    return _FORMATS.get(schema.get("format", ""), _KINDS[schema["type"]])


def _named(name: str) -> str:
    """A page of a list is told as one."""
    paged = re.fullmatch(r"Page_(\w+?)_", name)
    return f"Page of {paged[1]}" if paged else name
