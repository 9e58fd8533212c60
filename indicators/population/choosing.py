"""The only writer of which estimate of population a plan's rates rest on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from indicators.analysis.repopulation import takes
from indicators.history import measure_of
from indicators.models import PopulationChoice, TargetSet
from laa.plan.models import ActionPlan, Population, User
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal, Refused


def choices_of(plan: ActionPlan) -> QuerySet[PopulationChoice]:
    """The latest first."""
    return PopulationChoice.objects.filter(target_set__plan=plan).order_by("-pk")


@transaction.atomic
def choose_estimate(
    *,
    plan: ActionPlan,
    estimate: Population,
    target_sets: Collection[TargetSet],
    reason: str,
    by: User,
    at: datetime,
    seen: int,
) -> list[PopulationChoice]:
    """
    Let the rates of some indicators rest on an estimate, or raise Refused.

    It counts for every figure, target and baseline of theirs at once. `seen` is the key
    of the latest choice in the plan that the person was shown, 0 if there was none.
    """
    if not may(by, Permission.KEEP_POPULATION, plan):
        raise Refused(Refusal("You may not choose estimates for rates of this plan."))
    if estimate.area_id != plan.agreement.area_id:
        raise ValueError(f"{estimate} is not of {plan.area}")
    # The rows that sign-off locks too, in one order: a figure is signed by the
    # estimate before, or by the one chosen here.
    locked = {
        one.pk: one
        for one in TargetSet.objects.select_for_update(of=("self",))
        .with_plan()
        .filter(plan=plan)
        .order_by("pk")
    }
    last = choices_of(plan).select_related("by").first()
    if last and last.pk != seen:
        raise Refused(Refusal(_chosen_since(last, by)))
    chosen = [locked[one.pk] for one in target_sets]
    _refuse(chosen, estimate, reason)
    return [
        _choose(one, estimate, reason=reason.strip(), by=by, at=at)
        for one in chosen
        if one.population_id != estimate.pk
    ]


def _refuse(chosen: list[TargetSet], estimate: Population, reason: str) -> None:
    unfit = [one for one in chosen if not takes(measure_of(one))]
    if unfit:
        indicator = unfit[0].indicator
        raise Refused(
            Refusal(
                f"{indicator.code} has no rate per head of all people: an estimate of "
                "all people is not what it is divided by",
                "indicators",
            )
        )
    if all(one.population_id == estimate.pk for one in chosen):
        raise Refused(
            Refusal(
                f"These rates rest on {estimate.name} already: choose another estimate",
                "estimate",
            )
        )
    if not reason.strip():
        raise Refused(Refusal("Enter why the rates rest on it from now on", "reason"))


def _choose(
    target_set: TargetSet, estimate: Population, *, reason: str, by: User, at: datetime
) -> PopulationChoice:
    last = target_set.population_choices.order_by("number").last()
    choice = PopulationChoice.objects.create(
        target_set=target_set,
        number=last.number + 1 if last else 1,
        was=target_set.population,
        became=estimate,
        reason=reason,
        by=by,
        at=at,
    )
    target_set.population = estimate
    target_set.save(update_fields=["population"])
    return choice


def _chosen_since(last: PopulationChoice, by: User) -> str:
    who = "You have" if last.by == by else f"{last.by} has"
    return (
        f"{who} chosen an estimate after you opened the page, so that this was not "
        "saved. Look at what the rates would become now, then confirm again if it is "
        "still right."
    )
