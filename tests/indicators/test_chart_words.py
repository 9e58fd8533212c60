from __future__ import annotations

from dataclasses import replace

import pytest

from indicators import chart_words
from indicators.analysis.measure import Polarity, Reading, Series, Targets
from laa.plan.nothing import Nothing
from tests.indicators.examples import (
    COUNT,
    COUNTED_ANEW,
    NI_15,
    NI_15_REFRESHED,
    NI_20,
    PERCENTAGE,
    Q1,
    Q4,
    RATE,
    SCORE,
    Y2009,
    Y2010,
    counts,
    outlook,
    parts,
)

NOTHING_KNOWN = Series(RATE, {})
MORE = replace(COUNT, polarity=Polarity.HIGHER)


def said(targets: Targets, series: Series = NOTHING_KNOWN) -> str:
    return chart_words.trajectory(outlook(series, targets))


def test_the_trajectory_of_serious_violent_crime_in_a_sentence() -> None:
    assert said(NI_15, Series(RATE, counts(119))) == (
        "The target for 2010/11 is 339, 11.5% below the baseline of 383; "
        "the success criterion asks for 340 or fewer; "
        "at the pace of the year so far 2008/09 would end at 476."
    )


def test_the_last_target_of_assault_with_injury_misses_its_own_criterion() -> None:
    assert said(NI_20) == (
        "The target for 2010/11 is 3,958, 5.9% below the baseline of 4,206; "
        "the success criterion asks for 3,953 or fewer."
    )


def test_a_year_that_is_over_has_no_pace() -> None:
    series = Series(RATE, counts(119, 101, 90, 80))

    sentence = chart_words.trajectory(outlook(series, NI_15, as_of=Q4))

    assert "at the pace" not in sentence


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        (Nothing.BLANK, "No target entered for 2010/11."),
        (Nothing.NOT_APPLICABLE, "No target applies in 2010/11."),
        (Nothing.TO_BE_DETERMINED, "The target for 2010/11 is to be determined."),
    ],
)
def test_a_last_year_without_a_target_says_which_nothing_it_is(
    target: Nothing, sentence: str
) -> None:
    assert said(Targets({Y2009: 353, Y2010: target}, baseline=383)) == sentence


@pytest.mark.parametrize(
    ("baseline", "sentence"),
    [
        (None, "The target for 2010/11 is 340."),
        (340, "The target for 2010/11 is 340, the same as the baseline."),
        (320, "The target for 2010/11 is 340, 6.3% above the baseline of 320."),
        (0, "The target for 2010/11 is 340, 340 offences above the baseline of 0."),
    ],
)
def test_a_target_is_told_with_or_without_a_baseline(
    baseline: int | None, sentence: str
) -> None:
    assert said(Targets({Y2010: 340}, baseline=baseline)) == sentence


def test_a_target_of_zero_is_a_target() -> None:
    assert said(Targets({Y2010: 0}, baseline=4)).startswith(
        "The target for 2010/11 is 0, 100.0% below the baseline of 4"
    )


def test_a_percentage_is_told_from_its_baseline_in_points() -> None:
    targets = Targets({Y2010: 40}, baseline=50, success_change=-0.1)

    assert said(targets, Series(PERCENTAGE, {})) == (
        "The target for 2010/11 is 40.0%, 10.0 percentage points below "
        "the baseline of 50.0%; the success criterion asks for 45.0% or less."
    )


def test_where_higher_is_better_a_criterion_asks_for_more() -> None:
    targets = Targets({Y2010: 3.5}, baseline=3, success_change=0.1)

    assert "asks for 3.3 or more" in said(targets, Series(SCORE, {}))


@pytest.mark.parametrize(
    ("series", "baseline", "change", "limit"),
    [
        (Series(COUNT, {}), 383, -0.11, "340 or fewer"),
        (Series(MORE, {}), 383, 0.11, "426 or more"),
        (Series(MORE, {}), 100, 0.1, "110 or more"),
        (Series(COUNT, {}), 1000, -0.47, "530 or fewer"),
    ],
)
def test_the_last_whole_number_that_meets_a_criterion_is_asked_for(
    series: Series, baseline: int, change: float, limit: str
) -> None:
    targets = Targets({}, baseline=baseline, success_change=change)

    assert f"the success criterion asks for {limit}." in said(targets, series)


def test_the_latest_quarter_is_told_with_its_rate_and_its_change() -> None:
    series = Series(RATE, counts(96, 119, start=Q4 - 4), (COUNTED_ANEW,))

    assert chart_words.latest_quarter(outlook(series, NI_15)) == (
        "2008/09 Q1: 119, 0.39 per 1,000 people this quarter. "
        "Not comparable: GBH was counted differently from April 2008."
    )


def test_an_indicator_without_a_rate_is_told_without_one() -> None:
    series = Series(PERCENTAGE, parts((1, 2), (2, 5), start=Q1 - 1))

    assert chart_words.latest_quarter(outlook(series, NI_15)) == (
        "2008/09 Q1: 40.0%. 10.0 percentage points lower than 2007/08 Q4 (50.0%)."
    )


def test_a_quarter_of_zero_is_told_as_zero() -> None:
    series = Series(COUNT, {Q1: Reading(count=0)})

    assert chart_words.latest_quarter(outlook(series, NI_15)).startswith(
        "2008/09 Q1: 0. "
    )


def test_a_quarter_without_a_figure_says_so() -> None:
    assert chart_words.latest_quarter(outlook(NOTHING_KNOWN, NI_15)) == (
        "No figure signed off for 2008/09 Q1."
    )


def test_a_target_negotiated_anew_is_told_with_what_the_plan_itself_has() -> None:
    assert said(NI_15_REFRESHED).startswith(
        "The target for 2010/11 is 380, 0.8% below the baseline of 383; that is by the "
        "targets agreed in March 2009 (version 2); the plan has 339; the success"
    )


def test_a_refresh_that_left_the_last_target_alone_is_not_told_of_it() -> None:
    same = replace(NI_15_REFRESHED.refreshed[0], annual=NI_15.annual)

    assert said(replace(NI_15, refreshed=(same,))) == said(NI_15)
