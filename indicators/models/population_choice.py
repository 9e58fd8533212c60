"""Which estimate of population an indicator's rates rest on, and since when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from indicators.models.target_set import TargetSet
from laa.plan.history_rows import HistoryRow
from laa.plan.models import Population


class PopulationChoice(HistoryRow):
    """From `was`, which may be none, to `became`; the target set names the latest."""

    target_set = models.ForeignKey(
        TargetSet, models.PROTECT, related_name="population_choices"
    )
    number = models.PositiveSmallIntegerField()
    was = models.ForeignKey(Population, models.PROTECT, null=True, related_name="+")
    became = models.ForeignKey(Population, models.PROTECT, related_name="choices")
    reason = models.TextField()

    class Meta(HistoryRow.Meta):
        ordering = ["target_set", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["target_set", "number"], name="population_choice_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(was=None) | ~Q(was=F("became")),
                name="population_choice_changes_something",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="population_choice_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_set.indicator.code}, choice {self.number} of population"
