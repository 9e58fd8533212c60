"""An action lead's quarterly report: each one is kept, the latest counts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from actions.analysis.milestone_standing import Word
from actions.analysis.progress import Progress
from actions.models.action import Action
from actions.models.milestone import Milestone
from laa.plan.history_rows import FROZEN, HistoryRow
from laa.plan.periods import Quarter

STATUSES = [(status.value, status.words) for status in Progress]


class ProgressUpdate(HistoryRow):
    """The number counts an action's updates, of whatever quarter, in their order."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="updates")
    number = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    quarter_number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=20, choices=STATUSES)
    text = models.TextField()
    evidence = models.URLField("link to evidence", max_length=500, blank=True)

    class Meta(HistoryRow.Meta):
        ordering = ["action", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "number"], name="progress_update_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[value for value, _ in STATUSES]),
                name="progress_update_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(quarter_number__range=(1, 4)),
                name="progress_update_quarter_is_1_to_4",
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="progress_update_has_text"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action}, {self.quarter}: {self.status}"

    @property
    def quarter(self) -> Quarter:
        return Quarter(self.year, self.quarter_number)


class MilestoneProgress(models.Model):
    """The day it was reached, or the number, or that what was said is withdrawn."""

    update = models.ForeignKey(
        ProgressUpdate, models.PROTECT, related_name="milestones"
    )
    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="progress")
    reached_on = models.DateField(null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["update", "milestone"]
        constraints = [
            models.UniqueConstraint(
                fields=["update", "milestone"], name="milestone_progress_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False) & (Q(reached_on=None) ^ Q(number=None))
                | Q(withdrawn=True, reached_on=None, number=None),
                name="milestone_progress_says_one_thing",
            ),
        ]
        triggers = FROZEN

    def __str__(self) -> str:
        said = "withdrawn" if self.withdrawn else self.reached_on or self.number
        return f"{self.milestone}: {said}"

    @property
    def word(self) -> Word:
        return Word(self.update.quarter, self.reached_on, self.number)
