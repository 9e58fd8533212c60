"""The history of a return: one row an act, written with it and never changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from indicators.models.actual import Actual
from indicators.transitions import Act, Status
from laa.plan.history_rows import FROZEN
from laa.plan.models import acting
from laa.plan.natural_keys import NaturallyKeyed

# Migrations hold plain text, not names of the code.
SIGN_OFF = Act.SIGN_OFF.value
A_DEPUTYS = [SIGN_OFF, Act.RETURN.value]


class SignOffEvent(NaturallyKeyed):
    NATURAL_KEY = (*(f"actual__{key}" for key in Actual.NATURAL_KEY), "version")

    actual = models.ForeignKey(Actual, models.PROTECT, related_name="events")
    version = models.PositiveIntegerField()
    act = models.CharField(max_length=20, choices=[(a.value, a.value) for a in Act])
    status = models.CharField(
        max_length=20, choices=[(s.value, s.words) for s in Status]
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="sign_off_events"
    )
    acted_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The owner in whose place a deputy acted.",
    )
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    figure = models.JSONField(help_text="The figure as this act left it.")
    reported = models.JSONField(
        null=True,
        blank=True,
        help_text="What pages said of the figure when this act signed it off.",
    )

    class Meta:
        ordering = ["actual", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["actual", "version"], name="sign_off_event_is_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(reported=None) | models.Q(act=SIGN_OFF),
                name="sign_off_event_reports_what_is_signed",
            ),
            models.CheckConstraint(
                condition=models.Q(acted_for=None)
                | models.Q(act__in=A_DEPUTYS) & ~models.Q(acted_for=models.F("by")),
                name="sign_off_event_acts_for_another",
            ),
        ]
        triggers = FROZEN

    def __str__(self) -> str:
        return f"{self.actual}: {self.act}"

    @property
    def who(self) -> str:
        return acting(self.by, self.acted_for)
