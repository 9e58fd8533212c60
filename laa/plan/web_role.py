"""
What the role that serves requests may do in the database, whatever SQL is sent.

It empties no table, writes nothing of the record of all changes, and neither changes
nor deletes what the models freeze whole.
"""

from __future__ import annotations

from collections.abc import Iterator

import pgtrigger
from django.apps import apps
from django.db import connection
from django.db.models import Model

from laa.plan.history_rows import FROZEN
from laa.plan.models import AuditEntry, AuditLink

READ, ADD, CHANGE, DELETE = "SELECT", "INSERT", "UPDATE", "DELETE"
_OUR_FUNCTIONS = """
    SELECT oid::regprocedure::text FROM pg_proc WHERE proname = 'plan_audit_record'
    OR proname LIKE 'pgtrigger\\_%' AND prorettype = 'trigger'::regtype
"""
ONLY_READ = {"django_migrations", *(m._meta.db_table for m in (AuditEntry, AuditLink))}


def privileges(table: str) -> tuple[str, ...]:
    """What serving needs of a table, and no more."""
    if table in ONLY_READ:
        return (READ,)
    triggers = {trigger for model in _models(table) for trigger in _triggers(model)}
    if triggers.issuperset(FROZEN):
        return (READ, ADD)
    if any(_keeps_all(trigger) for trigger in triggers):
        return (READ, ADD, CHANGE)
    return (READ, ADD, CHANGE, DELETE)


def grant(role: str) -> None:
    """Take all from the role, then give it what it needs; as often as one likes."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for statement in _statements(role, tables):
            cursor.execute(statement)
        # A restored back-up may have forgotten that these are for triggers alone.
        cursor.execute(_OUR_FUNCTIONS)
        for (function,) in cursor.fetchall():
            cursor.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")


def quoted(name: str) -> str:
    """A name as SQL writes it, whatever characters it has."""
    return '"' + name.replace('"', '""') + '"'


def _statements(role: str, tables: list[str]) -> Iterator[str]:
    who = quoted(role)
    for kind in ("TABLES", "SEQUENCES", "FUNCTIONS"):
        yield f"REVOKE ALL ON ALL {kind} IN SCHEMA public FROM {who}"
    yield f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {who}"
    yield f"GRANT USAGE ON SCHEMA public TO {who}"
    for table in tables:
        yield f"GRANT {', '.join(privileges(table))} ON {quoted(table)} TO {who}"


def _models(table: str) -> Iterator[type[Model]]:
    return (m for m in apps.get_models() if m._meta.db_table == table)


def _triggers(model: type[Model]) -> list[pgtrigger.Trigger]:
    return list(getattr(model._meta, "triggers", []))


def _keeps_all(trigger: pgtrigger.Trigger) -> bool:
    return (
        isinstance(trigger, pgtrigger.Protect)
        and trigger.operation == pgtrigger.Delete
        and trigger.condition is None
    )
