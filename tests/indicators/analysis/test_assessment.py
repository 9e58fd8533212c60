"""A quarter's figure, the year's so far, what was expected of it, and its colour."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.analysis.assessment import assess, quarters_so_far, to_date
from indicators.analysis.measure import Measure, Polarity, Reading, Series, Targets
from laa.plan.rag import Rag
from tests.indicators.examples import (
    COUNT,
    NI_15,
    NI_20,
    PERCENTAGE,
    Q1,
    Q2,
    Q3,
    Q4,
    RATE,
    SCORE,
    Y2008,
    counts,
    parts,
    scores,
)


def test_serious_violent_crime_of_coventry_is_red_in_its_first_quarter() -> None:
    assessed = assess(Series(RATE, counts(119)), NI_15, Q1)

    assert (assessed.to_date, assessed.expected, assessed.rag) == (119, 92, Rag.RED)
    assert assessed.distance is not None
    assert assessed.distance.amount == 27
    assert assessed.distance.share == pytest.approx(0.293, abs=0.0005)
    assert assessed.rate == pytest.approx(0.39, abs=0.005)
    assert assessed.reason == ""


def test_assault_with_injury_in_coventry_is_green_in_its_first_quarter() -> None:
    assessed = assess(Series(RATE, counts(724)), NI_20, Q1)

    assert (assessed.to_date, assessed.expected) == (724, 1030.5)
    assert assessed.rag is Rag.GREEN
    assert assessed.rate == pytest.approx(2.36, abs=0.005)


def test_a_second_quarter_of_101_makes_220_against_184() -> None:
    assessed = assess(Series(RATE, counts(119, 101)), NI_15, Q2)

    assert (assessed.value, assessed.to_date, assessed.expected) == (101, 220, 184)
    assert assessed.rag is Rag.RED
    assert assessed.since_quarter_before.difference == -18


def test_an_earlier_quarter_looks_as_it_did_when_it_was_the_latest() -> None:
    then = assess(Series(RATE, counts(119)), NI_15, Q1)

    assert assess(Series(RATE, counts(119, 101, 90)), NI_15, Q1) == then


def test_the_quarters_so_far_are_those_of_the_year_alone() -> None:
    assert quarters_so_far(Q3) == (Q1, Q2, Q3)


def test_counts_are_added_up_with_what_was_cancelled() -> None:
    assert to_date(Series(COUNT, counts(5, -2, 0)), Q3) == 3


def test_percentages_are_pooled_and_not_averaged() -> None:
    series = Series(PERCENTAGE, parts((1, 2), (1, 98)))

    assert to_date(series, Q2) == 2


def test_of_scores_the_latest_counts() -> None:
    assert to_date(Series(SCORE, scores(3.1, 3.4)), Q2) == 3.4


@pytest.mark.parametrize(
    "series",
    [
        Series(COUNT, {Q1: Reading(5), Q3: Reading(5)}),
        Series(PERCENTAGE, {Q1: Reading(1, 2), Q3: Reading(1, 2)}),
        Series(SCORE, {Q1: Reading(score=1), Q3: Reading(score=1)}),
    ],
    ids=["count", "percentage", "score"],
)
def test_a_missing_quarter_leaves_the_year_so_far_unknown(series: Series) -> None:
    assert to_date(series, Q3) is None
    assert to_date(series, Q1) is not None


def test_a_percentage_is_set_against_the_whole_target_in_every_quarter() -> None:
    series = Series(PERCENTAGE, parts((41, 100), (49, 100)))

    assessed = assess(series, Targets({Y2008: 45}), Q2)

    assert (assessed.to_date, assessed.expected) == (45, 45)
    assert assessed.rag is Rag.GREEN
    assert assessed.rate is None


def test_a_score_is_better_the_higher_where_its_polarity_says_so() -> None:
    targets = Targets({Y2008: 3.4})

    assessed = assess(Series(SCORE, scores(3.3)), targets, Q1)
    lower = replace(SCORE, polarity=Polarity.LOWER)

    assert assessed.rag is Rag.AMBER
    assert assess(Series(lower, scores(3.3)), targets, Q1).rag is Rag.GREEN


def test_a_target_of_zero_is_a_target() -> None:
    assessed = assess(Series(COUNT, counts(0)), Targets({Y2008: 0}), Q1)

    assert (assessed.to_date, assessed.expected, assessed.rag) == (0, 0, Rag.GREEN)
    assert assessed.distance is not None
    assert assessed.distance.share is None


def test_the_tolerance_is_that_of_the_target_set() -> None:
    series = Series(RATE, counts(119))

    assert assess(series, replace(NI_15, tolerance=0.3), Q1).rag is Rag.AMBER


@pytest.mark.parametrize("measure", [COUNT, replace(RATE, population=None)])
def test_without_a_population_there_is_no_rate(measure: Measure) -> None:
    assert assess(Series(measure, counts(119)), NI_15, Q1).rate is None


def test_a_quarter_without_a_figure_has_no_rate() -> None:
    assert assess(Series(RATE, {}), NI_15, Q1).rate is None


def test_the_course_is_the_years_total_at_the_pace_so_far() -> None:
    series = Series(RATE, counts(119, 101, 90, 80))

    assert assess(series, NI_15, Q1).course == 476
    assert assess(series, NI_15, Q2).course == 440
    assert assess(series, NI_15, Q4).course == 390


def test_a_level_has_no_course() -> None:
    series = Series(PERCENTAGE, parts((1, 2)))

    assert assess(series, Targets({Y2008: 45}), Q1).course is None


def test_an_incomplete_year_has_no_course() -> None:
    assert assess(Series(RATE, counts(None, 101)), NI_15, Q2).course is None


def test_where_nothing_ever_happens_in_a_first_quarter_it_sets_no_course() -> None:
    before = counts(0, 10, 10, 20, start=Q1 - 4)

    assessed = assess(Series(RATE, before | counts(0)), NI_15, Q1)

    assert (assessed.expected, assessed.course) == (0, None)
    assert assessed.rag is Rag.GREEN
