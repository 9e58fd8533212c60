"""Who may report on an action: its own lead, or whoever may on all of them."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from actions.models import Action
from laa.plan.models import ActionPlan, User
from laa.plan.permissions import Permission, permissions_of
from laa.plan.roles import Role


def may_report(user: User, action: Action, permissions: Collection[Permission]) -> bool:
    """By the permissions that the user has in the action's plan."""
    if Permission.UPDATE_ANY_ACTION in permissions:
        return True
    leads_it = action.led_by_id == user.pk
    return leads_it and Permission.UPDATE_OWN_ACTIONS in permissions


def may_report_now(user: User, action: Action) -> bool:
    """By the part that the user has at this moment."""
    return may_report(user, action, permissions_of(user, action.plan))


def possible_leads(plan: ActionPlan) -> QuerySet[User]:
    """The accounts that may lead an action of the plan."""
    leads = plan.memberships.acting().filter(role=Role.ACTION_LEAD)
    return User.objects.filter(memberships__in=leads).order_by("name")
