from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.analysis.findings.population import (
    Implied,
    agreed,
    implied_population,
    interval,
)
from indicators.analysis.findings.reading import PlannedIndicator, Rated
from indicators.analysis.findings.rounding import decimals_of, half_up
from indicators.analysis.measure import Kind, Series
from laa.plan.findings import Where
from tests.indicators.analysis.findings.plans import (
    MEASURE,
    an_indicator,
    baseline,
    found,
    target,
    words_of,
)
from tests.indicators.examples import RATE, Y2008, Y2009


def rated(count: str, rate: str) -> Rated:
    return Rated(baseline(count, rate), Decimal(count), Decimal(rate))


def printing(*pairs: tuple[str, str], **measure: object) -> PlannedIndicator:
    """A baseline and targets, each with a rate."""
    (count, rate), *others = pairs
    years = (Y2008, Y2009)
    targets = [target(y, *pair) for y, pair in zip(years, others, strict=False)]
    series = Series(replace(MEASURE, **measure), {})
    return an_indicator(series=series, printed=(baseline(count, rate), *targets))


# Counts and rates as a plan prints them; 4122 / 306,583 is the first below 13.445.
@pytest.mark.parametrize(
    ("count", "rate", "bounds"),
    [
        ("4122", "13.44", (306_583, 306_810)),
        ("3958", "12.91", (306_466, 306_702)),
        ("119", "0.3", (340_001, 476_000)),
        ("383", "1.7", (218_858, 232_121)),
    ],
)
def test_a_rate_implies_from_how_many_to_how_many_people(
    count: str, rate: str, bounds: tuple[int, int]
) -> None:
    assert interval(rated(count, rate), per=1000) == bounds


@given(
    st.integers(1, 10**6),
    st.decimals("0.01", "99", places=2),
    st.sampled_from([1, 1000, 100_000]),
)
def test_within_the_interval_and_only_there_the_rate_is_the_printed_one(
    count: int, rate: Decimal, per: int
) -> None:
    one = rated(str(count), str(rate))
    bounds = interval(one, per)
    assume(bounds is not None)
    assert bounds is not None
    lower, upper = bounds

    def rounds_to_it(people: int) -> bool:
        return half_up(Fraction(count * per, people), decimals_of(rate)) == rate

    assert rounds_to_it(lower)
    assert rounds_to_it(upper)
    assert not rounds_to_it(upper + 1)
    assert lower == 1 or not rounds_to_it(lower - 1)


@pytest.mark.parametrize(
    ("count", "rate", "per"),
    [("0", "1.20", 1000), ("-3", "1.20", 1000), ("5", "0.0", 1000), ("3", "1.49", 1)],
    ids=["count of 0", "count below 0", "rate that may be 0", "rate of nobody"],
)
def test_a_pair_that_bounds_no_population_says_nothing(
    count: str, rate: str, per: int
) -> None:
    assert interval(rated(count, rate), per) is None


def test_the_most_that_meet_are_agreed_and_of_ties_the_lowest() -> None:
    low, middle, high = Implied("a", 1, 5), Implied("b", 4, 9), Implied("c", 8, 12)

    assert agreed([high, low, middle]) == [low, middle]
    assert agreed([]) == []


def test_what_disagrees_is_named_with_the_people_it_implies() -> None:
    indicator = printing(("400", "4.00"), ("384", "3.84"), ("369", "3.70"))

    (finding,) = found(implied_population, indicator)

    assert finding.where == Where(part="population")
    assert finding.words == (
        "Of 3 counts with a rate, 2 agree on a population of 99,876 to 100,125. The "
        "rates here are computed with 100,000, which is among them. Not in agreement: "
        "NI 1, target 2009/10: 369 at 3.70 (99,596 to 99,864)."
    )


def test_pairs_that_agree_on_another_population_than_the_one_used_are_found() -> None:
    indicator = printing(("400", "4.00"), ("384", "3.84"), population=200_000)

    words = words_of(implied_population, indicator)

    assert words.startswith("Of 2 counts with a rate, 2 agree on a population of ")
    assert words.endswith("computed with 200,000, which is not among them.")


def test_where_no_population_is_named_the_pairs_are_still_compared() -> None:
    sound = printing(("400", "4.00"), ("384", "3.84"), population=None)
    unsound = printing(("400", "4.00"), ("384", "3.84"), ("369", "9"), population=None)

    assert found(implied_population, sound) == []
    assert "computed with" not in words_of(implied_population, unsound)


def test_where_no_two_agree_all_are_named() -> None:
    words = words_of(implied_population, printing(("400", "4.00"), ("384", "1.00")))

    assert words == (
        "No two of 2 counts and rates agree on a population: NI 1, baseline 2007/08: "
        "400 at 4.00 (99,876 to 100,125); NI 1, target 2008/09: 384 at 1.00 (382,090 "
        "to 385,929)."
    )


def test_a_pair_that_says_nothing_does_not_disagree() -> None:
    indicator = printing(("400", "4.00"), ("0", "0.00"), ("384", "3.84"))

    assert found(implied_population, indicator) == []


def test_indicators_are_compared_with_those_of_the_same_people_only() -> None:
    people = printing(("400", "4.00"))
    homes = replace(printing(("384", "1.00"), base="homes"), code="NI 2")

    assert found(implied_population, people, homes) == []


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.PERCENTAGE, Kind.SCORE])
def test_what_is_no_rate_implies_no_population(kind: Kind) -> None:
    indicator = printing(("400", "4.00"), ("384", "1.00"), kind=kind)

    assert found(implied_population, indicator) == []


def test_a_pair_that_two_sections_print_counts_once() -> None:
    series = Series(RATE, {})
    printed = (baseline("383", "1.24"), baseline("383", "1.24", section=5))

    indicator = an_indicator(series=series, printed=printed)

    assert found(implied_population, indicator) == []
