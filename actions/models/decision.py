"""What a quarterly meeting decided, and what became of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from actions.analysis.outcomes import Outcome
from laa.plan.history_rows import HistoryRow
from laa.plan.models import ActionPlan
from laa.plan.periods import Quarter

OUTCOMES = [(outcome.value, outcome.words) for outcome in Outcome]


class Decision(HistoryRow):
    """Of the meeting that looked at a quarter."""

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    quarter_number = models.PositiveSmallIntegerField()
    text = models.TextField()
    owner = models.CharField(max_length=150)
    due_on = models.DateField()

    class Meta(HistoryRow.Meta):
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"], name="decision_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(quarter_number__range=(1, 4)),
                name="decision_quarter_is_1_to_4",
            ),
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(owner=""), name="decision_is_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"Decision {self.number}"

    @property
    def quarter(self) -> Quarter:
        return Quarter(self.year, self.quarter_number)


class DecisionOutcome(HistoryRow):
    """The latest one counts."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="outcomes")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=10, choices=OUTCOMES)
    comment = models.TextField(blank=True)

    class Meta(HistoryRow.Meta):
        ordering = ["decision", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "number"], name="decision_outcome_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=[value for value, _ in OUTCOMES]),
                name="decision_outcome_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision}: {self.outcome}"
