"""What is done to reach the targets, by whom, and for which indicators."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse

from indicators.models import TargetSet
from laa.plan.added_rows import AddedRow, addition_is_whole
from laa.plan.models import IN_PLAN, ActionPlan
from laa.plan.recorded import RECORDED, recorded_links


class Action(AddedRow):
    """Its lead is a person, a role, an organisation, any of them together, or none."""

    NATURAL_KEY = (*IN_PLAN, "position")

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="actions")
    position = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    links = models.TextField(
        "links to other plans", blank=True, help_text="One a line."
    )
    lead_name = models.CharField(max_length=150, blank=True)
    lead_post = models.CharField(max_length=150, blank=True)
    lead_organisation = models.CharField(max_length=150, blank=True)
    led_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="led_actions",
        help_text="The account that writes its progress updates.",
    )
    serves = models.ManyToManyField(
        TargetSet, related_name="actions", blank=True, verbose_name="indicators served"
    )
    version = models.PositiveIntegerField(
        default=1, help_text="Rises with every change, so that a stale page is noticed."
    )

    class Meta:
        ordering = ["plan", "position"]
        constraints = [
            addition_is_whole("action"),
            models.UniqueConstraint(
                fields=["plan", "position"], name="action_is_unique"
            ),
            models.UniqueConstraint(
                fields=["plan", "reference"],
                condition=~models.Q(reference=""),
                name="action_reference_is_unique",
            ),
        ]
        triggers = [RECORDED]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("action", args=self.address)

    @property
    def address(self) -> tuple[str, str, int]:
        return (self.plan.area.slug, self.plan.slug, self.position)

    @property
    def name(self) -> str:
        """As findings and lists call it: by its reference, else by its place."""
        return f"Action {self.reference or self.position}"

    @property
    def lead(self) -> str:
        """Empty if nobody leads it."""
        parts = (self.lead_name, self.lead_post, self.lead_organisation)
        return ", ".join(part for part in parts if part)


ServedByAction = recorded_links(Action.serves.through)
