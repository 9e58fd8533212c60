"""A server of the tests' own, with an empty database and one that holds a plan."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import dj_database_url
import psycopg2
from django.db import connection

from laa.localdb_server import Server
from laa.plan.roles import Role
from tests.indicators.pages import World


@dataclass
class Place:
    server: Server
    world: World = field(init=False)
    version: int = field(init=False)
    sessions: dict[Role, str] = field(default_factory=dict)

    def url(self, database: str) -> str:
        return self.server.url.replace("/postgres?", f"/{database}?")

    def web_url(self, database: str) -> str:
        """For the role that serves requests."""
        return self.server.web_url.replace("/postgres?", f"/{database}?")

    def ask(self, question: str, database: str = "postgres") -> list[Any]:
        with connected(self.url(database)) as cursor:
            cursor.execute(question)
            return cursor.fetchall() if cursor.description else []

    def copy(self, template: str, name: str) -> None:
        self.ask(f"CREATE DATABASE {name} TEMPLATE {template}")

    def rows(self, database: str) -> dict[str, list[Any]]:
        """All that is kept, table by table."""
        tables = self.ask(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database
        )
        return {
            table: self.ask(f'SELECT t::text FROM "{table}" t ORDER BY 1', database)
            for (table,) in tables
        }


@contextmanager
def connected(url: str) -> Iterator[Any]:
    joined = psycopg2.connect(url)
    joined.autocommit = True
    try:
        with joined.cursor() as cursor:
            yield cursor
    finally:
        joined.close()


@contextmanager
def django_on(url: str) -> Iterator[None]:
    """Our own process works there for a while."""
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(dj_database_url.parse(url))
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
