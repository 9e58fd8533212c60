"""National indicators, and the dates on which their recording changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from indicators.analysis.measure import Kind, Polarity
from laa.plan.natural_keys import NaturallyKeyed
from laa.plan.recorded import RECORDED

KINDS = [(kind.value, kind.value.capitalize()) for kind in Kind]
POLARITIES = [(polarity.value, polarity.words) for polarity in Polarity]


class Indicator(NaturallyKeyed):
    """A national indicator, the same for every area."""

    NATURAL_KEY = ("code",)

    code = models.CharField(max_length=10, unique=True)
    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=200)
    definition = models.TextField()
    offence_categories = models.TextField(blank=True)
    kind = models.CharField(max_length=20, choices=KINDS)
    polarity = models.CharField(max_length=10, choices=POLARITIES)
    unit = models.CharField(max_length=50, help_text="One of what is counted: offence.")
    units = models.CharField(max_length=50, help_text="Several of them: offences.")
    decimals = models.PositiveSmallIntegerField(help_text="Of the rate or the value.")
    per = models.PositiveIntegerField("rate's base", default=1000)
    base = models.CharField(max_length=50, default="people")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[value for value, _ in KINDS]),
                name="indicator_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(polarity__in=[value for value, _ in POLARITIES]),
                name="indicator_polarity_is_known",
            ),
            models.CheckConstraint(
                condition=Q(per__gt=0), name="indicator_base_is_above_zero"
            ),
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class SeriesBreak(NaturallyKeyed):
    """A dated change in recording: values on its two sides are not compared."""

    NATURAL_KEY = ("indicator__code", "day")

    indicator = models.ForeignKey(
        Indicator, models.CASCADE, related_name="series_breaks"
    )
    day = models.DateField("first day of the new recording")
    title = models.CharField(max_length=150)
    reason = models.TextField()
    source = models.TextField()

    class Meta:
        ordering = ["indicator", "day"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "day"], name="series_break_is_unique"
            )
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return self.title
