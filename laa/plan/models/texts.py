"""The document in words: its texts, their changes, and its tables as published."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from laa.plan.history_rows import HistoryRow
from laa.plan.models.plans import IN_PLAN, ActionPlan
from laa.plan.natural_keys import NaturallyKeyed
from laa.plan.recorded import RECORDED


class NarrativeSection(NaturallyKeyed):
    """A part of the document that is text: what is asked, and the answer."""

    NATURAL_KEY = (*IN_PLAN, "section")

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="narrative")
    section = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=150)
    question = models.CharField(max_length=250, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["plan", "section"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "section"], name="narrative_section_is_unique"
            )
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return self.heading


class NarrativeEdit(HistoryRow):
    """A change of a section's text; the first one's `was` is what was published."""

    section = models.ForeignKey(NarrativeSection, models.PROTECT, related_name="edits")
    number = models.PositiveSmallIntegerField()
    was = models.TextField()
    became = models.TextField()
    reason = models.TextField()

    class Meta(HistoryRow.Meta):
        ordering = ["section", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "number"], name="narrative_edit_is_unique"
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="narrative_edit_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section}, edit {self.number}"


class PublishedRow(NaturallyKeyed):
    """A row of the document's tables, word for word: what was published."""

    NATURAL_KEY = (*IN_PLAN, "section", "position")

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="published_rows")
    section = models.PositiveSmallIntegerField(help_text="0 is the header.")
    position = models.PositiveSmallIntegerField()
    cells = models.JSONField(help_text="Pairs of column heading and text, in order.")

    class Meta:
        ordering = ["plan", "section", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "section", "position"], name="published_row_is_unique"
            )
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return f"Section {self.section}, row {self.position}"
