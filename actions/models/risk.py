"""What could go wrong, and each review of it; without any it is not assessed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from actions.analysis import risk_scores
from actions.models.action import Action
from indicators.models import TargetSet
from laa.plan.added_rows import AddedRow, addition_is_whole
from laa.plan.history_rows import HistoryRow
from laa.plan.models import IN_PLAN, ActionPlan
from laa.plan.recorded import RECORDED, recorded_links


class Risk(AddedRow):
    """The money that hangs on it is linked from the funding line."""

    NATURAL_KEY = (*IN_PLAN, "position")

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="risks")
    position = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    mitigation = models.TextField("mitigating action", blank=True)
    owner = models.CharField(max_length=150, blank=True)
    target_score = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Likelihood times impact, once mitigated."
    )
    actions = models.ManyToManyField(Action, related_name="risks", blank=True)
    threatens = models.ManyToManyField(
        TargetSet,
        related_name="risks",
        blank=True,
        verbose_name="indicators threatened",
    )
    version = models.PositiveIntegerField(
        default=1, help_text="Rises with every change, so that a stale page is noticed."
    )

    class Meta:
        ordering = ["plan", "position"]
        constraints = [
            addition_is_whole("risk"),
            models.UniqueConstraint(fields=["plan", "position"], name="risk_is_unique"),
            models.UniqueConstraint(
                fields=["plan", "reference"],
                condition=~Q(reference=""),
                name="risk_reference_is_unique",
            ),
            models.CheckConstraint(
                condition=Q(target_score=None) | Q(target_score__range=(1, 25)),
                name="risk_target_score_is_1_to_25",
            ),
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("risk", args=self.address)

    @property
    def address(self) -> tuple[str, str, int]:
        return (self.plan.area.slug, self.plan.slug, self.position)

    @property
    def name(self) -> str:
        """As findings and lists call it: by its reference, else by its place."""
        return f"Risk {self.reference or self.position}"


class RiskReview(HistoryRow):
    """Each one is kept; the latest by its day, then by its number, counts."""

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="reviews")
    number = models.PositiveSmallIntegerField()
    reviewed_on = models.DateField()
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    comment = models.TextField(blank=True)

    class Meta(HistoryRow.Meta):
        ordering = ["risk", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["risk", "number"], name="risk_review_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 5), impact__range=(1, 5)),
                name="risk_review_scores_are_1_to_5",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.risk}, review {self.number}"

    @property
    def score(self) -> int:
        return risk_scores.score(self.likelihood, self.impact)


ActionsAtRisk = recorded_links(Risk.actions.through)
TargetsAtRisk = recorded_links(Risk.threatens.through)
