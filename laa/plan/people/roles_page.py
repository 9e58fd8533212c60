"""Which role may do what, as a table, for the people themselves."""

from __future__ import annotations

from laa.plan.clock import today
from laa.plan.exports.export import Item, PageFiles
from laa.plan.models import ActionPlan
from laa.plan.page_files import about
from laa.plan.permissions import HOLDERS, Permission
from laa.plan.roles import Role
from laa.plan.tables import Column, Table

_RULES = "What the service allows, the same for every plan. It holds no figures."


def roles_table() -> Table:
    columns = ("To", *(role.label for role in Role))
    rows = tuple(
        (_capital(permission), *(_yes(role in HOLDERS[permission]) for role in Role))
        for permission in Permission
    )
    return Table("Who may do what", tuple(map(Column, columns)), rows)


def files_of_roles(plan: ActionPlan) -> PageFiles:
    known = about(plan, "Roles", plan.agreement.in_hand(today()), _RULES)
    return PageFiles("roles", known, (Item("permissions", roles_table()),))


def _yes(allowed: bool) -> str:
    return "Yes" if allowed else "No"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
