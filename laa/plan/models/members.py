"""The parts that people have in a plan, and how each came to have them."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from laa.plan import triggers
from laa.plan.history_rows import HistoryRow
from laa.plan.models.people import User
from laa.plan.models.plans import ActionPlan
from laa.plan.recorded import Recorded
from laa.plan.roles import NEVER_WITHOUT, Role

# The plan's row is locked: of two who go at one moment, the second sees the first gone.
LAST_OF_ITS_ROLE = """
    PERFORM 1 FROM plan_actionplan WHERE id = OLD.plan_id FOR UPDATE;
    IF EXISTS (
        SELECT 1 FROM plan_membership AS other JOIN plan_user ON plan_user.id = user_id
        WHERE other.plan_id = OLD.plan_id AND other.role = OLD.role
        AND other.id <> OLD.id AND suspended_at IS NULL AND is_active
    ) THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; ELSE RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'membership keeps the last % of plan %', OLD.role, OLD.plan_id
        USING ERRCODE = 'integrity_constraint_violation';
"""
COUNTED = "OLD.suspended_at IS NULL AND OLD.role IN ({})".format(
    ", ".join(f"'{role.value}'" for role in NEVER_WITHOUT)
)
COUNTS_NO_MORE = (
    "(NEW.suspended_at IS NOT NULL OR NEW.role <> OLD.role "
    "OR NEW.plan_id <> OLD.plan_id)"
)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def acting(self) -> MembershipQuerySet:
        """Those that count: not suspended, and of an open account."""
        return self.filter(suspended_at=None, user__is_active=True)


class Membership(models.Model):
    """A person's role in an action plan. laa.plan.people.members is its writer."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    suspended_because = models.TextField(blank=True)

    objects: ClassVar = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "plan", "role"], name="membership_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="membership_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(suspended_at=None, suspended_by=None, suspended_because="")
                | Q(suspended_at__isnull=False, suspended_by__isnull=False)
                & ~Q(suspended_because=""),
                name="membership_suspension_is_whole",
            ),
        ]
        triggers = [
            Recorded(thing="user"),
            triggers.Trigger(
                name="last_of_its_role_goes",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition(COUNTED),
                func=LAST_OF_ITS_ROLE,
            ),
            triggers.Trigger(
                name="last_of_its_role_counts",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(f"{COUNTED} AND {COUNTS_NO_MORE}"),
                func=LAST_OF_ITS_ROLE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {Role(self.role).label}"


class MembershipChange(HistoryRow):
    """What was done about a person's part in a plan; `was` and `became` are roles."""

    class Act(models.TextChoices):
        JOINED = "joined", "Joined by invitation"
        CHANGED = "changed", "Roles changed"
        SUSPENDED = "suspended", "Suspended"
        LIFTED = "lifted", "Suspension lifted"
        REMOVED = "removed", "Removed from the plan"

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="people_changes")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="membership_changes"
    )
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=10, choices=Act)
    was = models.JSONField()
    became = models.JSONField()
    reason = models.TextField(blank=True)

    class Meta(HistoryRow.Meta):
        ordering = ["plan", "person", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "person", "number"], name="membership_change_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(act="joined") | ~Q(reason=""),
                name="membership_change_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(act="joined") | ~Q(by=models.F("person")),
                name="membership_change_is_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.act}"
