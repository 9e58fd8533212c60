"""Why an indicator has no rating: the kinds of nothing, each in its own words."""

from __future__ import annotations

import pytest

from indicators.analysis.assessment import assess, why_no_target
from indicators.analysis.measure import Reading, Series, Targets
from laa.plan.nothing import Nothing
from laa.plan.rag import Rag
from tests.indicators.examples import (
    COUNT,
    NI_15,
    NO_TARGETS,
    PERCENTAGE,
    Q1,
    Q2,
    Q3,
    RATE,
    Y2008,
    Y2009,
    counts,
)


def test_a_quarter_without_a_figure_is_not_rated() -> None:
    assessed = assess(Series(RATE, counts(119)), NI_15, Q2)

    assert (assessed.value, assessed.to_date, assessed.distance) == (None, None, None)
    assert assessed.rag is Rag.NONE
    assert assessed.reason == "No figure signed off for 2008/09 Q2"


def test_a_gap_earlier_in_the_year_leaves_the_year_unrated_but_not_the_quarter() -> (
    None
):
    assessed = assess(Series(RATE, counts(119, None, 90)), NI_15, Q3)

    assert (assessed.value, assessed.expected) == (90, 276)
    assert assessed.rate is not None
    assert assessed.rag is Rag.NONE
    assert assessed.reason == "No figure signed off for 2008/09 Q2"


def test_of_two_gaps_the_quarter_looked_at_is_named() -> None:
    assessed = assess(Series(RATE, {}), NI_15, Q3)

    assert assessed.reason == "No figure signed off for 2008/09 Q3"


def test_half_a_percentage_is_no_figure() -> None:
    series = Series(PERCENTAGE, {Q1: Reading(count=5)})

    assert assess(series, NI_15, Q1).reason == "No figure signed off for 2008/09 Q1"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (Nothing.BLANK, "No target entered for 2008/09"),
        (Nothing.NOT_APPLICABLE, "No target applies in 2008/09"),
        (Nothing.TO_BE_DETERMINED, "The target for 2008/09 is to be determined"),
    ],
)
def test_each_kind_of_nothing_says_so_in_its_own_words(
    target: Nothing, reason: str
) -> None:
    assessed = assess(Series(COUNT, counts(119)), Targets({Y2008: target}), Q1)

    assert (assessed.target, assessed.expected) == (target, None)
    assert (assessed.rag, assessed.distance) == (Rag.NONE, None)
    assert assessed.reason == why_no_target(target, Y2008) == reason


def test_a_figure_without_a_target_is_still_shown() -> None:
    assessed = assess(Series(RATE, counts(119)), NO_TARGETS, Q1)

    assert (assessed.value, assessed.to_date, assessed.course) == (119, 119, 476)
    assert assessed.reason == "No target entered for 2008/09"


def test_before_its_introduction_an_indicator_does_not_apply() -> None:
    targets = Targets({Y2008: Nothing.NOT_APPLICABLE}, introduced=Y2009)

    assessed = assess(Series(COUNT, {}), targets, Q1)

    assert assessed.rag is Rag.NONE
    assert assessed.reason == "Not applicable: to be introduced 2009/10"


def test_from_its_introduction_on_an_indicator_is_rated() -> None:
    targets = Targets({Y2009: 40}, introduced=Y2009)

    assessed = assess(Series(COUNT, counts(10, start=Q1 + 4)), targets, Q1 + 4)

    assert (assessed.rag, assessed.reason) == (Rag.GREEN, "")
