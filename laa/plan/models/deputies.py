"""Who signs off in an indicator owner's place, and from when to when."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from laa.plan import triggers
from laa.plan.days import in_words
from laa.plan.models.members import Membership
from laa.plan.models.people import User
from laa.plan.models.plans import ActionPlan
from laa.plan.recorded import RECORDED
from laa.plan.roles import Role


def acting(by: User, owner: User | None) -> str:
    """Who did something, and, if it was a deputy, for whom."""
    return f"{by} for {owner}" if owner else str(by)


class DeputyshipQuerySet(models.QuerySet["Deputyship"]):
    def not_over(self, today: date) -> DeputyshipQuerySet:
        """Those that run or are to come."""
        return self.filter(ended_at=None, last_day__gte=today)

    def with_counting(self) -> DeputyshipQuerySet:
        """Each with `counts`: whether it does, on its days."""
        return self.annotate(counts=_counts())

    def running(self, today: date) -> DeputyshipQuerySet:
        """Those that count today."""
        return self.not_over(today).filter(_counts(), first_day__lte=today)


def _counts() -> Q:
    """
    An owner who may not sign off lends nobody the right to. It counts for a deputy who
    is in the plan and does not sign off in their own right.
    """
    acting = Membership.objects.acting().filter(plan=OuterRef("plan"))
    owners = acting.filter(role=Role.OWNER)
    return (
        Q(Exists(owners.filter(user=OuterRef("owner"))))
        & Q(Exists(acting.filter(user=OuterRef("deputy"))))
        & ~Q(Exists(owners.filter(user=OuterRef("deputy"))))
    )


class Deputyship(models.Model):
    """From its first day to its last, both included, unless it is ended before."""

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="deputyships")
    owner = models.ForeignKey(User, models.PROTECT, related_name="deputyships")
    deputy = models.ForeignKey(User, models.PROTECT, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField()
    at = models.DateTimeField(help_text="When the owner named the deputy.")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar = DeputyshipQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(deputy=F("owner")), name="deputyship_is_of_another"
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="deputyship_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="deputyship_end_is_whole",
            ),
        ]
        triggers = [
            RECORDED,
            triggers.ReadOnly(
                name="deputyship_stays_the_same",
                fields=["plan", "owner", "deputy", "first_day", "last_day", "at"],
            ),
            triggers.Protect(
                name="deputyship_ends_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.ended_at IS NOT NULL"),
            ),
            triggers.Protect(name="deputyship_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return acting(self.deputy, self.owner)

    @property
    def days(self) -> str:
        return f"from {in_words(self.first_day)} to {in_words(self.last_day)}"
