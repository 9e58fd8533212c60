"""A source of money in a plan, and what hangs on it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from actions.models import Action, Risk
from funding.analysis.terms import Term
from indicators.models import TargetSet
from laa.plan.added_rows import AddedRow, addition_is_whole
from laa.plan.models import IN_PLAN, ActionPlan
from laa.plan.recorded import RECORDED, recorded_links

TERMS = [(term.value, term.words) for term in Term]


class FundingLine(AddedRow):
    NATURAL_KEY = (*IN_PLAN, "position")

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="funding_lines")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=150)
    source = models.CharField(max_length=150, blank=True)
    term = models.CharField(max_length=10, choices=TERMS)
    comment = models.TextField(
        "comment and rationale", blank=True, help_text="What it pays for, and why."
    )
    published_total = models.CharField(
        max_length=30, blank=True, help_text="As the plan prints it, right or wrong."
    )
    actions = models.ManyToManyField(Action, related_name="funding_lines", blank=True)
    serves = models.ManyToManyField(
        TargetSet,
        related_name="funding_lines",
        blank=True,
        verbose_name="indicators served",
    )
    risks = models.ManyToManyField(Risk, related_name="funding_lines", blank=True)
    version = models.PositiveIntegerField(
        default=1,
        help_text="Rises with every change of the line, an allocation or its spend, "
        "so that a stale page is noticed.",
    )

    class Meta:
        ordering = ["plan", "position"]
        constraints = [
            addition_is_whole("funding_line"),
            models.UniqueConstraint(
                fields=["plan", "position"], name="funding_line_is_unique"
            ),
            models.UniqueConstraint(
                fields=["plan", "name"], name="funding_line_name_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(term__in=[value for value, _ in TERMS]),
                name="funding_line_term_is_known",
            ),
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("funding-line", args=self.address)

    @property
    def address(self) -> tuple[str, str, int]:
        return (self.plan.area.slug, self.plan.slug, self.position)


ActionsPaid = recorded_links(FundingLine.actions.through)
TargetsPaid = recorded_links(FundingLine.serves.through)
RisksPaid = recorded_links(FundingLine.risks.through)
