from __future__ import annotations

from datetime import date

import pytest

from actions.models import Risk, RiskReview
from actions.register import Register, RiskEntry
from actions.risk_pages import RiskPage, summary
from laa.plan.access import Access
from laa.plan.models import ActionPlan

TODAY = date(2008, 10, 20)


def entry(*impacts: int, day: date = TODAY) -> RiskEntry:
    """A risk of likelihood 5, reviewed with these impacts."""
    made = tuple(
        RiskReview(number=n, likelihood=5, impact=impact, reviewed_on=day)
        for n, impact in enumerate(impacts, 1)
    )
    return RiskEntry(Risk(position=1), made, TODAY)


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([], "The plan names no risks yet."),
        ([entry()], "1 risk: 1 not assessed."),
        ([entry(3)], "1 risk: 1 extreme."),
        (
            [entry(), entry(2), entry(1), entry(5), entry(2)],
            "5 risks: 1 extreme, 2 high, 1 moderate, 1 not assessed.",
        ),
        (
            [entry(2, day=date(2008, 6, 1)), entry(2)],
            "2 risks: 2 high; 1 review overdue.",
        ),
    ],
)
def test_the_register_is_summed_up_the_heaviest_first(
    entries: list[RiskEntry], words: str
) -> None:
    assert summary(Register(tuple(entries))) == words


def test_reviews_come_the_latest_first_each_with_the_score_before() -> None:
    page = RiskPage(Access(ActionPlan(), frozenset()), entry(2, 2, 5))

    assert [(row.score, row.change) for row in page.reviews] == [
        ("25, extreme", "before: 10"),
        ("10, high", "as before"),
        ("10, high", "first review"),
    ]
    assert page.reviews[0].judgement == "Almost certain, with catastrophic impact"
    assert page.reviews_so_far == 3


def test_a_review_starts_today_and_without_scores() -> None:
    page = RiskPage(Access(ActionPlan(), frozenset()), entry())

    assert page.review_at_first == {"reviewed_on": TODAY, "seen": 0}
