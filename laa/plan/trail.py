"""The breadcrumbs that lead from home to a page."""

from __future__ import annotations

from django.urls import reverse

from laa.plan.models import ActionPlan

Step = tuple[str, str]


def trail(plan: ActionPlan, *further: Step) -> list[Step]:
    """Text and address of each step; the last, being this page, has no address."""
    home, this_plan = ("Home", reverse("home")), f"{plan.area}: {plan}"
    if not further:
        return [home, (this_plan, "")]
    return [home, (this_plan, plan.get_absolute_url()), *further]
