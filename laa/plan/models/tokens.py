"""What a person's programs show in place of a password."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q

from laa.plan import triggers
from laa.plan.models.people import User
from laa.plan.recorded import Recorded
from laa.plan.tokens.scopes import Scope

# At once, of one person.
MOST = 10
# A year of days as people count them: clocks may change between.
LONGEST = timedelta(days=366)
# The person's row is locked: of two made at one moment, the second sees the first.
NO_MORE_THAN_THE_MOST = f"""
    PERFORM 1 FROM plan_user WHERE id = NEW.user_id FOR UPDATE;
    IF (
        SELECT count(*) FROM plan_apitoken
        WHERE user_id = NEW.user_id AND revoked = '' AND expires_at > NEW.made_at
    ) >= {MOST} THEN
        RAISE EXCEPTION 'api_token is one more than the {MOST} of user %', NEW.user_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
"""


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def unrevoked(self) -> ApiTokenQuerySet:
        """They may have expired."""
        return self.filter(revoked="")

    def live(self, at: datetime) -> ApiTokenQuerySet:
        """Those that open something then, if their person's account is open."""
        return self.unrevoked().filter(expires_at__gt=at)


class ApiToken(models.Model):
    """
    Of one person, for one purpose. laa.plan.tokens.keeping is its writer.

    The secret is kept as a digest only. The day of the last use is no history: it is
    written over, and the record of all changes leaves it out.
    """

    class Revoked(models.TextChoices):
        BY_HAND = "by hand", "Revoked"
        PASSWORD = "password", "Revoked when the password was changed"

    user = models.ForeignKey(User, models.PROTECT, related_name="api_tokens")
    name = models.CharField(max_length=100)
    scope = models.CharField(max_length=5, choices=Scope)
    digest = models.CharField(max_length=64, unique=True)
    signed_in_with_second_factor = models.BooleanField(
        help_text="Whether the session in which it was made had one."
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used = models.DateField(null=True, blank=True)
    revoked = models.CharField(max_length=8, choices=Revoked, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["user", "-made_at", "-pk"]
        verbose_name = "API token"
        constraints = [
            models.CheckConstraint(
                condition=Q(scope__in=Scope.values), name="api_token_scope_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="api_token_says_what_it_is_for"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at"))
                & Q(expires_at__lte=F("made_at") + LONGEST),
                name="api_token_expires_within_a_year",
            ),
            models.CheckConstraint(
                condition=Q(revoked="", revoked_at=None)
                | Q(revoked__in=["by hand", "password"], revoked_at__isnull=False),
                name="api_token_revocation_is_whole",
            ),
        ]
        triggers = [
            Recorded(thing="user", secret=["digest"], passing=["last_used"]),
            triggers.ReadOnly(
                name="api_token_stays_the_same",
                fields=[
                    "user",
                    "name",
                    "scope",
                    "digest",
                    "signed_in_with_second_factor",
                    "made_at",
                    "expires_at",
                ],
            ),
            triggers.Protect(
                name="api_token_is_revoked_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.revoked <> ''"),
            ),
            triggers.Protect(name="api_token_is_kept", operation=pgtrigger.Delete),
            triggers.Trigger(
                name="api_token_is_one_of_few",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=NO_MORE_THAN_THE_MOST,
            ),
        ]

    def __str__(self) -> str:
        return self.name
