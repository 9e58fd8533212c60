"""Targets that were negotiated anew: which version counts when, and what it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from indicators.analysis import words
from indicators.analysis.assessment import assess, quarter_targets
from indicators.analysis.evidence import weigh
from indicators.analysis.measure import Series, Targets, Version
from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter
from laa.plan.rag import Rag
from tests.indicators.examples import (
    AGREED_ON,
    COUNTED_ANEW,
    NI_15,
    NI_15_REFRESHED,
    Q1,
    Q2,
    Q3,
    Q4,
    RATE,
    Y2007,
    Y2008,
    Y2009,
    Y2010,
    counts,
    outlook,
    version,
)

NEXT_Q1 = Q4 + 1


def numbers(*later: Targets) -> list[int]:
    """The version that counts for each quarter of two years."""
    targets = replace(NI_15, refreshed=later)
    return [targets.at(Q1 + n).version.number for n in range(8)]


def test_without_a_refresh_the_plans_own_targets_count_throughout() -> None:
    assert numbers() == [1] * 8
    assert NI_15.counting == (NI_15,)


def test_a_quarter_before_the_refresh_counts_goes_on_with_the_earlier_targets() -> None:
    assert numbers(version(2, NEXT_Q1)) == [1, 1, 1, 1, 2, 2, 2, 2]


def test_a_refresh_may_count_from_inside_a_year() -> None:
    assert numbers(version(2, Q3)) == [1, 1, 2, 2, 2, 2, 2, 2]


def test_one_version_follows_the_other() -> None:
    later = version(2, Q3), version(3, NEXT_Q1 + 1)

    assert numbers(*later) == [1, 1, 2, 2, 2, 3, 3, 3]
    assert [one.version.number for one in replace(NI_15, refreshed=later).counting] == [
        1,
        2,
        3,
    ]


@pytest.mark.parametrize("counts_from", [Q3, Q2])
def test_a_version_that_is_put_right_before_it_counted_never_counts(
    counts_from: Quarter,
) -> None:
    later = version(2, Q3), version(3, counts_from)

    assert 2 not in numbers(*later)
    assert [one.version.number for one in replace(NI_15, refreshed=later).counting] == [
        1,
        3,
    ]


def test_each_quarter_is_judged_by_the_targets_that_count_for_it() -> None:
    """A first quarter holds 119 / 374 of a year: 124.1 of 390, and 112.3 of 353."""
    series = Series(RATE, counts(119, 85, 85, 85, 119))

    first, last, next_year = (
        assess(series, NI_15_REFRESHED, quarter) for quarter in (Q1, Q4, NEXT_Q1)
    )

    assert (first.expected, first.rag, first.version.number) == (92, Rag.RED, 1)
    assert (last.target, last.version.number) == (368, 1)
    assert next_year.target == 390
    assert next_year.version == Version(2, AGREED_ON, NEXT_Q1)
    assert (next_year.rag, assess(series, NI_15, NEXT_Q1).rag) == (Rag.GREEN, Rag.RED)


def test_the_tolerance_is_that_of_the_version() -> None:
    wide = replace(NI_15, refreshed=(version(2, Q2, tolerance=0.5),))
    series = Series(RATE, counts(119, 119))

    assert [assess(series, wide, quarter).rag for quarter in (Q1, Q2)] == [
        Rag.RED,
        Rag.AMBER,
    ]


def test_quarters_of_one_year_may_have_parts_of_two_targets() -> None:
    targets = replace(NI_15, refreshed=(version(2, Q3, annual={Y2008: 400}),))

    assert quarter_targets(Series(RATE, {}), targets, Y2008) == (92, 92, 100, 100)


def test_a_version_may_leave_a_year_undecided() -> None:
    undecided = version(2, Q2, annual={Y2008: Nothing.TO_BE_DETERMINED})
    targets = replace(NI_15, refreshed=(undecided,))

    assessed = assess(Series(RATE, counts(119, 101)), targets, Q2)

    assert assessed.rag is Rag.NONE
    assert assessed.reason == "The target for 2008/09 is to be determined"


def test_a_year_is_held_to_the_version_that_counts_at_its_end() -> None:
    targets = replace(NI_15, refreshed=(version(2, Q3),))

    assert targets.at_end_of(Y2007) is targets
    assert targets.at_end_of(Y2008).version.number == 2


def test_the_baseline_is_that_of_the_version() -> None:
    series = Series(RATE, counts(119, 119), (COUNTED_ANEW,))
    rebased = version(2, Q2, baseline=476, recounted=True)
    targets = replace(NI_15, refreshed=(rebased,))

    before, after = (
        weigh(series, targets, assess(series, targets, quarter)) for quarter in (Q1, Q2)
    )

    assert before.since_baseline is not None
    assert after.since_baseline is not None
    assert before.since_baseline.ratio > 1.2
    assert after.since_baseline.ratio == 1
    assert (before.baseline_break, after.baseline_break) == (COUNTED_ANEW, None)


def test_a_baseline_counted_again_is_parted_by_breaks_after_that_alone() -> None:
    later = replace(COUNTED_ANEW, day=AGREED_ON + timedelta(days=30))
    rebased = version(2, NEXT_Q1, recounted=True)

    assert not rebased.lies_before(COUNTED_ANEW, Quarter(2009, 2))
    assert rebased.lies_before(later, Quarter(2009, 2))
    assert not rebased.lies_before(later, Q4)
    assert not replace(rebased, baseline_year=None).lies_before(later, Quarter(2009, 2))


def test_a_version_is_named_with_its_number() -> None:
    assert words.targets_of(Version()) == "the plan’s own targets (version 1)"
    assert words.targets_of(version(3, Q3, date(2010, 1, 9)).version) == (
        "the targets agreed in January 2010 (version 3)"
    )


def test_which_targets_judge_a_quarter_is_said_once_there_are_two() -> None:
    series = Series(RATE, counts(119, 101, 96, 105, 95))

    assert outlook(series, NI_15).judged_by == ""
    assert outlook(series, NI_15_REFRESHED, Q2).judged_by == (
        "Judged by the plan’s own targets (version 1)"
    )
    later = outlook(series, NI_15_REFRESHED, NEXT_Q1)
    assert later.judged_by == "Judged by the targets agreed in March 2009 (version 2)"
    assert later.counting.for_year(Y2010) == 380
    assert later.counting.for_year(Y2009) == 390
