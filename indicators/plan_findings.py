"""The bridge from a plan's rows to the rules that read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from indicators.analysis.estimates import Estimate
from indicators.analysis.findings.reading import (
    Part,
    PlannedIndicator,
    PlanReading,
    Printed,
)
from indicators.analysis.findings.rules import find
from indicators.estimates import estimates_of
from indicators.history import History, histories_of
from indicators.models import PublishedFigure, TargetSet
from indicators.models.aims import Aims
from laa.plan.findings import Finding, about
from laa.plan.models import ActionPlan, Contact
from laa.plan.periods import FinancialYear, Quarter


def findings_of(
    plan: ActionPlan, histories: Sequence[History], today: date
) -> list[Finding]:
    """
    The heaviest first, each weight in the order of the plan; three queries.

    `histories` are those of all the plan's indicators: what one of them shows may
    contradict another. They hold signed-off figures only, so partners may read this.
    """
    return find(reading_of(plan, histories, today))


def history_with_findings(
    target_set: TargetSet, today: date
) -> tuple[History, list[Finding]]:
    """An indicator's history and what is found about it; eight queries."""
    target_sets = TargetSet.objects.with_plan().filter(plan=target_set.plan)
    histories = histories_of(target_sets)
    history = next(one for one in histories if one.target_set == target_set)
    found = findings_of(target_set.plan, histories, today)
    return history, about(found, target_set.indicator.code)


def reading_of(
    plan: ActionPlan, histories: Sequence[History], today: date
) -> PlanReading:
    printed: defaultdict[int, list[Printed]] = defaultdict(list)
    for row in PublishedFigure.objects.filter(target_set__plan=plan):
        printed[row.target_set_id].append(_printed(row))
    capacities = set(
        Contact.objects.filter(plan=plan).values_list("capacity", flat=True)
    )
    estimates = estimates_of(plan)
    return PlanReading(
        years=plan.agreement.years,
        indicators=tuple(
            _indicator(one, printed[one.target_set.pk], estimates) for one in histories
        ),
        today=today,
        names_owner=Contact.Capacity.OWNER in capacities,
        names_expert=Contact.Capacity.TECHNICAL_EXPERT in capacities,
        estimates=tuple(estimates.values()),
    )


def _printed(row: PublishedFigure) -> Printed:
    year = FinancialYear(row.year)
    period = Quarter(row.year, row.quarter) if row.quarter else year
    return Printed(row.section, Part(row.measure), period, row.figure, row.rate)


def _indicator(
    history: History, printed: list[Printed], estimates: Mapping[int, Estimate]
) -> PlannedIndicator:
    target_set: TargetSet = history.target_set
    planned = PlannedIndicator(
        code=target_set.indicator.code,
        series=history.series,
        targets=history.targets,
        is_target=target_set.standing == TargetSet.Standing.TARGET,
        **_stated(target_set),
        printed=tuple(printed),
        as_at={
            quarter: actual.as_at
            for quarter, actual in history.signed_off.items()
            if actual.as_at is not None
        },
        address=target_set.get_absolute_url(),
        estimate=estimates.get(target_set.population_id or 0),
    )
    return replace(planned, later=tuple(_later(planned, history)))


def _later(planned: PlannedIndicator, history: History) -> Iterator[PlannedIndicator]:
    """As later versions have it, of which the document prints nothing."""
    for targets in history.targets.counting[1:]:
        stated = _stated(history.stated(targets))
        yield replace(planned, targets=targets, printed=(), **stated)


def _stated(row: Aims) -> dict[str, Any]:
    change = row.yearly_change
    return {
        "yearly_change": None if change is None else float(change),
        "baseline_nothing": row.missing_baseline,
    }
