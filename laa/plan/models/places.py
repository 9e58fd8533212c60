"""Areas with their agreements and their partners."""

from __future__ import annotations

from datetime import date

from django.db import models

from laa.plan.natural_keys import NaturallyKeyed
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.recorded import RECORDED


class Area(NaturallyKeyed):
    NATURAL_KEY = ("slug",)

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100)
    ons_code = models.CharField("ONS code", max_length=9, unique=True)

    class Meta:
        ordering = ["name"]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return self.name


class Agreement(NaturallyKeyed):
    """One area's Local Area Agreement over its years."""

    NATURAL_KEY = ("area__slug", "first_year")

    area = models.ForeignKey(Area, models.PROTECT, related_name="agreements")
    first_year = models.PositiveSmallIntegerField()
    number_of_years = models.PositiveSmallIntegerField(default=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "first_year"], name="agreement_is_unique"
            ),
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return f"{self.area} {self.years[0]} to {self.years[-1]}"

    @property
    def years(self) -> tuple[FinancialYear, ...]:
        first = FinancialYear(self.first_year)
        return tuple(first + n for n in range(self.number_of_years))

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return tuple(quarter for year in self.years for quarter in year.quarters)

    def ended(self, today: date) -> tuple[Quarter, ...]:
        return tuple(quarter for quarter in self.quarters if quarter.has_ended(today))

    def last_due(self, today: date) -> Quarter:
        """The last of its quarters to have ended; before any has, the one before."""
        return max(self.ended(today), default=self.quarters[0] - 1)

    def in_hand(self, today: date) -> Quarter:
        """Its quarter of the day, or its nearest: all that is known by now."""
        return min(max(Quarter.of_day(today), self.quarters[0]), self.quarters[-1])


class Partner(NaturallyKeyed):
    """An organisation in the partnership."""

    NATURAL_KEY = ("area__slug", "name")

    area = models.ForeignKey(Area, models.PROTECT, related_name="partners")
    name = models.CharField(max_length=150)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["area", "name"], name="partner_is_unique")
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return self.name
