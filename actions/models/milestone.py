"""What an action is to reach, as read from the plan's wording, and its re-basings."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from actions.analysis.delivery_words import span
from actions.analysis.milestones import Every, MilestoneKind
from actions.models.action import Action
from laa.plan.added_rows import AddedRow, addition_is_whole
from laa.plan.days import in_words
from laa.plan.history_rows import HistoryRow
from laa.plan.recorded import RECORDED

KINDS = [(kind.value, kind.value.capitalize()) for kind in MilestoneKind]
FREQUENCIES = [(every.value, f"Every {every.value}") for every in Every]
# Migrations hold plain text, not names of the code.
RECURRING, QUANTITY = MilestoneKind.RECURRING.value, MilestoneKind.QUANTITY.value
DATED = [MilestoneKind.DATE.value, MilestoneKind.PERIOD.value]


class Milestone(AddedRow):
    """The wording is the document's, the rest is how it is read, and `reading` why."""

    NATURAL_KEY = (*(f"action__{key}" for key in Action.NATURAL_KEY), "position")

    action = models.ForeignKey(Action, models.PROTECT, related_name="milestones")
    position = models.PositiveSmallIntegerField()
    wording = models.TextField(blank=True, help_text="As published.")
    kind = models.CharField(max_length=10, choices=KINDS)
    text = models.CharField(max_length=250, help_text="What is to be reached.")
    reading = models.TextField(
        blank=True, help_text="What of the reading the wording does not say."
    )
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    every = models.CharField(max_length=10, choices=FREQUENCIES, blank=True)
    through = models.CharField(max_length=150, blank=True)
    quantity = models.PositiveIntegerField(null=True, blank=True)
    units = models.CharField(max_length=50, blank=True)

    class Meta:
        ordering = ["action", "position"]
        constraints = [
            addition_is_whole("milestone"),
            models.UniqueConstraint(
                fields=["action", "position"], name="milestone_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[value for value, _ in KINDS]),
                name="milestone_kind_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=DATED) | Q(last_day__isnull=False),
                name="milestone_has_its_date",
            ),
            models.CheckConstraint(
                # A comparison with no date is neither true nor false, and would pass.
                condition=Q(first_day=None)
                | Q(last_day__isnull=False, last_day__gte=F("first_day")),
                name="milestone_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(kind=RECURRING) ^ Q(every=""),
                name="milestone_recurs_if_recurring",
            ),
            models.CheckConstraint(
                condition=Q(kind=QUANTITY, quantity__gt=0) & ~Q(units="")
                | ~Q(kind=QUANTITY) & Q(quantity=None, units=""),
                name="milestone_has_its_quantity",
            ),
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return self.text

    @property
    def is_counted(self) -> bool:
        return MilestoneKind(self.kind).is_counted


class Rebasing(HistoryRow):
    """A milestone's date is moved: the old one stays readable, with the reason."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="rebasings")
    number = models.PositiveSmallIntegerField()
    was_first_day = models.DateField(null=True, blank=True)
    was_last_day = models.DateField(null=True, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField()
    reason = models.TextField()

    class Meta(HistoryRow.Meta):
        ordering = ["milestone", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["milestone", "number"], name="rebasing_is_unique"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="rebasing_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.milestone}, re-based to {in_words(self.last_day)}"

    @property
    def was(self) -> str:
        last_day = self.was_last_day
        return span(self.was_first_day, last_day) if last_day else "no date"

    @property
    def became(self) -> str:
        return span(self.first_day, self.last_day)
