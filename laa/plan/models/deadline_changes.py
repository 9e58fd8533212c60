"""How a plan's reporting calendar came to be as it is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from laa.plan.deadlines import Deadlines
from laa.plan.history_rows import HistoryRow
from laa.plan.models.plans import ActionPlan


class DeadlineChange(HistoryRow):
    """`was` and `became` are the days of each deadline, by its name."""

    plan = models.ForeignKey(
        ActionPlan, models.PROTECT, related_name="deadline_changes"
    )
    number = models.PositiveSmallIntegerField()
    was = models.JSONField()
    became = models.JSONField()
    reason = models.TextField()

    class Meta(HistoryRow.Meta):
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"], name="deadline_change_is_unique"
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="deadline_change_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, change {self.number} of deadlines"

    @property
    def before(self) -> Deadlines:
        return Deadlines(**self.was)

    @property
    def after(self) -> Deadlines:
        return Deadlines(**self.became)
