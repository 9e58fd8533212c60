"""Quarterly figures that are signed off: nothing that is still to be checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Query, Router

from indicators.analysis.evidence import interval_of
from indicators.figure import Figure
from indicators.history import History, histories_of
from indicators.models import Actual, TargetSet
from laa.api.bearer import ApiRequest, reach
from laa.api.choosing import quarters_of, target_sets_of
from laa.api.figure_schemas import (
    Bounds,
    FigureOut,
    Numbers,
    Part,
    SignedFigure,
    SignedOff,
)
from laa.api.kinds import (
    OF_A_PLAN,
    IndicatorAsked,
    QuarterAsked,
    SlugInAddress,
    number,
    period,
    value,
)
from laa.api.paging import Page, Slice, page_of
from laa.plan.exports.numerals import plain
from laa.plan.periods import Quarter

router = Router(tags=["Figures"])
Row = tuple[History, Quarter]


@router.get(
    f"{OF_A_PLAN}/figures",
    url_name="api-figures",
    operation_id="list_figures",
    summary="A plan's signed-off figures",
    response=Page[FigureOut],
)
def figures(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    asked: Query[Slice],
    indicator: IndicatorAsked = "",
    quarter: QuarterAsked = "",
) -> Any:
    """
    Every quarter that has ended, of each indicator in the plan's order.

    A quarter without a signed-off figure is listed too, and says why it has none.
    """
    access = reach(request, area, plan)
    quarters = quarters_of(access, quarter)
    target_sets = target_sets_of(access, indicator)
    histories = histories_of(target_sets)
    rows = [(one, quarter) for one in histories for quarter in quarters]
    signed_off = [one for each in histories for one in each.signed_off.values()]
    prefetch_related_objects(signed_off, "breakdown")
    return page_of(rows, asked, request, response, _shown(target_sets))


def _shown(target_sets: list[TargetSet]) -> Callable[[Row], FigureOut]:
    revisions = _revisions(target_sets)

    def shown(row: Row) -> FigureOut:
        history, quarter = row
        earlier = revisions[history.target_set.pk, quarter][:-1]
        return _figure(history, quarter, list(reversed(earlier)))

    return shown


def _revisions(
    target_sets: list[TargetSet],
) -> defaultdict[tuple[int, Quarter], list[Actual]]:
    found: defaultdict[tuple[int, Quarter], list[Actual]] = defaultdict(list)
    rows = Actual.objects.filter(target_set__in=target_sets).signed_off_revisions()
    for one in rows.select_related("signed_off_by", "signed_off_for"):
        found[one.target_set_id, one.quarter].append(one)
    return found


def _figure(history: History, quarter: Quarter, earlier: list[Actual]) -> FigureOut:
    target_set, actual = history.target_set, history.signed_off.get(quarter)
    known, bounds = history.series.value(quarter), interval_of(history.series, quarter)
    missing = target_set.missing_in(quarter)
    return FigureOut(
        indicator=reverse("api-indicator", args=target_set.address),
        code=target_set.indicator.code,
        quarter=period(quarter),
        value=value(missing if known is None else known),
        rate=number(history.measure.rate(known)),
        interval=Bounds(lower=plain(bounds.lower), upper=plain(bounds.upper))
        if bounds
        else None,
        figure=_signed(actual) if actual else None,
        breakdown=[
            Part(category=part.category, count=part.count)
            for part in (actual.breakdown.all() if actual else ())
        ],
        replaced=[_signed(one) for one in earlier],
    )


def numbers(figure: Figure) -> dict[str, Any]:
    """Of Numbers, which more is said of in one place than in another."""
    return Numbers(
        count=figure.count,
        denominator=figure.denominator,
        score=_score(figure.score),
        state="provisional" if figure.is_provisional else "final",
        source=figure.source,
        as_at=figure.as_at,
        commentary=figure.commentary,
    ).model_dump()


def _score(score: Decimal | None) -> int | float | None:
    return None if score is None else plain(score)


def _signed(actual: Actual) -> SignedFigure:
    return SignedFigure(
        **numbers(Figure.of(actual)),
        revision=actual.revision,
        revision_reason=actual.revision_reason,
        signed_off=SignedOff(
            on=timezone.localdate(actual.signed_off_at), by=actual.signatory
        ),
    )
