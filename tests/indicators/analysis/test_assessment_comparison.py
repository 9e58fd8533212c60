"""Comparison over time: changes, quarterly shares, and what a series break refuses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.assessment import (
    Change,
    assess,
    change,
    quarter_targets,
    year_profile,
)
from indicators.analysis.measure import Series, Targets
from indicators.analysis.trajectory import EVEN
from laa.plan.nothing import Nothing
from laa.plan.rag import Rag
from tests.indicators.examples import (
    COUNT,
    COUNTED_ANEW,
    NI_15,
    PERCENTAGE,
    Q1,
    Q2,
    Q3,
    Q4,
    RATE,
    Y2008,
    Y2009,
    counts,
    parts,
)


def test_a_change_is_the_later_figure_less_the_earlier() -> None:
    assert change(Series(COUNT, counts(119, 101)), Q1, Q2) == Change(Q1, 119, -18)


def test_no_change_is_zero_and_not_nothing() -> None:
    assert change(Series(COUNT, counts(0, 0)), Q1, Q2).difference == 0


def test_a_missing_figure_is_named_whichever_it_is() -> None:
    series = Series(COUNT, counts(119))

    assert change(series, Q1, Q2) == Change(Q1, 119, None, "no figure for 2008/09 Q2")
    assert change(series, Q1 - 1, Q1).refusal == "no figure for 2007/08 Q4"
    assert change(series, Q2, Q3).refusal == "no figure for 2008/09 Q2"


def test_the_two_sides_of_a_series_break_are_not_compared() -> None:
    series = Series(RATE, counts(96, 119, start=Q4 - 4), (COUNTED_ANEW,))

    changed = change(series, Q1 - 1, Q1)

    assert (changed.value, changed.difference) == (96, None)
    assert changed.refusal == (
        "not comparable: GBH was counted differently from April 2008"
    )


def test_an_assessment_looks_a_quarter_and_a_year_back() -> None:
    year_before = counts(90, 91, 92, 93, start=Q1 - 4)

    assessed = assess(Series(RATE, year_before | counts(119)), NI_15, Q1)

    assert assessed.since_quarter_before == Change(Q1 - 1, 93, 26)
    assert assessed.since_year_before == Change(Q1 - 4, 90, 29)


def test_earlier_whole_years_say_how_a_year_spreads_over_its_quarters() -> None:
    earlier = counts(10, 20, 30, 40, start=Q1 - 4)

    assert year_profile(Series(COUNT, earlier), Y2008) == (0.1, 0.2, 0.3, 0.4)


def test_a_year_says_nothing_of_itself_or_of_those_before() -> None:
    series = Series(COUNT, counts(10, 20, 30, 40))

    assert year_profile(series, Y2008) == EVEN
    assert year_profile(series, Y2009) == (0.1, 0.2, 0.3, 0.4)


def test_half_a_year_says_nothing_of_the_others() -> None:
    series = Series(COUNT, counts(10, 20, None, 40, start=Q1 - 4))

    assert year_profile(series, Y2008) == EVEN


def test_a_year_beyond_a_series_break_says_nothing_of_this_one() -> None:
    earlier = counts(10, 20, 30, 40, start=Q1 - 4)

    assert year_profile(Series(COUNT, earlier, (COUNTED_ANEW,)), Y2008) == EVEN


def test_a_seasonal_year_expects_less_of_a_quiet_quarter() -> None:
    earlier = counts(10, 20, 30, 40, start=Q1 - 4)
    series = Series(COUNT, earlier | counts(12))

    assessed = assess(series, Targets({Y2008: 100}), Q1)

    assert (assessed.expected, assessed.rag) == (10, Rag.RED)
    assert assessed.course == 120


def test_a_quarter_has_its_own_part_of_the_years_target() -> None:
    assert quarter_targets(Series(COUNT, {}), NI_15, Y2008) == (92,) * 4


def test_of_a_level_each_quarter_has_the_whole_target() -> None:
    series = Series(PERCENTAGE, parts((1, 2)))

    assert quarter_targets(series, Targets({Y2008: 45}), Y2008) == (45,) * 4


def test_where_there_is_no_target_a_quarter_has_the_same_reason_for_none() -> None:
    targets = Targets({Y2008: Nothing.TO_BE_DETERMINED})

    assert (
        quarter_targets(Series(COUNT, {}), targets, Y2008)
        == (Nothing.TO_BE_DETERMINED,) * 4
    )


FIGURES = st.lists(st.none() | st.integers(-50, 10_000), max_size=12)
TARGETS = st.none() | st.integers(0, 10**5)


@given(FIGURES, TARGETS, st.integers(0, 11))
def test_whatever_is_known_is_assessed_and_either_rated_or_explained(
    figures: list[int | None], target: int | None, ahead: int
) -> None:
    series = Series(RATE, counts(*figures, start=Q1 - 4), (COUNTED_ANEW,))
    annual = {} if target is None else {Y2008: target, Y2009: target}

    assessed = assess(series, Targets(annual), Q1 - 4 + ahead)

    assert (assessed.rag is Rag.NONE) is bool(assessed.reason)
    assert (assessed.rag is Rag.NONE) is (assessed.distance is None)
