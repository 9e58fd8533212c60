from __future__ import annotations

import pytest

from indicators.analysis import words
from indicators.analysis.assessment import Change, assess
from indicators.analysis.measure import Measure, Reading, Series, Targets
from laa.plan.nothing import Nothing
from tests.indicators.examples import (
    COUNT,
    NI_15,
    NI_20,
    NO_TARGETS,
    PERCENTAGE,
    Q1,
    Q2,
    RATE,
    SCORE,
    Y2008,
    counts,
    parts,
)

NI_15_Q1 = assess(Series(RATE, counts(119)), NI_15, Q1)


@pytest.mark.parametrize(
    ("amount", "measure", "text"),
    [
        (119, RATE, "119"),
        (1030.5, RATE, "1,030.5"),
        (92.0, COUNT, "92"),
        (0, COUNT, "0"),
        (-3, COUNT, "−3"),
        (45.05, PERCENTAGE, "45.1%"),
        (45, PERCENTAGE, "45.0%"),
        (3.25, SCORE, "3.3"),
    ],
)
def test_a_value_is_shown_in_its_unit(
    amount: float, measure: Measure, text: str
) -> None:
    assert words.value(amount, measure) == text


@pytest.mark.parametrize(
    ("amount", "measure", "text"),
    [
        (27, RATE, "27 offences"),
        (-306.5, RATE, "306.5 offences"),
        (1, COUNT, "1 offence"),
        (1.04, COUNT, "1 offence"),
        (-1.5, PERCENTAGE, "1.5 percentage points"),
        (0.25, SCORE, "0.3 points"),
    ],
)
def test_an_amount_has_its_noun_and_no_sign(
    amount: float, measure: Measure, text: str
) -> None:
    assert words.amount_of(amount, measure) == text


def test_a_rate_names_its_base() -> None:
    assert words.rate(NI_15_Q1.rate, RATE) == "0.39 per 1,000 people"
    assert words.rate(0.0, RATE) == "0.00 per 1,000 people"
    assert words.rate(None, COUNT) == ""


def test_a_target_is_a_value_or_the_words_for_none() -> None:
    assert words.target(368.0, RATE) == "368"
    assert words.target(0, RATE) == "0"
    assert words.target(Nothing.NOT_APPLICABLE, RATE) == "N/A"
    assert words.target(Nothing.TO_BE_DETERMINED, RATE) == "To be determined"


def test_a_share_is_given_in_per_cent() -> None:
    assert words.percent(27 / 92) == "29.3%"


def test_serious_violent_crime_is_told_against_its_trajectory() -> None:
    assert words.against_trajectory(NI_15_Q1, RATE) == (
        "119 against 92 expected by the end of 2008/09 Q1: "
        "27 offences (29.3%) above the trajectory"
    )


def test_assault_with_injury_is_told_against_its_trajectory() -> None:
    assessed = assess(Series(RATE, counts(724)), NI_20, Q1)

    assert words.against_trajectory(assessed, RATE) == (
        "724 against 1,030.5 expected by the end of 2008/09 Q1: "
        "306.5 offences (29.7%) below the trajectory"
    )


def test_what_cannot_be_set_against_a_trajectory_says_why() -> None:
    no_figure = assess(Series(RATE, {}), NI_15, Q1)
    no_target = assess(Series(RATE, counts(119)), NO_TARGETS, Q1)

    assert words.against_trajectory(no_figure, RATE) == (
        "No figure signed off for 2008/09 Q1"
    )
    assert words.against_trajectory(no_target, RATE) == "No target entered for 2008/09"
    assert words.distance(no_target, RATE) == "No target entered for 2008/09"


def test_a_figure_on_its_trajectory_is_exactly_on_it() -> None:
    assessed = assess(Series(RATE, counts(92)), NI_15, Q1)

    assert words.distance(assessed, RATE) == "exactly on the trajectory"


def test_a_distance_from_zero_has_no_per_cent() -> None:
    assessed = assess(Series(COUNT, counts(1)), Targets({Y2008: 0}), Q1)

    assert words.distance(assessed, COUNT) == "1 offence above the trajectory"


@pytest.mark.parametrize(
    ("difference", "text"),
    [
        (-18, "18 fewer than 2008/09 Q1 (119)"),
        (5, "5 more than 2008/09 Q1 (119)"),
        (0, "The same as 2008/09 Q1 (119)"),
    ],
)
def test_counts_are_more_or_fewer(difference: int, text: str) -> None:
    assert words.direction(Change(Q1, 119, difference), COUNT) == text


def test_levels_are_higher_or_lower() -> None:
    series = Series(PERCENTAGE, parts((41, 100), (40, 100)))
    change = assess(series, NI_15, Q2).since_quarter_before

    assert words.direction(change, PERCENTAGE) == (
        "1.0 percentage points lower than 2008/09 Q1 (41.0%)"
    )
    assert words.direction(Change(Q1, 3.0, 0.25), SCORE) == (
        "0.3 points higher than 2008/09 Q1 (3.0)"
    )


def test_a_refused_comparison_says_why() -> None:
    refused = Change(Q1, 119, None, "no figure for 2008/09 Q2")

    assert words.direction(refused, COUNT) == "No figure for 2008/09 Q2"


def test_a_sentence_begins_with_a_large_letter_and_keeps_its_others() -> None:
    assert words.sentence_case("no figure for Q1") == "No figure for Q1"
    assert words.sentence_case("") == ""


@pytest.mark.parametrize(
    ("before", "after", "measure", "text"),
    [
        (119, 109, RATE, "10 fewer (8.4%)"),
        (100, 101, COUNT, "1 more (1.0%)"),
        (0, 4, COUNT, "4 more"),
        (119, 119, RATE, "the same figure"),
        (45, 43.5, PERCENTAGE, "1.5 percentage points lower (3.3%)"),
        (3, 3.3, SCORE, "0.3 points higher (10.0%)"),
    ],
)
def test_a_recount_is_told_with_its_amount(
    before: float, after: float, measure: Measure, text: str
) -> None:
    assert words.recount(before, after, measure) == text


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        (Reading(25, 1183), "25 of 1,183 people"),
        (Reading(25), ""),
        (Reading(score=3), ""),
        (None, ""),
    ],
)
def test_the_parts_of_a_percentage_are_told(reading: Reading | None, text: str) -> None:
    assert words.parts(reading, PERCENTAGE) == text
