"""What an action plan expects of an indicator, and what its document prints of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from indicators.models.aims import (
    BASELINE_IS_VALUE_OR_NOTHING,
    TOLERANCE_IS_A_SHARE,
    WHY_NO_VALUE,
    Aims,
)
from indicators.models.indicator import Indicator
from indicators.querysets import TargetSetQuerySet
from laa.plan.models import IN_PLAN, ActionPlan, Population
from laa.plan.natural_keys import NaturallyKeyed
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.recorded import RECORDED

IN_TARGET_SET = (
    "target_set__plan__agreement__area__slug",
    "target_set__plan__slug",
    "target_set__indicator__code",
)


class TargetSet(NaturallyKeyed, Aims):
    """An indicator inside an action plan, with its targets as the plan has them."""

    NATURAL_KEY = (*IN_PLAN, "indicator__code")

    class Standing(models.TextChoices):
        TARGET = "target", "Improvement targets"
        TRACKING = "tracking", "Indicators that track progress"

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="target_sets")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="target_sets")
    position = models.PositiveSmallIntegerField()
    standing = models.CharField(max_length=10, choices=Standing)
    wording = models.CharField(
        max_length=250, help_text="As the plan's table of indicators puts it."
    )
    population = models.ForeignKey(
        Population,
        models.PROTECT,
        null=True,
        blank=True,
        help_text="The estimate that the plan's rates are computed with.",
    )
    introduced = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="First financial year in which it applies; empty: from the start.",
    )
    objects: ClassVar = TargetSetQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "indicator"], name="target_set_is_unique"
            ),
            models.CheckConstraint(
                condition=BASELINE_IS_VALUE_OR_NOTHING,
                name="target_set_baseline_is_value_or_nothing",
            ),
            models.CheckConstraint(
                condition=TOLERANCE_IS_A_SHARE,
                name="target_set_tolerance_is_a_share",
            ),
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return f"{self.indicator} in {self.plan}"

    def get_absolute_url(self) -> str:
        return reverse("indicator", args=self.address)

    @property
    def address(self) -> tuple[str, str, str]:
        return (self.plan.area.slug, self.plan.slug, self.indicator.slug)

    def why_not_owed(self, quarter: Quarter) -> str:
        """Why no return is owed for a quarter; empty if one is."""
        if self.introduced and quarter.start < self.introduced:
            return f"Not applicable: to be introduced {FinancialYear(self.introduced)}"
        agreement = self.plan.agreement
        if quarter not in agreement.quarters:
            return f"{quarter} lies outside the agreement ({agreement})"
        return ""

    def missing_in(self, quarter: Quarter) -> Nothing:
        """Which nothing a quarter without a figure is."""
        not_owed = self.why_not_owed(quarter)
        return Nothing.NOT_APPLICABLE if not_owed else Nothing.BLANK


class AnnualTarget(NaturallyKeyed):
    """What the plan wants a year to come to; without a value, the reason for none."""

    NATURAL_KEY = (*IN_TARGET_SET, "year")

    target_set = models.ForeignKey(
        TargetSet, models.CASCADE, related_name="annual_targets"
    )
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    nothing = models.CharField(max_length=20, choices=WHY_NO_VALUE, blank=True)

    class Meta:
        ordering = ["target_set", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["target_set", "year"], name="annual_target_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(value=None) ^ Q(nothing=""),
                name="annual_target_is_value_or_nothing",
            ),
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        shown = self.value if self.value is not None else Nothing(self.nothing).words
        return f"{FinancialYear(self.year)}: {shown}"


class PublishedFigure(NaturallyKeyed):
    """A figure as the document prints it, its rate included, right or wrong."""

    NATURAL_KEY = (*IN_TARGET_SET, "section", "measure", "year", "quarter")

    class Measure(models.TextChoices):
        BASELINE = "baseline", "Baseline"
        TARGET = "target", "Target"
        ACTUAL = "actual", "Actual"
        TARGET_MET = "target met", "Target met"

    target_set = models.ForeignKey(
        TargetSet, models.CASCADE, related_name="published_figures"
    )
    section = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=10, choices=Measure)
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(
        default=0, help_text="0: the whole year."
    )
    figure = models.CharField(max_length=20, blank=True)
    rate = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["target_set", "section", "year", "quarter"]
        constraints = [
            models.UniqueConstraint(
                fields=["target_set", "section", "measure", "year", "quarter"],
                name="published_figure_is_unique",
            )
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return f"Section {self.section}: {self.figure} {self.rate}".strip()
