"""Who may do what: one table, asked by views, templates and every write."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from django.db.models import CharField, Value

from laa.plan.clock import today
from laa.plan.models import ActionPlan, Deputyship, User
from laa.plan.roles import Role


class Permission(StrEnum):
    VIEW_PLAN = "view the plan and its signed-off figures"
    VIEW_RETURNS = "view returns before they are signed off"
    READ_AUDIT = "read the record of all changes"
    ENTER_RETURN = "enter, submit, withdraw and revise a return"
    SIGN_OFF_RETURN = "sign off a return or return it with a reason"
    REFRESH_TARGETS = "record targets that were negotiated anew"
    UPDATE_OWN_ACTIONS = (
        "report on the actions that one leads, re-base their milestones"
    )
    UPDATE_ANY_ACTION = "report on every action, re-base every milestone"
    EDIT_ACTIONS = "add and change actions and their milestones"
    EDIT_RISKS = "add, change and review risks"
    EDIT_MONEY = "add and change funding lines, allocations and spend"
    EDIT_NARRATIVE = "change the texts of the plan"
    EXCHANGE_PLAN = "take the whole plan out as a workbook, and send it in again"
    RECORD_DECISIONS = "record the decisions of a meeting and what became of them"
    KEEP_CALENDAR = "set by when returns, sign-offs and updates are due"
    KEEP_POPULATION = "add estimates of population and choose those that rates rest on"
    KEEP_PEOPLE = "invite people, change their roles, suspend and remove them"
    NAME_DEPUTY = "name a deputy, who signs off in one's place for some days"
    REQUIRE_SECOND_FACTOR = "say whether the plan asks for a second factor"


HOLDERS: dict[Permission, frozenset[Role]] = {
    Permission.VIEW_PLAN: frozenset(Role),
    Permission.VIEW_RETURNS: frozenset({Role.ANALYST, Role.OWNER, Role.COORDINATOR}),
    # Unsigned figures stand in it.
    Permission.READ_AUDIT: frozenset({Role.OWNER, Role.COORDINATOR}),
    Permission.ENTER_RETURN: frozenset({Role.ANALYST}),
    Permission.SIGN_OFF_RETURN: frozenset({Role.OWNER}),
    Permission.REFRESH_TARGETS: frozenset({Role.COORDINATOR}),
    Permission.UPDATE_OWN_ACTIONS: frozenset({Role.ACTION_LEAD}),
    Permission.UPDATE_ANY_ACTION: frozenset({Role.COORDINATOR}),
    Permission.EDIT_ACTIONS: frozenset({Role.COORDINATOR}),
    Permission.EDIT_RISKS: frozenset({Role.COORDINATOR}),
    Permission.EDIT_MONEY: frozenset({Role.COORDINATOR}),
    Permission.EDIT_NARRATIVE: frozenset({Role.COORDINATOR}),
    Permission.EXCHANGE_PLAN: frozenset({Role.COORDINATOR}),
    Permission.RECORD_DECISIONS: frozenset({Role.COORDINATOR}),
    Permission.KEEP_CALENDAR: frozenset({Role.COORDINATOR}),
    Permission.KEEP_POPULATION: frozenset({Role.COORDINATOR}),
    Permission.KEEP_PEOPLE: frozenset({Role.COORDINATOR}),
    Permission.NAME_DEPUTY: frozenset({Role.OWNER}),
    Permission.REQUIRE_SECOND_FACTOR: frozenset({Role.COORDINATOR}),
}

# What an owner's deputy may do beside what their own roles allow.
DEPUTY_HOLDS = frozenset({Permission.VIEW_RETURNS, Permission.SIGN_OFF_RETURN})
_DEPUTY = "deputy"


def roles_of(user: User, plan: ActionPlan) -> frozenset[Role]:
    """The user's roles in the plan, read afresh: a role that was taken away is gone."""
    return frozenset(map(Role, _parts(user, plan) - {_DEPUTY}))


def granted(roles: Collection[Role]) -> frozenset[Permission]:
    """What these roles together allow."""
    return frozenset(p for p in Permission if not HOLDERS[p].isdisjoint(roles))


def allowed(roles: Collection[Role], *, is_deputy: bool) -> frozenset[Permission]:
    """What the roles allow, and being an owner's deputy today."""
    held = granted(roles)
    return held | DEPUTY_HOLDS if is_deputy else held


def permissions_of(user: User, plan: ActionPlan) -> frozenset[Permission]:
    """By the user's roles in the plan, and as the deputy of an owner of it today."""
    parts = _parts(user, plan)
    roles = frozenset(map(Role, parts - {_DEPUTY}))
    return allowed(roles, is_deputy=_DEPUTY in parts)


def may(user: User, permission: Permission, plan: ActionPlan) -> bool:
    return permission in permissions_of(user, plan)


def _parts(user: User, plan: ActionPlan) -> frozenset[str]:
    """In one query: the roles that count, and whether the user is a deputy today."""
    own = user.memberships.acting().filter(plan=plan).values_list("role")
    lent = Deputyship.objects.running(today()).filter(plan=plan, deputy=user)
    deputy = lent.values_list(Value(_DEPUTY, output_field=CharField()))
    return frozenset(part for (part,) in own.union(deputy))
