"""Lists, a page at a time: `limit` of them from `offset` on, and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, Field

LIMIT, MOST, FURTHEST = 50, 200, 1_000_000

Item = TypeVar("Item")
Row = TypeVar("Row")


class Slice(BaseModel):
    limit: int = Field(LIMIT, ge=1, le=MOST, description="How many, at most.")
    offset: int = Field(
        0, ge=0, le=FURTHEST, description="How many to leave out before them."
    )


class Page(BaseModel, Generic[Item]):
    items: list[Item]
    total: int = Field(description="How many there are in all.")
    next: str | None = Field(description="Address of those after these, if any.")
    previous: str | None = Field(description="Address of those before, if any.")


def page_of(
    rows: Sequence[Row] | QuerySet[Any],
    asked: Slice,
    request: HttpRequest,
    response: HttpResponse,
    shown: Callable[[Row], Item],
) -> dict[str, Any]:
    """`rows` are in an order that stays. The header Link says the same ways."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    ways: dict[str, str | None] = {"next": None, "previous": None}
    if asked.offset + asked.limit < total:
        ways["next"] = _address(request, asked.limit, asked.offset + asked.limit)
    if asked.offset:
        until = min(asked.offset, total)
        before = max(0, until - asked.limit)
        # Fewer where fewer stand before: none comes twice to whoever walks back.
        ways["previous"] = _address(request, until - before or asked.limit, before)
    rels = {"next": "next", "previous": "prev"}
    links = [f'<{way}>; rel="{rels[name]}"' for name, way in ways.items() if way]
    if links:
        response["Link"] = ", ".join(links)
    chosen = rows[asked.offset : asked.offset + asked.limit]
    return {"items": [shown(row) for row in chosen], "total": total, **ways}


def _address(request: HttpRequest, limit: int, offset: int) -> str:
    others = [
        (name, value)
        for name, values in request.GET.lists()
        if name not in Slice.model_fields
        for value in values
    ]
    query = urlencode([*others, ("limit", limit), ("offset", offset)])
    return request.build_absolute_uri(f"{request.path}?{query}")
