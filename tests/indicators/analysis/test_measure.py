from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.analysis.measure import (
    Break,
    Kind,
    Polarity,
    Reading,
    Series,
    Targets,
)
from laa.plan.nothing import Nothing
from tests.indicators.examples import (
    COUNT,
    COUNTED_ANEW,
    NI_15,
    NI_20,
    NO_TARGETS,
    PERCENTAGE,
    Q1,
    Q2,
    Q3,
    SCORE,
    Y2008,
    Y2010,
    counts,
)


@pytest.mark.parametrize(
    ("kind", "adds_up"),
    [("rate", True), ("count", True), ("percentage", False), ("score", False)],
)
def test_counts_add_up_to_a_year_and_levels_do_not(kind: str, adds_up: bool) -> None:
    assert Kind(kind).adds_up is adds_up


def test_polarity_says_which_way_is_better() -> None:
    assert Polarity.LOWER.words == "Lower is better"
    assert Polarity.HIGHER.words == "Higher is better"


def test_a_polarity_has_the_words_for_better_and_worse() -> None:
    lower, higher = Polarity.LOWER, Polarity.HIGHER

    assert (lower.limit, lower.better, lower.worse) == ("At most", "less", "more")
    assert (higher.limit, higher.better, higher.worse) == ("At least", "more", "less")


def test_what_is_counted_is_fewer_and_what_is_measured_is_less() -> None:
    assert (COUNT.better, PERCENTAGE.better, SCORE.better) == ("fewer", "less", "more")
    assert replace(COUNT, polarity=Polarity.HIGHER).better == "more"


@pytest.mark.parametrize("kind", [Kind.RATE, Kind.COUNT])
@pytest.mark.parametrize("count", [119, 0, -2, None])
def test_a_count_is_its_own_value(kind: Kind, count: int | None) -> None:
    assert Reading(count=count).value(kind) == count


@pytest.mark.parametrize(
    ("count", "denominator", "value"),
    [(1, 4, 25), (0, 4, 0), (4, 4, 100), (None, 4, None), (1, None, None)],
)
def test_a_percentage_needs_both_its_parts(
    count: int | None, denominator: int | None, value: float | None
) -> None:
    assert Reading(count, denominator).value(Kind.PERCENTAGE) == value


def test_a_percentage_of_nothing_is_incomplete_rather_than_zero() -> None:
    assert Reading(0, 0).value(Kind.PERCENTAGE) is None


@pytest.mark.parametrize("score", [3.2, 0.0, None])
def test_a_score_is_its_own_value(score: float | None) -> None:
    assert Reading(score=score).value(Kind.SCORE) == score


def test_a_quarter_without_a_figure_has_no_value() -> None:
    series = Series(COUNT, counts(0))

    assert series.value(Q1) == 0
    assert series.value(Q2) is None


def test_a_break_parts_the_quarters_before_its_day_from_those_after() -> None:
    assert COUNTED_ANEW.parts(Q1 - 1, Q1)
    assert COUNTED_ANEW.parts(Q1 - 4, Q3)
    assert not COUNTED_ANEW.parts(Q1, Q2)
    assert not COUNTED_ANEW.parts(Q1 - 2, Q1 - 1)


def test_a_series_names_the_first_break_between_two_quarters() -> None:
    later = Break(date(2008, 10, 1), "Counted differently again", "")
    series = Series(COUNT, {}, (COUNTED_ANEW, later))

    assert series.break_between(Q1 - 1, Q3) is COUNTED_ANEW
    assert series.break_between(Q1, Q3) is later
    assert series.break_between(Q1, Q2) is None


def test_a_year_that_nobody_set_a_target_for_is_blank() -> None:
    assert NI_15.for_year(Y2008) == 368
    assert NO_TARGETS.for_year(Y2008) is Nothing.BLANK


def test_the_success_criteria_of_coventry_ask_for_less_than_the_last_targets() -> None:
    assert NI_15.criterion == pytest.approx(340.87)
    assert NI_20.criterion == pytest.approx(3953.64)
    assert NI_20.for_year(Y2010) == 3958


@pytest.mark.parametrize(
    "targets", [Targets({}, baseline=383), Targets({}, success_change=-0.11)]
)
def test_a_criterion_needs_a_baseline_and_a_change(targets: Targets) -> None:
    assert targets.criterion is None
