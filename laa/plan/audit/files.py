"""A plan's changes as files: for a spreadsheet, and to verify the digests from."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.encoding import smart_str

from laa.plan.audit.trail import Told
from laa.plan.exports.delimited import harmless

HEADINGS = (
    "Number",
    "When (UTC)",
    "Who",
    "In words",
    "From",
    "Name of the page or command",
    "Role of the database",
    "Act",
    "Table",
    "Row",
    "Before",
    "After",
    "Digest",
)


class _Line:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def as_csv(batches: Iterable[list[Told]]) -> Iterator[str]:
    """With a byte order mark, so that a spreadsheet reads it as UTF-8."""
    writer = csv.writer(_Line())
    yield "\ufeff" + _written(writer, HEADINGS)
    for batch in batches:
        for one in batch:
            yield _written(writer, map(harmless, _row(one)))


def _written(writer: Any, row: Iterable[str]) -> str:
    return smart_str(writer.writerow(row))


def _row(one: Told) -> list[str]:
    entry = one.entry
    return [
        str(entry.link.number),
        entry.at.isoformat(),
        one.change.who,
        one.sentence,
        entry.origin or "database prompt",
        entry.place,
        entry.role,
        entry.act,
        entry.table_name,
        str(entry.row_id),
        _json(entry.before),
        _json(entry.after),
        entry.link.digest or "",
    ]


def _json(row: Any) -> str:
    return "" if row is None else json.dumps(row, ensure_ascii=False)


def as_json(batches: Iterable[list[Told]]) -> Iterator[str]:
    """
    The entries must be sealed. Of each, `digest` is the SHA-256 of `digest_before`, a
    new line and `sealed`, which holds the whole entry.
    """
    yield "["
    between = ""
    for batch in batches:
        for one in batch:
            yield f"{between}\n{json.dumps(as_object(one), ensure_ascii=False)}"
            between = ","
    yield "\n]\n"


def as_object(one: Told) -> dict[str, Any]:
    """As the file of JSON and the API have it."""
    entry: Any = one.entry
    return {
        "number": entry.link.number,
        "at": entry.at.isoformat(),
        "who": one.change.who,
        "words": one.sentence,
        "origin": entry.origin,
        "place": entry.place,
        "role": entry.role,
        "act": entry.act,
        "table": entry.table_name,
        "row": entry.row_id,
        "before": entry.before,
        "after": entry.after,
        "digest_before": entry.digest_before or "",
        "sealed": entry.sealed,
        "digest": entry.link.digest,
    }
