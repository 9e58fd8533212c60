"""What commands are told on their line, and what they say of a slip in it."""

from __future__ import annotations

from django.core.management.base import CommandError

from laa.plan.models import ActionPlan


def plan_named(name: str) -> ActionPlan:
    """By its address, as in coventry/violent-crime."""
    plans = {
        f"{plan.area.slug}/{plan.slug}": plan for plan in ActionPlan.objects.with_area()
    }
    if name not in plans:
        raise CommandError(
            f"There is no plan '{name}'. "
            f"There is: {', '.join(sorted(plans)) or 'none, load one first'}."
        )
    return plans[name]
