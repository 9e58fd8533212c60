"""Who was asked to join a plan, by a link that works once."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from laa.plan import triggers
from laa.plan.models.people import User
from laa.plan.models.plans import ActionPlan
from laa.plan.recorded import Recorded
from laa.plan.roles import Role


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> InvitationQuerySet:
        """Neither used, withdrawn nor replaced; they may have expired."""
        return self.filter(ended="")

    def with_plan(self) -> InvitationQuerySet:
        return self.select_related("plan__agreement__area", "by", "ended_by")


class Invitation(models.Model):
    """
    Of an e-mail address; whether it has an account shows to nobody but its owner.

    The link's token is kept as a digest only. Sending again makes another row.
    """

    class Ended(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        WITHDRAWN = "withdrawn", "Withdrawn"
        REPLACED = "replaced", "Sent again with another link"

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="invitations")
    email = models.EmailField("e-mail address")
    name = models.CharField(max_length=150)
    roles = models.JSONField()
    digest = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Nobody where a command on the server invited.",
    )
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended = models.CharField(max_length=10, choices=Ended, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                F("plan"),
                Lower("email"),
                condition=Q(ended=""),
                name="invitation_is_open_once",
            ),
            models.CheckConstraint(
                condition=Q(ended="", ended_at=None, ended_by=None)
                | Q(
                    ended__in=["accepted", "withdrawn", "replaced"],
                    ended_at__isnull=False,
                ),
                name="invitation_end_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("at")), name="invitation_expires_later"
            ),
            models.CheckConstraint(
                condition=~Q(roles=[]), name="invitation_gives_a_role"
            ),
        ]
        triggers = [
            Recorded(secret=["digest"]),
            triggers.ReadOnly(
                name="invitation_stays_the_same",
                fields=[
                    "plan",
                    "email",
                    "name",
                    "roles",
                    "digest",
                    "by",
                    "at",
                    "expires_at",
                ],
            ),
            triggers.Protect(
                name="invitation_ends_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.ended <> ''"),
            ),
            triggers.Protect(name="invitation_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.email}, {self.plan}"

    @property
    def given(self) -> list[Role]:
        return [Role(role) for role in self.roles]
