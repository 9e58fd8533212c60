"""Targets that were negotiated anew. Once recorded, a version is kept as it is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from indicators.models.aims import (
    BASELINE_IS_VALUE_OR_NOTHING,
    TOLERANCE_IS_A_SHARE,
    Aims,
)
from indicators.models.target_set import TargetSet
from laa.plan.history_rows import FROZEN, HistoryRow
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter


class TargetRefresh(HistoryRow, Aims):
    """Version 2 or a later one; version 1 is the plan's own, in its target set."""

    target_set = models.ForeignKey(TargetSet, models.PROTECT, related_name="refreshes")
    number = models.PositiveSmallIntegerField()
    agreed_by = models.CharField(max_length=250)
    agreed_on = models.DateField()
    from_year = models.PositiveSmallIntegerField()
    from_quarter = models.PositiveSmallIntegerField()
    reason = models.TextField()
    baseline_recounted = models.BooleanField(
        default=False,
        help_text="Whether the baseline is counted as figures were when it was agreed.",
    )

    class Meta(HistoryRow.Meta):
        ordering = ["target_set", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["target_set", "number"], name="target_refresh_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=2), name="target_refresh_follows_the_plan"
            ),
            models.CheckConstraint(
                condition=Q(from_quarter__range=(1, 4)),
                name="target_refresh_quarter_is_1_to_4",
            ),
            models.CheckConstraint(
                condition=~Q(agreed_by="") & ~Q(reason=""),
                name="target_refresh_says_who_and_why",
            ),
            models.CheckConstraint(
                condition=BASELINE_IS_VALUE_OR_NOTHING,
                name="target_refresh_baseline_is_value_or_nothing",
            ),
            models.CheckConstraint(
                condition=TOLERANCE_IS_A_SHARE,
                name="target_refresh_tolerance_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_set.indicator.code}, version {self.number}"

    @property
    def counts_from(self) -> Quarter:
        return Quarter(self.from_year, self.from_quarter)


class RefreshedTarget(models.Model):
    """A version names every year: what is not entered is a row too, kept like all."""

    refresh = models.ForeignKey(
        TargetRefresh, models.PROTECT, related_name="annual_targets"
    )
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    nothing = models.CharField(
        max_length=20, choices=[(n.value, n.words) for n in Nothing], blank=True
    )

    class Meta:
        ordering = ["refresh", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["refresh", "year"], name="refreshed_target_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(value=None) ^ Q(nothing=""),
                name="refreshed_target_is_value_or_nothing",
            ),
        ]
        triggers = FROZEN

    def __str__(self) -> str:
        shown = self.value if self.value is not None else Nothing(self.nothing).words
        return f"{FinancialYear(self.year)}: {shown}"
