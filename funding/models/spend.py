"""What a quarter used of a funding line; a correction is a further row."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from funding.models.allocation import money
from funding.models.line import FundingLine
from laa.plan.history_rows import HistoryRow
from laa.plan.periods import Quarter


class Spend(HistoryRow):
    """Of a quarter the highest number counts. Below zero: more came back than left."""

    line = models.ForeignKey(FundingLine, models.PROTECT, related_name="spends")
    year = models.PositiveSmallIntegerField()
    quarter_number = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    amount = money()
    note = models.TextField(blank=True)

    class Meta(HistoryRow.Meta):
        ordering = ["line", "year", "quarter_number", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "year", "quarter_number", "number"],
                name="spend_is_unique",
            ),
            models.CheckConstraint(
                condition=Q(quarter_number__range=(1, 4)),
                name="spend_quarter_is_1_to_4",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | Q(number__gt=1) & ~Q(note=""),
                name="spend_correction_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}, {self.quarter}"

    @property
    def quarter(self) -> Quarter:
        return Quarter(self.year, self.quarter_number)
