"""A plan's indicators: what each measures, and what is expected of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from ninja import Query, Router

from indicators.analysis.measure import Kind, Targets
from indicators.history import History, history_of
from indicators.models import TargetRefresh, TargetSet
from indicators.models.aims import Aims
from indicators.target_versions import counts
from laa.api.bearer import ApiRequest, reach
from laa.api.choosing import target_set_or_404, target_sets_of
from laa.api.indicator_schemas import (
    BreakOut,
    IndicatorOut,
    IndicatorRow,
    PopulationOut,
    RateOut,
    TargetsOut,
    YearTarget,
)
from laa.api.kinds import OF_A_PLAN, SlugInAddress, number, value
from laa.api.paging import Page, Slice, page_of
from laa.plan.models import Population
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear

router = Router(tags=["Indicators"])


@router.get(
    f"{OF_A_PLAN}/indicators",
    url_name="api-indicators",
    operation_id="list_indicators",
    summary="A plan's indicators",
    response=Page[IndicatorRow],
)
def indicators(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    asked: Query[Slice],
) -> Any:
    """In the plan's order."""
    rows = target_sets_of(reach(request, area, plan))
    return page_of(rows, asked, request, response, _row)


@router.get(
    f"{OF_A_PLAN}/indicators/{{slug:indicator}}",
    url_name="api-indicator",
    operation_id="get_indicator",
    summary="An indicator",
    response=IndicatorOut,
)
def indicator(
    request: ApiRequest,
    area: SlugInAddress,
    plan: SlugInAddress,
    indicator: SlugInAddress,
) -> Any:
    """Its measure, every version of its targets, its series breaks."""
    access = reach(request, area, plan)
    return _whole(history_of(target_set_or_404(access, indicator)))


def _row(target_set: TargetSet) -> IndicatorRow:
    return IndicatorRow(**_known(target_set))


def _known(target_set: TargetSet) -> dict[str, Any]:
    indicator = target_set.indicator
    return {
        "address": reverse("api-indicator", args=target_set.address),
        "page": target_set.get_absolute_url(),
        "code": indicator.code,
        "slug": indicator.slug,
        "title": indicator.title,
        "wording": target_set.wording,
        "group": target_set.get_standing_display(),
        "kind": indicator.kind,
        "units": indicator.units,
        "better": indicator.polarity,
    }


def _whole(history: History) -> IndicatorOut:
    target_set = history.target_set
    introduced = target_set.introduced
    return IndicatorOut(
        **_known(target_set),
        definition=target_set.indicator.definition,
        offence_categories=target_set.indicator.offence_categories,
        rate=_rate(target_set),
        decimals=target_set.indicator.decimals,
        introduced=str(FinancialYear(introduced)) if introduced else None,
        targets=[
            _targets(history, one)
            for one in (history.targets, *history.targets.refreshed)
        ],
        breaks=[
            BreakOut(day=one.day, title=one.title, reason=one.reason)
            for one in history.series.breaks
        ],
        assessment=reverse("api-assessment", args=target_set.address),
    )


def _rate(target_set: TargetSet) -> RateOut | None:
    indicator = target_set.indicator
    if indicator.kind != Kind.RATE:
        return None
    return RateOut(
        per=indicator.per,
        base=indicator.base,
        decimals=indicator.decimals,
        population=_population(target_set.population),
    )


def _population(estimate: Population | None) -> PopulationOut | None:
    if estimate is None:
        return None
    return PopulationOut(
        persons=estimate.persons,
        year=estimate.year,
        vintage=estimate.vintage,
        source=estimate.source,
    )


def _targets(history: History, version: Targets) -> TargetsOut:
    row = history.stated(version)
    known, from_quarter = version.version, version.version.counts_from
    agreed = row if isinstance(row, TargetRefresh) else None
    return TargetsOut(
        version=known.number,
        counts=counts(history, version),
        counts_from=from_quarter.slug if from_quarter else None,
        agreed_on=known.agreed_on,
        agreed_by=agreed.agreed_by if agreed else "",
        reason=agreed.reason if agreed else "",
        baseline=_baseline(row, version),
        baseline_year=str(version.baseline_year) if version.baseline_year else None,
        baseline_recounted=version.recounted,
        years=[
            _year(history, version, year)
            for year in history.target_set.plan.agreement.years
        ],
        success_criterion=row.success_criterion,
        success_change=number(version.success_change),
        tolerance=version.tolerance,
    )


def _baseline(row: Aims, version: Targets) -> Any:
    baseline = version.baseline
    return value(row.missing_baseline if baseline is None else baseline)


def _year(history: History, version: Targets, year: FinancialYear) -> YearTarget:
    wanted = version.for_year(year)
    rate = None if isinstance(wanted, Nothing) else history.measure.rate(wanted)
    return YearTarget(year=str(year), value=value(wanted), rate=number(rate))
