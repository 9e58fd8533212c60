from __future__ import annotations

from datetime import date

import pytest

from actions.models import Risk, RiskReview
from actions.register import RiskEntry
from actions.risk_rows import RiskRow

TODAY = date(2008, 10, 20)


def row(*reviews: tuple[int, int], day: date = TODAY, **risk: object) -> RiskRow:
    """A risk with these reviews of likelihood and impact, all on one day."""
    made = tuple(
        RiskReview(number=n, likelihood=likelihood, impact=impact, reviewed_on=day)
        for n, (likelihood, impact) in enumerate(reviews, 1)
    )
    return RiskRow(RiskEntry(Risk(**risk), made, TODAY))


def test_without_a_review_it_is_not_assessed_and_has_no_direction() -> None:
    shown = row(position=2)

    assert (shown.heading, shown.standing) == ("Risk 2", "Not assessed")
    assert shown.direction == ""
    assert shown.facts == [
        ("Owner", "No owner named"),
        ("Target score", "None set"),
        ("Last reviewed", "Never"),
    ]
    assert shown.mitigation == "Not entered"


def test_a_reviewed_risk_tells_band_score_and_direction() -> None:
    shown = row((4, 4), (4, 3), owner="Grace", mitigation="Ask early", reference="R7")

    assert (shown.heading, shown.standing) == ("Risk R7", "High: 12")
    assert shown.facts == [
        ("Owner", "Grace"),
        ("Target score", "None set"),
        ("Direction", "Falling from 16"),
        ("Last reviewed", "20 October 2008"),
    ]
    assert shown.mitigation == "Ask early"


@pytest.mark.parametrize(
    ("reviews", "words"),
    [
        ([(4, 4)], "First review"),
        ([(4, 4), (4, 4)], "Steady"),
        ([(4, 3), (4, 4)], "Rising from 12"),
    ],
)
def test_the_direction_says_what_the_score_was_before(
    reviews: list[tuple[int, int]], words: str
) -> None:
    assert dict(row(*reviews).facts)["Direction"] == words


@pytest.mark.parametrize(
    ("reviews", "words"),
    [
        ([], "6, moderate"),
        ([(3, 4)], "6, moderate (6 to go)"),
        ([(3, 2)], "6, moderate (reached)"),
        ([(1, 2)], "6, moderate (reached)"),
    ],
)
def test_the_target_is_held_against_the_score(
    reviews: list[tuple[int, int]], words: str
) -> None:
    assert row(*reviews, target_score=6).target == words


def test_a_review_that_is_overdue_is_told_in_words() -> None:
    late = row((4, 4), day=date(2008, 6, 30))

    assert (
        late.overdue == "Its review is overdue: a whole quarter has ended without one"
    )
    assert row((4, 4)).overdue == ""
    assert row().overdue == ""


def test_every_band_has_its_tag() -> None:
    shown = [row(cell).colour for cell in ((1, 1), (2, 2), (3, 3), (5, 5))]

    assert shown == ["green", "yellow", "orange", "red"]
    assert row().colour == "grey"
