"""
The queries for Excel name what the API has: they cannot be run where tests run.

What they read is compared with the description of the API, which is made of its code.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from laa.api.openapi import document

EXAMPLES = Path(__file__).resolve().parents[3] / "docs/examples"
QUERIES = sorted(EXAMPLES.glob("*.pq"))
# Fields of the query's own records, which begin with a capital.
FIELD = re.compile(r"(?<=\[)[a-z_]+(?=\])")


def schema_of(query: str) -> dict[str, Any]:
    """Of the answer to what the query asks for."""
    (path,) = re.findall(r'RelativePath = "([^"]*)" & Plan & "([^"]*)"', query)
    address = f"/{path[0]}{{area}}/{{plan}}{path[1]}"
    asked: dict[str, Any] = document()["paths"][address]["get"]
    return asked


def resolved(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The objects that a schema stands for, of which it may be one of several."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return resolved(document()["components"]["schemas"][name])
    found = schema.get("anyOf", [])
    return [one for each in found for one in resolved(each)] or [schema]


def property_of(schemas: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Of those that have it; no other one does if none does."""
    having = [one["properties"][name] for one in schemas if name in one["properties"]]
    assert having, (
        f"{name} is in none of {[list(one['properties']) for one in schemas]}"
    )
    return [one for each in having for one in resolved(each)]


def items_of(query: str) -> list[dict[str, Any]]:
    answer = schema_of(query)["responses"]["200"]["content"]["application/json"]
    (page,) = resolved(answer["schema"])
    return resolved(page["properties"]["items"]["items"])


@pytest.fixture(params=QUERIES, ids=lambda path: path.name)
def query(request: Any) -> str:
    text: str = request.param.read_text(encoding="utf-8")
    return text


def test_there_are_queries_for_indicators_and_figures() -> None:
    assert [path.name for path in QUERIES] == ["figures.pq", "indicators.pq"]


def test_a_query_asks_for_a_page_as_the_api_takes_it(query: str) -> None:
    asked = schema_of(query)
    (given,) = re.findall(r"Query = \[(.*)\]", query)
    (most,) = re.findall(r"PageSize = (\d+)", query)

    parameters = {one["name"]: one["schema"] for one in asked["parameters"]}
    assert set(re.findall(r"(\w+) =", given)) == {"limit", "offset"}
    assert {"limit", "offset"} <= set(parameters)
    assert int(most) == parameters["limit"]["maximum"]


def test_a_query_shows_its_token_as_the_api_asks(query: str) -> None:
    schemes = document()["components"]["securitySchemes"].values()

    assert [(one["type"], one["scheme"]) for one in schemes] == [("http", "bearer")]
    assert 'Headers = [Authorization = "Bearer " & Token]' in query


def test_a_query_follows_the_pages_to_their_end(query: str) -> None:
    answer = schema_of(query)["responses"]["200"]["content"]["application/json"]
    (page,) = resolved(answer["schema"])

    assert {"items", "next"} <= set(page["properties"])
    assert "if [Page][next] = null then null else GetPage(Following)" in query
    assert "each [Page][items]" in query


def test_the_columns_of_the_indicators_are_theirs_and_texts() -> None:
    query = (EXAMPLES / "indicators.pq").read_text(encoding="utf-8")
    (columns,) = re.findall(r"Columns = \{(.*)\}", query)

    for name in re.findall(r'"(\w+)"', columns):
        (kind,) = property_of(items_of(query), name)
        assert kind["type"] == "string"


def test_the_fields_of_the_figures_are_theirs() -> None:
    query = (EXAMPLES / "figures.pq").read_text(encoding="utf-8")
    reached = re.findall(r"Item((?:\[[a-z_]+\])+)", query)

    assert len(set(reached)) == 6
    for way in reached:
        schemas = items_of(query)
        for name in FIELD.findall(way):
            objects = [one for one in schemas if "properties" in one]
            schemas = property_of(objects, name)


def test_the_page_tells_each_column_of_the_figures() -> None:
    query = (EXAMPLES / "figures.pq").read_text(encoding="utf-8")
    page = (EXAMPLES.parent / "api-in-excel.md").read_text(encoding="utf-8")
    columns = re.findall(r'\{"(\w+)", type \w+\}', query)

    table = page.partition("## What the figures say")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == columns
