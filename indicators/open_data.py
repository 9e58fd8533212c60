"""A plan's signed-off figures as a data package, for open-data portals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from django.utils import timezone

from indicators.analysis.measure import Kind, Polarity
from indicators.history import History
from indicators.indicator_files import sources_of
from indicators.models import Actual, TargetSet
from laa.plan.exports.data_package import Field, Package, Resource
from laa.plan.models import ActionPlan, Population
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.tables import Cell

_WHAT = (
    "Signed-off quarterly figures of the indicators of a Local Area Agreement's action "
    "plan, with their definitions, targets and breaks. Nothing that is still to be "
    "checked, no commentaries and no names of people are in it."
)
_INDICATOR = Field("indicator", "string", "Code of the indicator", required=True)
_TO_INDICATORS = (("indicator", "indicators", "code"),)
_QUARTER = Field("quarter", "string", "Financial year and quarter", required=True)
_NOTHING = tuple(one.told for one in Nothing)

Known = TypeVar("Known")


def package_of(
    plan: ActionPlan, histories: Sequence[History], made: datetime
) -> Package:
    """The figures come with their breakdowns."""
    return Package(
        name=f"{plan.area.slug}-{plan.slug}",
        title=f"{plan}, {plan.area}: signed-off figures",
        description=_WHAT,
        sources=sources_of(histories, latest_quarter(plan, histories)),
        made=made,
        resources=(
            _indicators(histories),
            _targets(histories),
            _figures(histories),
            _breakdowns(histories),
            _breaks(histories),
        ),
    )


def latest_quarter(plan: ActionPlan, histories: Iterable[History]) -> Quarter:
    """Up to which the figures go; where there are none, the agreement's first."""
    signed_off = (quarter for one in histories for quarter in one.signed_off)
    return max(signed_off, default=plan.agreement.quarters[0])


def _indicators(histories: Iterable[History]) -> Resource:
    return Resource(
        "indicators",
        "Indicators and their definitions",
        (
            Field("code", "string", "Code of the indicator", required=True),
            Field("title", "string", "What it is called", required=True),
            Field("definition", "string", "What it measures"),
            Field("kind", "string", "How a figure is made", True, tuple(Kind)),
            Field("unit", "string", "What is counted", required=True),
            Field("better", "string", "Which way is better", True, tuple(Polarity)),
            Field("rate_per", "integer", "A rate is per so many of the rate's base"),
            Field("rate_base", "string", "What a rate is per"),
            Field("population", "integer", "The estimate that rates rest on"),
            Field("population_source", "string", "Where the estimate comes from"),
            Field("group", "string", "Its group in the plan"),
            Field("success_criterion", "string", "What the plan calls success"),
            Field("no_baseline", "string", "Why there is none", options=_NOTHING),
        ),
        tuple(map(_indicator, histories)),
        key=("code",),
    )


def _indicator(history: History) -> tuple[Cell, ...]:
    target_set, measure = history.target_set, history.measure
    indicator, population = target_set.indicator, target_set.population
    targets = history.last_targets
    stated = history.stated(targets)
    rate: tuple[Cell, ...] = ("", "", "", "")
    if measure.kind is Kind.RATE:
        persons = population.persons if population else ""
        rate = (measure.per, measure.base, persons, _estimate(population))
    return (
        indicator.code,
        indicator.title,
        indicator.definition,
        measure.kind.value,
        measure.units,
        measure.polarity.value,
        *rate,
        TargetSet.Standing(target_set.standing).label,
        stated.success_criterion,
        # Here: a baseline that is missing has no year to stand under among targets.
        stated.missing_baseline.told if targets.baseline is None else "",
    )


def _estimate(population: Population | None) -> str:
    """Not by its own name, which would ask for the area once more."""
    if population is None:
        return ""
    return f"mid-{population.year}, {population.vintage}. {population.source}"


def _targets(histories: Iterable[History]) -> Resource:
    return Resource(
        "targets",
        "Baselines and yearly targets",
        (
            _INDICATOR,
            Field("year", "string", "Financial year: 2008/09", required=True),
            Field("what", "string", "Which of the two", True, ("baseline", "target")),
            Field("value", "number", "In the unit of the indicator"),
            Field("nothing", "string", "Why there is no value", options=_NOTHING),
            Field("rate", "number", "The value as a rate, where there is one"),
        ),
        tuple(row for one in histories for row in _targeted(one)),
        key=("indicator", "year", "what"),
        refers=_TO_INDICATORS,
    )


def _targeted(history: History) -> Iterator[tuple[Cell, ...]]:
    """Those that count: an older version of the targets is not in it."""
    targets = history.last_targets
    if targets.baseline is not None and targets.baseline_year:
        yield _target(history, targets.baseline_year, "baseline", targets.baseline)
    for year in history.target_set.plan.agreement.years:
        counting = history.targets.at_end_of(year)
        yield _target(history, year, "target", counting.for_year(year))


def _target(
    history: History, year: FinancialYear, what: str, value: float | Nothing
) -> tuple[Cell, ...]:
    named = (history.target_set.indicator.code, str(year), what)
    if isinstance(value, Nothing):
        return (*named, "", value.told, "")
    return (*named, value, "", _or_empty(history.measure.rate(value)))


def _figures(histories: Iterable[History]) -> Resource:
    return Resource(
        "figures",
        "Signed-off figures of each quarter",
        (
            _INDICATOR,
            _QUARTER,
            Field("first_day", "date", "First day of the quarter", required=True),
            Field("last_day", "date", "Last day of the quarter", required=True),
            Field("count", "integer", "What was counted, of counts and shares"),
            Field("denominator", "integer", "Out of how many, of shares"),
            Field("value", "number", "A count, a share in per cent, or a score"),
            Field("rate", "number", "The quarter's rate, computed; not a year's"),
            Field("provisional", "boolean", "Whether it may still change"),
            Field("source", "string", "Where it comes from"),
            Field("as_at", "date", "The day on which the source was read"),
            Field("revision", "integer", "1, and one more each time it was replaced"),
            Field("signed_off_on", "date", "When its owner signed it off"),
        ),
        tuple(
            _figure(history, actual)
            for history in histories
            for _, actual in sorted(history.signed_off.items())
        ),
        key=("indicator", "quarter"),
        refers=_TO_INDICATORS,
    )


def _figure(history: History, actual: Actual) -> tuple[Cell, ...]:
    quarter = actual.quarter
    value = history.series.value(quarter)
    return (
        history.target_set.indicator.code,
        str(quarter),
        quarter.first_day,
        quarter.last_day,
        _or_empty(actual.count),
        _or_empty(actual.denominator),
        _or_empty(value),
        _or_empty(history.measure.rate(value)),
        "true" if actual.is_provisional else "false",
        actual.source,
        _or_empty(actual.as_at),
        actual.revision,
        timezone.localdate(actual.signed_off_at),
    )


def _breakdowns(histories: Iterable[History]) -> Resource:
    return Resource(
        "breakdowns",
        "Parts of signed-off counts",
        (
            _INDICATOR,
            _QUARTER,
            Field("category", "string", "Which part of the count", required=True),
            Field("count", "integer", "How many of the count it is", required=True),
        ),
        tuple(
            (history.target_set.indicator.code, str(quarter), part.category, part.count)
            for history in histories
            for quarter, actual in sorted(history.signed_off.items())
            for part in actual.breakdown.all()
        ),
        key=("indicator", "quarter", "category"),
        refers=_TO_INDICATORS,
    )


def _breaks(histories: Iterable[History]) -> Resource:
    return Resource(
        "breaks",
        "Days from which figures are not compared with earlier ones",
        (
            _INDICATOR,
            Field("day", "date", "First day of the new recording", required=True),
            Field("title", "string", "What changed", required=True),
            Field("reason", "string", "Why, in full"),
        ),
        tuple(
            (history.target_set.indicator.code, one.day, one.title, one.reason)
            for history in histories
            for one in history.series.breaks
        ),
        key=("indicator", "day"),
        refers=_TO_INDICATORS,
    )


def _or_empty(value: Known | None) -> Known | str:
    return "" if value is None else value
