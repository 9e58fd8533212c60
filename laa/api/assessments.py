"""How an indicator stands at a quarter: in numbers, and in the words of its page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from ninja import Router

from indicators.analysis import words
from indicators.analysis.assessment import Assessment, Change
from indicators.analysis.attainment import Distance as Gap
from indicators.analysis.bearing import bearing
from indicators.analysis.comparison import Comparison
from indicators.analysis.evidence import Control, Evidence
from indicators.analysis.forecast import Forecast
from indicators.analysis.outlook import Outlook
from indicators.history import History, history_of
from indicators.models import TargetSet
from laa.api.assessment_schemas import (
    AssessmentOut,
    ChangeSinceOut,
    ComparisonOut,
    ControlOut,
    Distance,
    ForecastOut,
    Told,
    WordsOut,
)
from laa.api.bearer import ApiRequest, reach
from laa.api.choosing import quarters_of, target_set_or_404
from laa.api.kinds import OF_A_PLAN, QuarterAsked, SlugInAddress, number, period, value
from laa.plan.clock import today
from laa.plan.exports.numerals import plain
from laa.plan.nothing import Nothing

router = Router(tags=["Indicators"])


@router.get(
    f"{OF_A_PLAN}/indicators/{{slug:indicator}}/assessment",
    url_name="api-assessment",
    operation_id="get_assessment",
    summary="How an indicator stands",
    response=AssessmentOut,
)
def assessment(
    request: ApiRequest,
    area: SlugInAddress,
    plan: SlugInAddress,
    indicator: SlugInAddress,
    quarter: QuarterAsked = "",
) -> Any:
    """At the end of a quarter; unless you name one, of the latest with a figure."""
    access = reach(request, area, plan)
    history = history_of(target_set_or_404(access, indicator))
    as_of = history.quarter_to_show(today())
    if quarter:
        (as_of,) = quarters_of(access, quarter)
    return _told(history, history.outlook(as_of, today()))


def _told(history: History, outlook: Outlook) -> AssessmentOut:
    found, evidence = outlook.assessment, outlook.evidence
    target_set, parted = history.target_set, evidence.baseline_break
    missing = target_set.missing_in(found.quarter)
    return AssessmentOut(
        indicator=reverse("api-indicator", args=target_set.address),
        code=target_set.indicator.code,
        quarter=period(found.quarter),
        rating=found.rag.value,
        reason=found.reason,
        value=value(missing if found.value is None else found.value),
        rate=number(found.rate),
        target=value(found.target),
        to_date=value(missing if found.to_date is None else found.to_date),
        expected=number(found.expected),
        distance=_distance(found.distance),
        targets_version=found.version.number,
        course=number(found.course),
        quarters_left=evidence.quarters_left,
        required=number(evidence.required),
        forecast=_forecast(evidence.forecast),
        since_baseline=_comparison(evidence.since_baseline),
        baseline_break=parted.title if parted else None,
        **_changes(found, evidence, target_set),
        control=_control(evidence.control),
        words=_words(outlook),
    )


def _distance(gap: Gap | None) -> Distance | None:
    if gap is None:
        return None
    return Distance(amount=plain(gap.amount), share=number(gap.share))


def _forecast(found: Forecast | None) -> ForecastOut | None:
    if found is None:
        return None
    return ForecastOut(
        expected=plain(found.expected),
        lower=plain(found.lower),
        upper=plain(found.upper),
        chance=number(found.chance),
    )


def _changes(
    found: Assessment, evidence: Evidence, target_set: TargetSet
) -> dict[str, Any]:
    changes = {
        "since_quarter_before": (
            found.since_quarter_before,
            evidence.since_quarter_before,
        ),
        "since_year_before": (found.since_year_before, evidence.since_year_before),
    }
    return {
        name: _change(change, comparison, target_set.missing_in(change.earlier))
        for name, (change, comparison) in changes.items()
    }


def _change(
    change: Change, found: Comparison | None, missing: Nothing
) -> ChangeSinceOut:
    return ChangeSinceOut(
        quarter=change.earlier.slug,
        value=value(missing if change.value is None else change.value),
        difference=number(change.difference),
        refusal=change.refusal,
        comparison=_comparison(found),
    )


def _comparison(found: Comparison | None) -> ComparisonOut | None:
    if found is None:
        return None
    return ComparisonOut(
        ratio=number(found.ratio),
        lower=number(found.lower),
        upper=number(found.upper),
        p_value=number(found.p_value),
    )


def _control(control: Control) -> ControlOut:
    chart = control.chart
    return ControlOut(
        centre=number(chart.centre[-1]),
        lower=number(chart.lower[-1]),
        upper=number(chart.upper[-1]),
        signals=[signal.value for signal in chart.signals[-1]],
        variation=control.variation.value,
        assurance=control.assurance.value,
    )


def _words(outlook: Outlook) -> WordsOut:
    found, measure = outlook.assessment, outlook.series.measure
    return WordsOut(
        against_trajectory=words.against_trajectory(found, measure),
        colour=words.colour(found, outlook.counting.tolerance, measure),
        judged_by=outlook.judged_by,
        bearing=[Told(about=about, words=said) for about, said in bearing(outlook)],
    )
