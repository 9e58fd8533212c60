"""What an address, or a question in it, names in a plan."""

from __future__ import annotations

from django.http import Http404

from indicators.models import TargetSet
from laa.api.problems import Kind, Problem, in_address
from laa.plan.access import Access
from laa.plan.clock import today
from laa.plan.periods import Quarter


def target_sets_of(access: Access, indicator: str = "") -> list[TargetSet]:
    """In the plan's order; or the one whose indicator is asked for, or a Problem."""
    rows = TargetSet.objects.with_plan().filter(plan=access.plan)
    found = list(rows.order_by("position", "pk"))
    if not indicator:
        return found
    chosen = [one for one in found if one.indicator.slug == indicator]
    if not chosen:
        raise _not_chosen("indicator", f"'{indicator}' is not an indicator of the plan")
    return chosen


def target_set_or_404(access: Access, indicator: str) -> TargetSet:
    rows = TargetSet.objects.with_plan().filter(plan=access.plan)
    found: TargetSet | None = rows.filter(indicator__slug=indicator).first()
    if found is None:
        raise Http404
    return found


def quarters_of(access: Access, quarter: str = "") -> tuple[Quarter, ...]:
    """All of the agreement that have ended; or the one asked for, or a Problem."""
    ended = access.plan.agreement.ended(today())
    if not quarter:
        return ended
    chosen = tuple(one for one in ended if one.slug == quarter)
    if not chosen:
        raise _not_chosen(
            "quarter",
            f"'{quarter}' is not a quarter of the agreement "
            f"({access.plan.agreement.years[0]} to {access.plan.agreement.years[-1]}) "
            "that has ended: write one as 2008-09-q1",
        )
    return chosen


def _not_chosen(name: str, words: str) -> Problem:
    return Problem(Kind.INVALID, f"{words}.", errors=[in_address(name, words)])
