"""Getting to an action plan: as far as one's roles reach, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, QuerySet
from django.http import Http404, HttpRequest

from laa.plan.models import ActionPlan, User
from laa.plan.permissions import Permission, permissions_of


class SignedInRequest(HttpRequest):
    """A request past the middleware that lets nobody else through."""

    user: User


class SecondFactorNeeded(PermissionDenied):
    """The plan is closed to whoever signs in with a password only."""

    def __init__(self, plan: ActionPlan) -> None:
        super().__init__(plan)
        self.plan = plan


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
        .annotate(reader_has_second_factor=Exists(second_factors_of(user)))
        # A later agreement may use an earlier one's address: of the reader's own
        # plans the later answers.
        .order_by("-agreement__first_year")
        .first()
    )
    access = Access(found, permissions_of(user, found)) if found else None
    if access is None or not access.may(Permission.VIEW_PLAN):
        raise Http404
    if access.plan.second_factor_required and not found.reader_has_second_factor:
        raise SecondFactorNeeded(access.plan)
    return access


def second_factors_of(user: User) -> QuerySet[Authenticator]:
    """Recovery codes are none: they stand in for one that was lost."""
    codes = Authenticator.Type.RECOVERY_CODES
    return Authenticator.objects.filter(user=user).exclude(type=codes)
