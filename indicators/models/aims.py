"""What every version of a target set states: where it starts, where it should go."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from laa.plan.nothing import Nothing

WHY_NO_VALUE = [(n.value, n.words) for n in Nothing if n is not Nothing.BLANK]
BASELINE_IS_VALUE_OR_NOTHING = Q(baseline=None) | Q(
    baseline_nothing="", baseline_year__isnull=False
)
TOLERANCE_IS_A_SHARE = Q(tolerance__gte=0, tolerance__lt=1)


class Aims(models.Model):
    """A baseline without value and without reason is not entered."""

    baseline_year = models.PositiveSmallIntegerField(null=True, blank=True)
    baseline = models.DecimalField(
        max_digits=14, decimal_places=4, null=True, blank=True
    )
    baseline_nothing = models.CharField(max_length=20, choices=WHY_NO_VALUE, blank=True)
    success_criterion = models.TextField(blank=True)
    success_change = models.DecimalField(
        max_digits=6,
        decimal_places=4,
        null=True,
        blank=True,
        help_text="Stated change from baseline to the last year: -0.11 is 11 % less.",
    )
    yearly_change = models.DecimalField(
        max_digits=6, decimal_places=4, null=True, blank=True
    )
    tolerance = models.DecimalField(
        max_digits=5,
        decimal_places=4,
        default="0.05",
        help_text="Share of the trajectory by which amber may miss it.",
    )

    class Meta:
        abstract = True

    @property
    def missing_baseline(self) -> Nothing:
        """Which nothing a baseline without a value is."""
        return Nothing(self.baseline_nothing or Nothing.BLANK)
