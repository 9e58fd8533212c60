"""Which estimates of population there are for a plan, and which its rates rested on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date, datetime

from django.db.models import Max, Q
from django.utils import timezone

from indicators.analysis.estimates import Estimate
from indicators.analysis.measure import Kind
from indicators.history import measure_of
from indicators.models import PopulationChoice, TargetSet
from laa.plan.listing import listed
from laa.plan.models import ActionPlan, Population


def estimates_of(plan: ActionPlan) -> dict[int, Estimate]:
    """All of the plan's area by their keys, with when this plan chose them last."""
    chosen = Max("choices__at", filter=Q(choices__target_set__plan=plan))
    rows = Population.objects.filter(area=plan.agreement.area_id)
    return {
        row.pk: estimate(row, row.chosen_at) for row in rows.annotate(chosen_at=chosen)
    }


def estimate(row: Population, chosen_at: datetime | None = None) -> Estimate:
    return Estimate(
        year=row.year,
        vintage=row.vintage,
        persons=row.persons,
        published_on=row.published_on,
        added_at=row.added_at,
        chosen_at=chosen_at,
    )


def rates_rest_on(target_sets: Sequence[TargetSet]) -> str:
    """What is under a count, and which estimate it is divided by, in words."""
    groups: dict[Population, list[str]] = {}
    for one in target_sets:
        if one.population and measure_of(one).kind is Kind.RATE:
            groups.setdefault(one.population, []).append(one.indicator.code)
    told = [
        f"{estimate(used).told} for {listed(codes)}" for used, codes in groups.items()
    ]
    by = f", divided by the number of people: {'; '.join(told)}" if told else ""
    return f"Under each count stands its rate, computed from it{by}."


def as_chosen_by(day: date, target_sets: Iterable[TargetSet]) -> list[TargetSet]:
    """Each with the estimate that its rates rested on at the end of a day; a query."""
    chosen = list(target_sets)
    later = (
        PopulationChoice.objects.filter(target_set__in=chosen)
        .select_related("was")
        .order_by("target_set", "-number")
    )
    # The earliest of those after the day is read last, and tells what was before it.
    was = {
        choice.target_set_id: choice.was
        for choice in later
        if timezone.localdate(choice.at) > day
    }
    return [_resting_on(was[one.pk], one) if one.pk in was else one for one in chosen]


def _resting_on(population: Population | None, target_set: TargetSet) -> TargetSet:
    """A copy, so that nobody saves what was."""
    then = copy(target_set)
    then.population = population
    return then
