"""What the list of a plan's actions says."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from actions.analysis.delivery_words import summary
from actions.delivery import ActionDelivery, Delivery
from actions.forms.filtering import FilterForm
from laa.plan.access import Access
from laa.plan.models import ActionPlan
from laa.plan.permissions import Permission
from laa.plan.trail import Step, trail


def actions_step(plan: ActionPlan) -> Step:
    return ("Actions", reverse("actions", args=[plan.area.slug, plan.slug]))


@dataclass(frozen=True)
class ActionsPage:
    """`shown` are the actions that the filters leave."""

    access: Access
    delivery: Delivery
    form: FilterForm
    shown: list[ActionDelivery]

    @property
    def summary(self) -> str:
        return summary([one.standing for one in self.delivery.actions])

    @property
    def how_many(self) -> str:
        """ "3 of 8 actions"."""
        every, few = len(self.delivery.actions), len(self.shown)
        noun = "action" if every == 1 else "actions"
        return f"All {every} {noun}" if few == every else f"{few} of {every} {noun}"

    @property
    def may_add(self) -> bool:
        return self.access.may(Permission.EDIT_ACTIONS)

    @property
    def breadcrumbs(self) -> list[Step]:
        return trail(self.access.plan, ("Actions", ""))
