"""An action plan, and the people whom its document names."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from laa.plan.deadlines import LONGEST, Deadlines
from laa.plan.history_rows import HistoryRow
from laa.plan.models.places import Agreement, Area, Partner
from laa.plan.natural_keys import NaturalKeyQuerySet, NaturallyKeyed
from laa.plan.recorded import RECORDED, recorded_links

IN_PLAN = ("plan__agreement__area__slug", "plan__slug")


class ActionPlanQuerySet(NaturalKeyQuerySet):
    def with_area(self) -> ActionPlanQuerySet:
        return self.select_related("agreement__area")


class ActionPlan(NaturallyKeyed):
    """One document under an agreement: a theme with its indicators and actions."""

    NATURAL_KEY = ("agreement__area__slug", "slug")

    class Frequency(models.TextChoices):
        QUARTERLY = "quarterly", "Quarterly"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="plans")
    slug = models.SlugField()
    title = models.CharField(max_length=150)
    theme = models.CharField(max_length=200)
    priorities = models.TextField(help_text="One a line.")
    reporting_frequency = models.CharField(
        max_length=20, choices=Frequency, default=Frequency.QUARTERLY
    )
    days_to_return = models.PositiveSmallIntegerField(
        default=30, help_text="Days after a quarter's end by which returns are due."
    )
    days_to_sign_off = models.PositiveSmallIntegerField(
        default=45, help_text="By which they are signed off; counted likewise."
    )
    days_to_update = models.PositiveSmallIntegerField(
        default=30, help_text="By which actions are updated; counted likewise."
    )
    second_factor_required = models.BooleanField(
        default=False, help_text="Everybody in the plan signs in with a second factor."
    )
    lead_partners = models.ManyToManyField(Partner, related_name="led_plans")

    objects: ClassVar = ActionPlanQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "slug"], name="action_plan_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(
                    days_to_return__lte=F("days_to_sign_off"),
                    days_to_sign_off__lte=LONGEST,
                    days_to_update__lte=LONGEST,
                ),
                name="action_plan_deadlines_can_be",
            ),
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("dashboard", args=[self.area.slug, self.slug])

    @property
    def deadlines(self) -> Deadlines:
        return Deadlines(
            self.days_to_return, self.days_to_sign_off, self.days_to_update
        )

    @property
    def area(self) -> Area:
        return self.agreement.area


class SecondFactorChange(HistoryRow):
    """When a plan began to ask everybody in it for a second factor, or ended it."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="+")
    required = models.BooleanField()

    class Meta(HistoryRow.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return "Switched on" if self.required else "Switched off"


class Contact(NaturallyKeyed):
    """A person whom the document names. Being named gives nobody an account."""

    NATURAL_KEY = (*IN_PLAN, "capacity", "name")

    class Capacity(models.TextChoices):
        TECHNICAL_EXPERT = "technical expert", "Technical data expert"
        OWNER = "owner", "Indicator owner (sign-off)"

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="contacts")
    capacity = models.CharField(max_length=20, choices=Capacity)
    name = models.CharField(max_length=150)
    post = models.CharField(max_length=150, blank=True)
    organisation = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["plan", "capacity", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "capacity", "name"], name="contact_is_unique"
            )
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return self.name


LedPlans = recorded_links(ActionPlan.lead_partners.through)
