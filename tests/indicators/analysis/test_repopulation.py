from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.analysis.measure import Reading, Series
from indicators.analysis.repopulation import (
    RateChange,
    Retelling,
    rate_changes,
    repopulated,
    retold,
    takes,
)
from laa.plan.nothing import Nothing
from tests.indicators.examples import (
    AGREEMENT,
    COUNT,
    NI_15,
    NI_15_REFRESHED,
    NO_TARGETS,
    PERCENTAGE,
    Q1,
    Q4,
    RATE,
    Y2009,
    counts,
    outlook,
)

REVISED = 305_186


def rounded(change: RateChange) -> tuple[str, float, float | None, float | None]:
    before, after = (
        None if rate is None else round(rate, 4)
        for rate in (change.before, change.after)
    )
    return change.name, change.count, before, after


def test_every_rate_is_told_before_and_after() -> None:
    """119 / 306,700 = 0.3880 and 119 / 305,186 = 0.3899 per 1,000."""
    series = Series(RATE, counts(119, 101))

    found = [rounded(one) for one in rate_changes(series, NI_15, AGREEMENT, REVISED)]

    assert found == [
        ("Baseline 2007/08", 383, 1.2488, 1.2550),
        ("Target 2008/09", 368, 1.1999, 1.2058),
        ("Target 2009/10", 353, 1.1510, 1.1567),
        ("Target 2010/11", 339, 1.1053, 1.1108),
        ("2008/09 Q1", 119, 0.3880, 0.3899),
        ("2008/09 Q2", 101, 0.3293, 0.3309),
        ("2008/09, Q1 to Q2", 220, 0.7173, 0.7209),
    ]


def test_a_whole_year_is_told_as_one_and_a_gap_ends_it() -> None:
    whole = Series(RATE, counts(1, 2, 3, 4))
    gap = Series(RATE, counts(1, None, 3, 4))
    late = Series(RATE, counts(2, start=Q4))

    names = [
        [one.name for one in rate_changes(series, NO_TARGETS, AGREEMENT, REVISED)]
        for series in (whole, gap, late)
    ]

    assert names[0][-1] == "Year 2008/09"
    assert names[1] == ["2008/09 Q1", "2008/09 Q3", "2008/09 Q4"]
    assert names[2] == ["2008/09 Q4"]


def test_targets_are_those_that_count_at_each_years_end() -> None:
    found = rate_changes(Series(RATE, {}), NI_15_REFRESHED, AGREEMENT, REVISED)

    assert [one.count for one in found] == [383, 368, 390, 380]


def test_what_is_no_number_has_no_rate() -> None:
    undecided = replace(NI_15, baseline=None, annual={Y2009: Nothing.TO_BE_DETERMINED})
    series = Series(RATE, {Q1: Reading()})

    assert rate_changes(series, undecided, AGREEMENT, REVISED) == ()


def test_where_there_was_no_population_there_is_no_difference() -> None:
    series = repopulated(Series(RATE, counts(119)), None)

    *_, change = rate_changes(series, NO_TARGETS, AGREEMENT, REVISED)

    assert (change.before, change.difference) == (None, None)
    assert change.is_shown_otherwise(2)
    assert RateChange("Q1", 1, 0.5, None).difference is None


@pytest.mark.parametrize(
    ("decimals", "seen"), [(2, False), (3, True)], ids=["rounded alike", "apart"]
)
def test_a_rate_is_other_where_its_shown_digits_are(decimals: int, seen: bool) -> None:
    change = RateChange("2008/09 Q1", 119, 0.3880, 0.3899)

    assert change.is_shown_otherwise(decimals) is seen
    assert change.difference == pytest.approx(0.0019)


def test_only_a_rate_of_all_people_takes_an_estimate_of_all_people() -> None:
    assert takes(RATE)
    assert not takes(replace(RATE, base="young people aged 10 to 17"))
    assert not takes(COUNT)
    assert not takes(PERCENTAGE)


def test_neither_ratings_nor_sentences_rest_on_the_population() -> None:
    series = Series(RATE, counts(119, 101, 90, 80, 70))
    before = outlook(series, NI_15, Q4)
    after = replace(before, series=repopulated(series, REVISED))

    assert [*retold(before, after)] == []


def test_what_is_told_otherwise_is_told_with_both() -> None:
    """With other counts, which stand for a method that looks at the population."""
    before = outlook(Series(RATE, counts(119)), NI_15)
    after = outlook(Series(RATE, {}), NI_15)

    found = {one.name: one for one in retold(before, after)}

    rating = found["Rating"]
    assert isinstance(rating, Retelling)
    assert rating.quarter == Q1
    assert rating.before.startswith("Red. 119 against 92 expected")
    assert rating.after == "No rating. No figure signed off for 2008/09 Q1."
    assert found["Year end"].after == "Not told"
