"""Looking at the record of all changes, inside a test's one transaction or after it."""

from __future__ import annotations

from typing import Any

from django.db import connection

from laa.plan.models import AuditEntry


def run(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)


def commit() -> None:
    """What the database does when a transaction commits, and a test's never does."""
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("SET CONSTRAINTS ALL DEFERRED")


def entries(**of: Any) -> list[AuditEntry]:
    """In the order in which they were written."""
    return list(AuditEntry.objects.filter(**of).order_by("pk"))


def entry(**of: Any) -> AuditEntry:
    """The last of them."""
    return entries(**of)[-1]
