"""
A Frictionless data package: tables with a description that a machine can read.

Specification: Data Package and Table Schema, version 1 (specs.frictionlessdata.io).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from laa.plan.exports.delimited import line
from laa.plan.tables import Cell

# A reader who knows nothing of the package finds it by this name.
DESCRIPTION = "datapackage.json"


@dataclass(frozen=True)
class Field:
    """`kind` is a type of Table Schema; `options` are all that may stand in it."""

    name: str
    kind: str
    description: str
    required: bool = False
    options: tuple[str, ...] = ()

    @property
    def schema(self) -> dict[str, Any]:
        limits: dict[str, Any] = {"required": True} if self.required else {}
        if self.options:
            limits["enum"] = list(self.options)
        described = {
            "name": self.name,
            "type": self.kind,
            "description": self.description,
        }
        return described | ({"constraints": limits} if limits else {})


@dataclass(frozen=True)
class Resource:
    """
    A table of the package. In a row a cell that is not known is "".

    `key` are the fields that tell a row from all others; what `refers` names by its
    first field stands in the other resource under the second.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...]
    refers: tuple[tuple[str, str, str], ...] = ()

    @property
    def content(self) -> bytes:
        """Without a byte order mark, which portals do not expect."""
        names = (field.name for field in self.fields)
        return "".join(map(line, (names, *self.rows))).encode()

    @property
    def description(self) -> dict[str, Any]:
        return {
            "profile": "tabular-data-resource",
            "name": self.name,
            "title": self.title,
            "path": f"{self.name}.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": len(self.content),
            "hash": f"sha256:{sha256(self.content).hexdigest()}",
            "schema": self._schema,
        }

    @property
    def _schema(self) -> dict[str, Any]:
        schema = {
            "fields": [field.schema for field in self.fields],
            "missingValues": [""],
            "primaryKey": list(self.key),
        }
        foreign = [
            {"fields": own, "reference": {"resource": other, "fields": its}}
            for own, other, its in self.refers
        ]
        # The specification allows no empty list of them.
        return schema | ({"foreignKeys": foreign} if foreign else {})


@dataclass(frozen=True)
class Package:
    name: str
    title: str
    description: str
    sources: tuple[str, ...]
    made: datetime
    resources: tuple[Resource, ...]

    @property
    def described(self) -> dict[str, Any]:
        return {
            "profile": "tabular-data-package",
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "created": self.made.isoformat(timespec="seconds"),
            "sources": [{"title": source} for source in self.sources],
            "resources": [one.description for one in self.resources],
        }


def render(package: Package) -> bytes:
    """The same bytes for the same package."""
    described = json.dumps(package.described, ensure_ascii=False, indent=2)
    files = [(DESCRIPTION, described.encode())]
    files += [(f"{one.name}.csv", one.content) for one in package.resources]
    return _zipped(files, package.made)


def _zipped(files: Iterable[tuple[str, bytes]], made: datetime) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in files:
            entry = ZipInfo(name, made.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return written.getvalue()
