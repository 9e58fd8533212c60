from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.expectation import Reference, caution, expect, is_far
from indicators.analysis.measure import Kind, Measure, Series, Targets
from laa.plan.nothing import Nothing
from tests.indicators.examples import (
    COUNT,
    COUNTED_ANEW,
    NI_15,
    NO_TARGETS,
    PERCENTAGE,
    Q1,
    Q2,
    RATE,
    SCORE,
    Y2008,
    counts,
)

BEFORE = counts(100, 100, 100, 100, start=Q1 - 4)


def test_a_new_figure_is_held_against_target_and_earlier_figures() -> None:
    expectation = expect(Series(RATE, BEFORE | counts(119)), NI_15, Q2)

    assert expectation.references == (
        Reference("Expected in 2008/09 Q2", 92),
        Reference("Expected by the end of 2008/09 Q2", 184),
        Reference("The quarter before, 2008/09 Q1", 119),
        Reference("A year before, 2007/08 Q2", 100),
    )


def test_beyond_a_series_break_the_figure_is_shown_and_the_comparison_refused() -> None:
    series = Series(RATE, BEFORE, (COUNTED_ANEW,))

    year_before = expect(series, NI_15, Q1).year_before

    assert year_before.value == 100
    assert year_before.refusal == (
        "Not comparable: GBH was counted differently from April 2008"
    )


def test_a_figure_that_there_is_not_is_said_not_to_be_there() -> None:
    series = Series(RATE, {}, (COUNTED_ANEW,))

    assert expect(series, NI_15, Q1).quarter_before == Reference(
        "The quarter before, 2007/08 Q4", None, "No figure"
    )


def test_without_a_target_the_reason_stands_in_for_both_its_parts() -> None:
    targets = Targets({Y2008: Nothing.TO_BE_DETERMINED})

    expectation = expect(Series(RATE, {}), targets, Q1)

    assert expectation.share.value is None
    assert expectation.share.refusal == "Target: to be determined"
    assert expectation.by_then.refusal == "Target: to be determined"


@pytest.mark.parametrize(
    ("value", "reference", "far"),
    [(147, 100, False), (148, 100, True), (9, 0, False), (10, 0, True), (-3, 1, True)],
)
def test_a_count_is_far_beyond_three_standard_errors(
    value: int, reference: int, far: bool
) -> None:
    assert is_far(value, reference, COUNT) is far


@pytest.mark.parametrize("measure", [PERCENTAGE, SCORE])
def test_a_level_is_far_beyond_half_of_the_reference(measure: Measure) -> None:
    assert not is_far(60, 40, measure)
    assert is_far(60.1, 40, measure)
    assert is_far(0.1, 0, measure)


def test_a_figure_near_one_earlier_figure_raises_no_doubt() -> None:
    near_the_year_before = Series(RATE, BEFORE | counts(300))

    assert caution(110, expect(near_the_year_before, NI_15, Q2), RATE) == ""


def test_a_figure_far_from_both_earlier_figures_is_doubted_in_words() -> None:
    expectation = expect(Series(RATE, BEFORE | counts(119)), NI_15, Q2)

    assert caution(1010, expectation, RATE) == (
        "1,010 is far from the quarter before, 2008/09 Q1 (119) and from "
        "a year before, 2007/08 Q2 (100). "
        "Check it; if it is right, say in the commentary what lies behind it."
    )


def test_where_no_earlier_figure_compares_the_target_stands_in() -> None:
    expectation = expect(Series(RATE, BEFORE, (COUNTED_ANEW,)), NI_15, Q1)

    assert caution(119, expectation, RATE) == ""
    assert caution(1190, expectation, RATE).startswith(
        "1,190 is far from what is expected (92)."
    )


def test_with_nothing_to_hold_it_against_a_figure_raises_no_doubt() -> None:
    assert caution(10**6, expect(Series(RATE, {}), NO_TARGETS, Q1), RATE) == ""


@given(
    st.integers(-100, 10**6), st.integers(-100, 10**6), st.sampled_from([RATE, COUNT])
)
def test_counts_are_as_far_from_each_other_either_way(
    one: int, other: int, measure: Measure
) -> None:
    assert is_far(one, other, measure) is is_far(other, one, measure)
    assert Kind(measure.kind).adds_up
    assert not is_far(one, one, measure)
