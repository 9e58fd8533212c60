from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.analysis.risk_scores import (
    SCORES,
    Band,
    Direction,
    Impact,
    Likelihood,
    above_target,
    band_of,
    direction_of,
    review_is_overdue,
    score,
)
from laa.plan.periods import Quarter

CELLS = list(product(Likelihood, Impact))
# As the National Patient Safety Agency printed its matrix in January 2008: a line a
# likelihood, rare first; a letter an impact, negligible first.
PRINTED = ["LLLMM", "LMMHH", "LMHHE", "MHHEE", "MHEEE"]
LETTERS = {"L": Band.LOW, "M": Band.MODERATE, "H": Band.HIGH, "E": Band.EXTREME}


@pytest.mark.parametrize(("likelihood", "impact"), CELLS)
def test_a_cell_has_the_band_of_the_printed_matrix(
    likelihood: Likelihood, impact: Impact
) -> None:
    letter = PRINTED[likelihood - 1][impact - 1]

    assert band_of(score(likelihood, impact)) is LETTERS[letter]


@pytest.mark.parametrize(("likelihood", "impact"), CELLS)
def test_a_cell_scores_likelihood_times_impact(
    likelihood: Likelihood, impact: Impact
) -> None:
    assert score(likelihood, impact) == int(likelihood) * int(impact)
    assert score(likelihood, impact) == score(impact, likelihood)


def test_a_likelier_or_graver_risk_is_never_in_a_lower_band() -> None:
    order = list(Band)
    ranks: dict[tuple[int, int], int] = {
        cell: order.index(band_of(score(*cell))) for cell in CELLS
    }

    for (likelihood, impact), rank in ranks.items():
        assert rank <= ranks.get((likelihood + 1, impact), rank)
        assert rank <= ranks.get((likelihood, impact + 1), rank)


def test_fourteen_scores_are_possible() -> None:
    assert SCORES == (1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25)


@pytest.mark.parametrize(
    ("likelihood", "impact", "words"),
    [
        (0, 3, "0 is no likelihood: use 1 to 5"),
        (6, 3, "6 is no likelihood: use 1 to 5"),
        (3, 0, "0 is no impact: use 1 to 5"),
        (3, 6, "6 is no impact: use 1 to 5"),
    ],
)
def test_what_is_not_on_the_scale_is_refused(
    likelihood: int, impact: int, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        score(likelihood, impact)


@given(st.integers(1, 25))
def test_every_score_from_1_to_25_has_one_band(number: int) -> None:
    band = band_of(number)

    after = [other.first for other in Band if other.first > band.first]
    assert band.first <= number < min(after, default=26)


@pytest.mark.parametrize("number", [0, -1, 26])
def test_what_is_no_score_has_no_band(number: int) -> None:
    with pytest.raises(ValueError, match=f"{number} is not a score: use 1 to 25"):
        band_of(number)


def test_the_scales_have_the_matrix_words() -> None:
    assert [one.words for one in Likelihood] == [
        "Rare",
        "Unlikely",
        "Possible",
        "Likely",
        "Almost certain",
    ]
    assert [one.words for one in Impact] == [
        "Negligible",
        "Minor",
        "Moderate",
        "Major",
        "Catastrophic",
    ]


def test_a_band_has_a_word_and_a_colour_of_its_own() -> None:
    assert [band.word for band in Band] == ["Low", "Moderate", "High", "Extreme"]
    assert len({band.colour for band in Band}) == len(Band)


@pytest.mark.parametrize(
    ("scores", "direction"),
    [
        ([], None),
        ([12], Direction.FIRST),
        ([12, 12], Direction.STEADY),
        ([8, 12], Direction.RISING),
        ([12, 8], Direction.FALLING),
        ([1, 25, 12, 15], Direction.RISING),
    ],
)
def test_the_direction_is_against_the_review_before(
    scores: list[int], direction: Direction | None
) -> None:
    assert direction_of(scores) is direction


@given(st.lists(st.sampled_from(SCORES), min_size=2))
def test_turned_round_a_rise_is_a_fall(scores: list[int]) -> None:
    turned = {Direction.RISING: Direction.FALLING, Direction.FALLING: Direction.RISING}

    there = direction_of(scores)
    back = direction_of([scores[-1], scores[-2]])

    assert there is not None
    assert back is turned.get(there, Direction.STEADY)


def test_a_direction_says_its_word() -> None:
    assert Direction.FIRST.words == "First review"
    assert Direction.RISING.words == "Rising"


@pytest.mark.parametrize(
    ("number", "target", "distance"),
    [(12, 6, 6), (6, 6, 0), (4, 6, -2), (None, 6, None), (12, None, None)],
)
def test_the_distance_to_the_target_needs_both(
    number: int | None, target: int | None, distance: int | None
) -> None:
    assert above_target(number, target) == distance


@pytest.mark.parametrize(
    ("last_review", "overdue"),
    [
        (date(2008, 10, 20), False),
        (date(2008, 9, 30), False),
        (date(2008, 7, 1), False),
        (date(2008, 6, 30), True),
        (None, False),
    ],
)
def test_in_october_a_review_since_july_is_in_time(
    last_review: date | None, overdue: bool
) -> None:
    assert review_is_overdue(last_review, date(2008, 10, 20)) is overdue


DAYS = st.dates(date(2007, 1, 1), date(2012, 12, 31))


@given(DAYS)
def test_a_review_serves_its_own_quarter_and_the_next(reviewed: date) -> None:
    quarter = Quarter.of_day(reviewed)

    assert not review_is_overdue(reviewed, (quarter + 1).last_day)
    assert review_is_overdue(reviewed, (quarter + 2).first_day)
