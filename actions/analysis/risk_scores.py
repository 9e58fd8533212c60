"""
How a risk is scored: likelihood times impact, and what the product means.

Words and bands are those of "A risk matrix for risk managers", National Patient Safety
Agency, January 2008: the matrix of England's health bodies when the agreement began.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum, StrEnum

from laa.plan.periods import Quarter


class Likelihood(IntEnum):
    RARE = 1
    UNLIKELY = 2
    POSSIBLE = 3
    LIKELY = 4
    ALMOST_CERTAIN = 5

    @property
    def words(self) -> str:
        return self.name.replace("_", " ").capitalize()


class Impact(IntEnum):
    NEGLIGIBLE = 1
    MINOR = 2
    MODERATE = 3
    MAJOR = 4
    CATASTROPHIC = 5

    @property
    def words(self) -> str:
        return self.name.capitalize()


class Band(StrEnum):
    """What a score means, the least first."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    EXTREME = "extreme"

    @property
    def word(self) -> str:
        return self.value.capitalize()

    @property
    def first(self) -> int:
        """The least score of the band; it reaches to the next band's."""
        return _FIRST[self]

    @property
    def colour(self) -> str:
        """Of its tag."""
        return _COLOURS[self]


_FIRST = {Band.LOW: 1, Band.MODERATE: 4, Band.HIGH: 8, Band.EXTREME: 15}
_COLOURS = {
    Band.LOW: "green",
    Band.MODERATE: "yellow",
    Band.HIGH: "orange",
    Band.EXTREME: "red",
}


class Direction(StrEnum):
    """Where the score went from the review before to the latest."""

    RISING = "rising"
    FALLING = "falling"
    STEADY = "steady"
    FIRST = "first review"

    @property
    def words(self) -> str:
        return self.value.capitalize()


def score(likelihood: int, impact: int) -> int:
    """Likelihood times impact, each 1 to 5. ValueError names one that is not."""
    for name, value in (("likelihood", likelihood), ("impact", impact)):
        if not 1 <= value <= 5:
            raise ValueError(f"{value} is no {name}: use 1 to 5")
    return likelihood * impact


# Every score that there is: 7, for one, is no product of two numbers from 1 to 5.
SCORES = tuple(sorted({score(one, other) for one in Likelihood for other in Impact}))


def band_of(score: int) -> Band:
    """The band of a score: low 1 to 3, moderate 4 to 6, high 8 to 12, extreme 15 on."""
    if not 1 <= score <= SCORES[-1]:
        raise ValueError(f"{score} is not a score: use 1 to {SCORES[-1]}")
    return max((band for band in Band if band.first <= score), key=_FIRST.__getitem__)


def direction_of(scores: Sequence[int]) -> Direction | None:
    """From the scores of all reviews, the latest last; None without any."""
    if not scores:
        return None
    if len(scores) == 1:
        return Direction.FIRST
    before, latest = scores[-2:]
    if latest == before:
        return Direction.STEADY
    return Direction.RISING if latest > before else Direction.FALLING


def above_target(score: int | None, target: int | None) -> int | None:
    """How far a score is above its target; 0 or less is met. None if either is."""
    return None if score is None or target is None else score - target


def review_is_overdue(last_review: date | None, today: date) -> bool:
    """
    Whether a whole quarter has ended without a review in it or since.

    A risk is reviewed at least once a quarter, for the quarter's report. One that was
    never reviewed is not assessed, which is another thing than overdue.
    """
    last_ended = Quarter.of_day(today) - 1
    return last_review is not None and last_review < last_ended.first_day
