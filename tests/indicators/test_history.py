from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from indicators.analysis.measure import (
    Break,
    Kind,
    Measure,
    Polarity,
    Reading,
    Version,
)
from indicators.history import histories_of, history_of
from indicators.models import TargetSet
from laa.plan.nothing import Nothing
from laa.plan.rag import Rag
from tests.factories.indicators import (
    ActualFactory,
    AnnualTargetFactory,
    IndicatorFactory,
    SeriesBreakFactory,
    TargetRefreshFactory,
    TargetSetFactory,
)
from tests.factories.plan import ActionPlanFactory, PopulationFactory
from tests.indicators.examples import NI_15, Q1, Q2, Y2007, Y2008, Y2009, Y2010

pytestmark = pytest.mark.django_db


def serious_violent_crime() -> TargetSet:
    plan = ActionPlanFactory()
    target_set: TargetSet = TargetSetFactory(
        plan=plan,
        population=PopulationFactory(area=plan.area, persons=306_700),
        baseline=383,
        success_change=Decimal("-0.11"),
        targets=(368, 353, 339),
    )
    return target_set


def test_rows_become_the_values_that_analysis_takes() -> None:
    target_set = serious_violent_crime()
    actual = ActualFactory(target_set=target_set, signed_off=True, count=119)

    history = history_of(target_set)

    assert history.target_set == target_set
    assert history.targets == NI_15
    assert history.series.readings == {Q1: Reading(count=119)}
    assert history.signed_off == {Q1: actual}
    assert history.measure == Measure(
        Kind.RATE, Polarity.LOWER, "offence", "offences", 2, population=306_700
    )


def test_the_first_quarter_of_coventry_is_assessed_from_its_rows() -> None:
    target_set = serious_violent_crime()
    ActualFactory(target_set=target_set, published=True, count=119)

    assessed = history_of(target_set).assess(Q1)

    assert (assessed.to_date, assessed.expected, assessed.rag) == (119, 92, Rag.RED)


def test_a_figure_is_assessed_as_if_it_were_signed_off_and_kept_nowhere() -> None:
    target_set = serious_violent_crime()
    ActualFactory(target_set=target_set, signed_off=True, count=119)
    history = history_of(target_set)

    assessed = history.assess_with(Q2, Reading(count=101))

    assert (assessed.to_date, assessed.expected) == (220, 184)
    assert Q2 not in history.series.readings


@pytest.mark.parametrize("trait", ["draft", "submitted", "returned"])
def test_what_is_not_signed_off_is_in_no_history(trait: str) -> None:
    actual = ActualFactory(**{} if trait == "draft" else {trait: True})

    history = history_of(actual.target_set)

    assert (history.series.readings, history.signed_off) == ({}, {})


def test_of_a_revised_figure_the_latest_that_is_signed_off_counts() -> None:
    target_set = TargetSetFactory()
    for revision, reason, count in ((1, "", 119), (2, "Miscounted.", 117)):
        ActualFactory(
            target_set=target_set,
            revision=revision,
            revision_reason=reason,
            count=count,
            signed_off=True,
        )
    ActualFactory(target_set=target_set, revision=3, revision_reason="Again.", count=1)

    assert history_of(target_set).series.readings == {Q1: Reading(count=117)}


def test_percentages_and_scores_come_with_all_their_parts() -> None:
    percentage = TargetSetFactory(indicator__percentage=True)
    score = TargetSetFactory(indicator__score=True, population=None)
    ActualFactory(target_set=percentage, signed_off=True, count=5, denominator=9)
    ActualFactory(target_set=score, signed_off=True, count=None, score=Decimal("3.25"))

    readings = [one.series.readings[Q1] for one in histories_of([percentage, score])]

    assert readings == [Reading(5, 9), Reading(score=3.25)]
    assert history_of(score).measure.population is None


def test_each_nothing_stays_the_nothing_that_it_is() -> None:
    target_set = TargetSetFactory(not_yet_introduced=True)
    AnnualTargetFactory(target_set=target_set, year=2008, not_applicable=True)
    AnnualTargetFactory(
        target_set=target_set, year=2009, value=None, nothing="to be determined"
    )

    targets = history_of(target_set).targets

    assert targets.for_year(Y2008) is Nothing.NOT_APPLICABLE
    assert targets.for_year(Y2009) is Nothing.TO_BE_DETERMINED
    assert targets.for_year(Y2010) is Nothing.BLANK
    assert (targets.baseline, targets.baseline_year) == (None, None)
    assert targets.introduced == Y2009


def test_an_indicators_breaks_belong_to_each_of_its_target_sets() -> None:
    indicator = IndicatorFactory()
    one, other = TargetSetFactory.create_batch(2, indicator=indicator)
    kept = SeriesBreakFactory(indicator=indicator)
    SeriesBreakFactory()

    breaks = (Break(date(2008, 4, 1), kept.title, kept.reason),)

    assert [history.series.breaks for history in histories_of([one, other])] == [
        breaks,
        breaks,
    ]


def test_the_latest_quarter_is_the_last_signed_off_that_has_ended() -> None:
    target_set = TargetSetFactory()
    for number in (1, 2):
        ActualFactory(target_set=target_set, quarter_number=number, signed_off=True)
    history = history_of(target_set)

    assert history.latest_quarter(date(2008, 10, 20)) == Q2
    assert history.latest_quarter(date(2008, 9, 30)) == Q1
    assert history.latest_quarter(date(2008, 6, 30)) is None


def test_histories_come_in_the_order_asked_for() -> None:
    one, other = TargetSetFactory.create_batch(2)

    assert [h.target_set for h in histories_of([other, one])] == [other, one]
    assert histories_of([]) == []
    assert history_of(one).targets.baseline_year == Y2007


@pytest.mark.parametrize("number", [2, 35])
def test_however_many_indicators_three_queries_tell_their_history(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = ActionPlanFactory()
    for target_set in TargetSetFactory.create_batch(
        number, plan=plan, targets=(368, 353, 339)
    ):
        ActualFactory(target_set=target_set, published=True)
        SeriesBreakFactory(indicator=target_set.indicator)
    chosen = list(TargetSet.objects.all().with_plan())

    with django_assert_num_queries(4):
        told = [
            (history.assess(Q1).rag, str(history.signed_off[Q1].signed_off_by))
            for history in histories_of(chosen)
        ]

    assert len(told) == number


def test_versions_of_the_targets_come_in_their_order_each_with_its_own_aims() -> None:
    target_set = serious_violent_crime()
    third = TargetRefreshFactory(
        target_set=target_set,
        number=3,
        from_quarter=3,
        baseline=476,
        baseline_recounted=True,
        tolerance=Decimal("0.1"),
        success_change=Decimal("-0.05"),
    )
    second = TargetRefreshFactory(target_set=target_set)
    TargetRefreshFactory()

    history = history_of(target_set)

    assert history.refreshes == (second, third)
    one, other = history.targets.refreshed
    assert one.version == Version(2, date(2009, 3, 2), Y2009.quarters[0])
    assert one.annual == {Y2008: 368, Y2009: 390, Y2010: 380}
    assert (other.baseline, other.recounted) == (476, True)
    assert (other.tolerance, other.success_change) == (0.1, -0.05)
    assert history.last_targets is other
    assert history.stated(one) == second
    assert history.stated(history.targets) == target_set
    assert history.assess(Y2009.quarters[0]).version.number == 2


def test_what_was_recorded_after_a_day_can_be_left_out() -> None:
    target_set = serious_violent_crime()
    first = TargetRefreshFactory(target_set=target_set)
    TargetRefreshFactory(
        target_set=target_set, number=3, at=datetime(2010, 3, 5, 9, tzinfo=UTC)
    )
    history = history_of(target_set)

    assert history.recorded_by(date(2009, 3, 4)).targets == NI_15
    known = history.recorded_by(date(2009, 3, 5))
    assert known.refreshes == (first,)
    assert known.last_targets.version.number == 2
    assert history.recorded_by(date(2010, 3, 5)) == history
