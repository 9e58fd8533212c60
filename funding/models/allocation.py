"""What a year gives a funding line, each change of it, and money moved between two."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from funding.analysis.money import Value
from funding.models.line import FundingLine
from laa.plan.history_rows import HistoryRow
from laa.plan.natural_keys import NaturallyKeyed
from laa.plan.nothing import Nothing
from laa.plan.recorded import RECORDED

NO_AMOUNT = [(n.value, n.words) for n in Nothing if n is not Nothing.BLANK]


def money(*, optional: bool = False) -> models.DecimalField:
    return models.DecimalField(
        max_digits=14, decimal_places=2, null=optional, blank=optional
    )


def _value(amount: Decimal | None, nothing: str) -> Value:
    if amount is not None:
        return amount
    return Nothing(nothing) if nothing else Nothing.BLANK


class Allocation(NaturallyKeyed):
    """An amount, which may be zero, or the reason for none. No row: not entered."""

    NATURAL_KEY = (*(f"line__{key}" for key in FundingLine.NATURAL_KEY), "year")

    line = models.ForeignKey(FundingLine, models.PROTECT, related_name="allocations")
    year = models.PositiveSmallIntegerField()
    amount = money(optional=True)
    nothing = models.CharField(max_length=20, choices=NO_AMOUNT, blank=True)

    class Meta:
        ordering = ["line", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "year"], name="allocation_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(amount=None) ^ Q(nothing=""),
                name="allocation_is_amount_or_nothing",
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0),
                name="allocation_is_not_below_zero",
            ),
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return f"{self.line}, {self.year}"

    @property
    def value(self) -> Value:
        return _value(self.amount, self.nothing)


class Virement(HistoryRow):
    """Money of a year, moved from one line to another."""

    giver = models.ForeignKey(FundingLine, models.PROTECT, related_name="+")
    taker = models.ForeignKey(FundingLine, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    amount = money()
    reason = models.TextField()

    class Meta(HistoryRow.Meta):
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(giver=F("taker")), name="virement_is_between_two"
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="virement_is_above_zero"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="virement_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.giver} to {self.taker}"


class AllocationChange(HistoryRow):
    """What an allocation was and became; nothing and no reason for it: not entered."""

    line = models.ForeignKey(FundingLine, models.PROTECT, related_name="changes")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    was_amount = money(optional=True)
    was_nothing = models.CharField(max_length=20, choices=NO_AMOUNT, blank=True)
    amount = money(optional=True)
    nothing = models.CharField(max_length=20, choices=NO_AMOUNT, blank=True)
    reason = models.TextField()
    virement = models.ForeignKey(
        Virement, models.PROTECT, null=True, blank=True, related_name="changes"
    )

    class Meta(HistoryRow.Meta):
        ordering = ["line", "year", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "year", "number"], name="allocation_change_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(amount=None) ^ Q(nothing=""),
                name="allocation_change_is_amount_or_nothing",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="allocation_change_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}, {self.year}, change {self.number}"

    @property
    def was(self) -> Value:
        return _value(self.was_amount, self.was_nothing)

    @property
    def became(self) -> Value:
        return _value(self.amount, self.nothing)
