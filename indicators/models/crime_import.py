"""A file of recorded crime on its way into drafts, and what became of it."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from indicators.crime_import_states import FINISHED, OPEN, TRANSITIONS, State
from laa.plan import triggers
from laa.plan.models import ActionPlan
from laa.plan.recorded import Recorded

CHANGED = "OLD.* IS DISTINCT FROM NEW.*"
# Migrations hold plain text, not names of the code.
UPLOADED, TO_CONFIRM = State.UPLOADED.value, State.TO_CONFIRM.value
ENDED = [state.value for state in FINISHED]
GOING_ON = [state.value for state in OPEN]
CHOSEN = [State.COUNTING.value, TO_CONFIRM]
SURVEYED = [State.TO_CHOOSE.value, *CHOSEN]
TOLD_WHY = [State.REFUSED.value, State.FAILED.value]
_NAMES_OF_ENDS = ", ".join(f"'{state}'" for state in ENDED)


class CrimeImport(models.Model):
    """indicators.crime_imports is its only writer."""

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="crime_imports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    file_name = models.CharField("file", max_length=100)
    file_size = models.PositiveBigIntegerField("size in bytes")
    file_digest = models.CharField("SHA-256 of the file", max_length=64)
    stored_as = models.CharField(
        "stored file",
        max_length=32,
        blank=True,
        help_text="Its name in the private folder; empty once it is removed.",
    )
    state = models.CharField(
        max_length=20,
        choices=[(state.value, state.words) for state in State],
        default=UPLOADED,
    )

    attempt = models.PositiveIntegerField(
        default=0, help_text="Rises whenever a worker takes it up."
    )
    seen_at = models.DateTimeField(
        null=True, blank=True, help_text="When the worker that has it last said so."
    )
    lost = models.PositiveSmallIntegerField(
        default=0, help_text="How many workers ended over it, one after another."
    )
    share = models.FloatField(default=0, help_text="Of the file, as far as it is read.")

    survey = models.JSONField(null=True, blank=True)
    chosen = models.JSONField(null=True, blank=True)
    taken = models.JSONField(null=True, blank=True)
    answers = models.JSONField(default=dict, blank=True)

    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty where no person ended it.",
    )
    words = models.TextField(
        "what became of it", blank=True, help_text="In a sentence for people."
    )
    saved = models.JSONField(
        default=list, blank=True, help_text="What was saved: a line for each return."
    )

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ["plan", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]),
                name="crime_import_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_at__isnull=False, stored_as="")
                | Q(state__in=GOING_ON, ended_at=None, ended_by=None)
                & ~Q(stored_as=""),
                name="crime_import_ends_whole",
            ),
            models.CheckConstraint(
                condition=~Q(words="") | ~Q(state__in=TOLD_WHY),
                name="crime_import_says_why",
            ),
            models.CheckConstraint(
                condition=Q(survey__isnull=False) | ~Q(state__in=SURVEYED),
                name="crime_import_is_read_before_choosing",
            ),
            models.CheckConstraint(
                condition=Q(chosen__isnull=False) | ~Q(state__in=CHOSEN),
                name="crime_import_is_chosen_before_counting",
            ),
            models.CheckConstraint(
                condition=Q(taken__isnull=False) | ~Q(state=TO_CONFIRM),
                name="crime_import_is_counted_before_confirming",
            ),
            models.CheckConstraint(
                condition=Q(share__range=(0, 1)), name="crime_import_share_is_a_share"
            ),
        ]
        triggers = [
            # A worker writes these over and over, and the results are made of the file.
            Recorded(
                passing=["share", "seen_at", "attempt", "lost", "survey", "taken"]
            ),
            triggers.Protect(
                name="starts_as_uploaded",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=UPLOADED),
            ),
            triggers.ReadOnly(
                name="stays_the_same_file",
                fields=["plan", "by", "at", "file_name", "file_size", "file_digest"],
            ),
            triggers.FSM(
                name="state_follows_the_table",
                field="state",
                transitions=sorted(
                    {
                        (start.value, to.value)
                        for (start, _), to in TRANSITIONS.items()
                        if start is not to
                    }
                ),
            ),
            triggers.Protect(
                name="finished_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    f"OLD.state IN ({_NAMES_OF_ENDS}) AND {CHANGED}"
                ),
            ),
            triggers.Protect(name="is_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.file_name}, import {self.pk}"

    @property
    def stands(self) -> State:
        return State(self.state)
