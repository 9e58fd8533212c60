"""A chance, and a change that chance may explain: never more digits than they bear."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.analysis.assessment import Change, change
from indicators.analysis.comparison import Comparison, compare
from indicators.analysis.evidence_words import chance, since
from indicators.analysis.measure import Series
from tests.indicators.examples import COUNT, COUNTED_ANEW, Q1, Q2, counts

CHANCES = st.floats(0, 1)
EDGES = (0, 1e-4, 1 / 1500, 0.01, 0.05, 0.99, 1)


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0, "less than 1 in 10,000"),
        (0.000099, "less than 1 in 10,000"),
        (0.0001, "about 1 in 10,000 (0.01%)"),
        (0.0004, "about 1 in 3,000 (0.04%)"),
        (0.0006, "about 1 in 2,000 (0.06%)"),
        (0.0008121, "about 1 in 1,000 (0.1%)"),
        (0.004, "about 1 in 300 (0.4%)"),
        (0.00999, "about 1 in 100 (1%)"),
        (0.01, "about 1 in 100 (1%)"),
        (0.05, "about 1 in 20 (5%)"),
        (0.0501, "about 5%"),
        (0.5, "about 50%"),
        (0.99, "about 99%"),
        (0.9901, "more than 99%"),
        (1, "more than 99%"),
    ],
)
def test_a_chance_in_words(probability: float, words: str) -> None:
    assert chance(probability) == words


def told(probability: float) -> tuple[float, float]:
    """The per cent that the words give, and the share that "1 in so many" gives."""
    words = chance(probability)
    percent = re.search(r"([\d.]+)%", words)
    one_in = re.search(r"1 in ([\d,]+)", words)
    share = 1 / int(one_in[1].replace(",", "")) if one_in else math.inf
    beyond = 0.5 if words.startswith("more") else 0
    return (float(percent[1]) + beyond if percent else 0, share)


@given(CHANCES, CHANCES)
def test_a_greater_chance_is_never_told_as_a_smaller(one: float, other: float) -> None:
    less, more = sorted((one, other))

    # "less than 1 in 10,000" says less than "about 1 in 10,000".
    assert told(less)[0] <= told(more)[0]
    assert told(less)[1] <= told(more)[1]


@given(CHANCES)
@example(EDGES[1])
@example(EDGES[2])
@example(math.nextafter(1e-4, 0))
@example(math.nextafter(0.05, 1))
@example(math.nextafter(0.99, 1))
def test_a_chance_is_never_told_as_none_or_as_certain(probability: float) -> None:
    words = chance(probability)

    assert not re.search(r"\b0%|\(0\.?0*%|100%|1 in [01](?![,\d])", words)


@given(CHANCES.filter(lambda p: 1e-4 <= p <= 0.05))
def test_one_in_so_many_and_per_cent_are_both_near_the_chance(
    probability: float,
) -> None:
    percent, share = told(probability)

    assert percent / 100 == pytest.approx(probability, rel=0.51)
    assert share == pytest.approx(probability, rel=0.51)


def comparison(count: float, base: float) -> Comparison:
    return compare(count, 1, base, 1)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            (119, 101),
            "18 fewer than 2008/09 Q1 (119): 15% below it (95% interval 36% below to "
            "12% above). Chance alone can explain it",
        ),
        (
            (119, 240),
            "121 more than 2008/09 Q1 (119): 102% above it (95% interval 61% to 153%). "
            "That is far more than chance",
        ),
        ((119, 119), "The same as 2008/09 Q1 (119). Chance alone can explain it"),
        ((0, 0), "The same as 2008/09 Q1 (0)"),
        (
            (0, 1),
            "1 more than 2008/09 Q1 (0): at least 0.02 times its rate (95% interval). "
            "Chance alone can explain it",
        ),
        (
            (0, 30),
            "30 more than 2008/09 Q1 (0): at least 7.6 times its rate (95% interval). "
            "That is far more than chance",
        ),
        (
            (0, 100),
            "100 more than 2008/09 Q1 (0): at least 26 times its rate (95% interval). "
            "That is far more than chance",
        ),
        (
            (30, 0),
            "30 fewer than 2008/09 Q1 (30): 100% below it (95% interval 87% to 100%). "
            "That is far more than chance",
        ),
    ],
)
def test_a_change_says_whether_chance_explains_it(
    values: tuple[int, int], words: str
) -> None:
    changed = change(Series(COUNT, counts(*values)), Q1, Q2)

    assert since(changed, comparison(values[1], values[0]), COUNT) == words


def test_a_change_that_is_not_compared_says_why() -> None:
    parted = Series(COUNT, counts(96, 119, start=Q1 - 1), (COUNTED_ANEW,))

    assert since(change(parted, Q1 - 1, Q1), None, COUNT) == (
        "Not comparable: GBH was counted differently from April 2008"
    )


def test_a_change_with_a_figure_below_zero_is_told_without_per_cent() -> None:
    assert since(Change(Q1, -3, 8), None, COUNT) == "8 more than 2008/09 Q1 (−3)"


def test_a_change_in_millions_is_small_and_not_none() -> None:
    values = (10**9, 10**9 + 400_000)
    changed = change(Series(COUNT, counts(*values)), Q1, Q2)

    words = since(changed, comparison(values[1], values[0]), COUNT)

    assert "less than 0.1% above it (95% interval less than 0.1% to less than" in words
    assert "0.0%" not in words
