"""Which role may do what, as a table, for the people themselves."""

from __future__ import annotations

from laa.plan.permissions import HOLDERS, Permission
from laa.plan.roles import Role
from laa.plan.tables import Column, Table


def roles_table() -> Table:
    columns = ("To", *(role.label for role in Role))
    rows = tuple(
        (_capital(permission), *(_yes(role in HOLDERS[permission]) for role in Role))
        for permission in Permission
    )
    return Table("Who may do what", tuple(map(Column, columns)), rows)


def _yes(allowed: bool) -> str:
    return "Yes" if allowed else "No"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
