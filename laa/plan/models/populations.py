"""Estimates of how many people live in an area: added, never changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from laa.plan.history_rows import FROZEN
from laa.plan.models.places import Area
from laa.plan.natural_keys import NaturallyKeyed


class Population(NaturallyKeyed):
    """
    An estimate of how many people of all ages lived in an area in the middle of a year.

    A revised estimate stands beside the earlier one, under a vintage of its own. Those
    that came with a plan were added by nobody.
    """

    NATURAL_KEY = ("area__slug", "year", "vintage")

    area = models.ForeignKey(Area, models.PROTECT, related_name="populations")
    year = models.PositiveSmallIntegerField("mid-year")
    vintage = models.CharField(max_length=100)
    persons = models.PositiveIntegerField()
    source = models.TextField()
    published_on = models.DateField(
        null=True, blank=True, help_text="Empty: it is not known."
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    added_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["area", "year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "year", "vintage"], name="population_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(persons__gt=0), name="population_is_above_zero"
            ),
            models.CheckConstraint(
                condition=Q(added_by=None, added_at=None)
                | Q(added_by__isnull=False, added_at__isnull=False),
                name="population_says_who_added_it_when",
            ),
        ]
        triggers = FROZEN

    def __str__(self) -> str:
        return f"{self.area}, mid-{self.year}, {self.vintage}"

    @property
    def name(self) -> str:
        """Without the area, which would ask for one more row."""
        return f"mid-{self.year}, {self.vintage}"
