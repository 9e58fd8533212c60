"""The only writer of a risk's reviews: each one is kept, the latest counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from actions.analysis.risk_scores import band_of, score
from actions.models import Risk, RiskReview
from laa.plan.days import in_words
from laa.plan.models import User
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal, Refused


@dataclass(frozen=True)
class Judgement:
    """What a review says of a risk; ValueError if a number is not 1 to 5."""

    reviewed_on: date
    likelihood: int
    impact: int
    comment: str = ""

    def __post_init__(self) -> None:
        score(self.likelihood, self.impact)

    @property
    def score(self) -> int:
        return score(self.likelihood, self.impact)


def number_of(review: RiskReview | None) -> int:
    """What a page remembers, so that a review that knew nothing of it is refused."""
    return review.number if review else 0


@transaction.atomic
def review(
    *, risk: Risk, judgement: Judgement, by: User, at: datetime, seen: int
) -> RiskReview:
    """
    Record a review, or raise Refused and change nothing.

    `seen` is the number of the latest review that the person was shown, 0 for none.
    """
    if not may(by, Permission.EDIT_RISKS, risk.plan):
        raise Refused(Refusal("You may not review risks of this plan."))
    # The row that every review hangs on: two people review one after the other.
    Risk.objects.select_for_update().get(pk=risk.pk)
    last = risk.reviews.select_related("by").order_by("number").last()
    if last and last.number != seen:
        raise Refused(Refusal(_reviewed_since(last, by)))
    if found := _refusals(judgement, last, timezone.localdate(at)):
        raise Refused(*found)
    return RiskReview.objects.create(
        risk=risk,
        number=number_of(last) + 1,
        reviewed_on=judgement.reviewed_on,
        likelihood=judgement.likelihood,
        impact=judgement.impact,
        comment=judgement.comment,
        by=by,
        at=at,
    )


def begin_review(
    *, risk: Risk, judgement: Judgement, by: User, at: datetime
) -> RiskReview:
    """The first, which a plan comes with when it is started on the server."""
    if found := _refusals(judgement, None, timezone.localdate(at)):
        raise Refused(*found)
    return RiskReview.objects.create(
        risk=risk, number=1, by=by, at=at, **vars(judgement)
    )


def _reviewed_since(last: RiskReview, by: User) -> str:
    who = "You have already" if last.by == by else f"{last.by}"
    return (
        f"{who} reviewed this risk after you opened the page: it now scores "
        f"{last.score}, {band_of(last.score)}. Your review was not recorded. "
        "Look at the risk as it is now, then send yours again if it is still right."
    )


def _refusals(
    judgement: Judgement, last: RiskReview | None, today: date
) -> list[Refusal]:
    words = {
        "reviewed_on": _wrong_day(judgement.reviewed_on, last, today),
        "comment": _missing_comment(judgement, last),
    }
    return [Refusal(why, field) for field, why in words.items() if why]


def _wrong_day(day: date, last: RiskReview | None, today: date) -> str:
    if day > today:
        return (
            f"{in_words(day)} is in the future: enter a date "
            f"up to today, {in_words(today)}"
        )
    if last and day < last.reviewed_on:
        return (
            f"{in_words(day)} is before the last review: enter "
            f"{in_words(last.reviewed_on)} or a later date"
        )
    return ""


def _missing_comment(judgement: Judgement, last: RiskReview | None) -> str:
    if not last or judgement.score == last.score or judgement.comment:
        return ""
    return (
        f"The score goes from {last.score} to {judgement.score}: "
        "enter a comment that says why"
    )
