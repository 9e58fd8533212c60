"""Getting to an action plan: as far as one's roles reach, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from laa.plan.models import ActionPlan, User
from laa.plan.permissions import Permission, permissions_of


class SignedInRequest(HttpRequest):
    """A request past the middleware that lets nobody else through."""

    user: User


@dataclass(frozen=True)
class Access:
    plan: ActionPlan
    permissions: frozenset[Permission]

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    def require(self, permission: Permission) -> None:
        """Refuse a page that the reader knows of and may not use."""
        if not self.may(permission):
            raise PermissionDenied


def plan_or_404(user: User, area: str, plan: str) -> Access:
    """A plan that the reader may not know of is not found, as if it were not there."""
    found = (
        ActionPlan.objects.with_area()
        .filter(
            agreement__area__slug=area,
            slug=plan,
            memberships__in=user.memberships.acting(),
        )
        # A later agreement may use an earlier one's address: of the reader's own
        # plans the later answers.
        .order_by("-agreement__first_year")
        .first()
    )
    access = Access(found, permissions_of(user, found)) if found else None
    if access is None or not access.may(Permission.VIEW_PLAN):
        raise Http404
    return access
