from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone

from actions.models import Risk, RiskReview
from actions.risk_reviews import Judgement, number_of, review
from laa.plan.models import User
from laa.plan.refusals import Refusal, Refused
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.factories.actions import RiskFactory, RiskReviewFactory
from tests.factories.plan import member

AT = datetime(2008, 10, 20, 9, tzinfo=UTC)
TODAY = timezone.localdate(AT)
TWELVE = Judgement(TODAY, likelihood=4, impact=3)


def coordinator_of(risk: Risk, **person: Any) -> User:
    return member(risk.plan, Role.COORDINATOR, **person)


def refused(risk: Risk, judgement: Judgement, **given: Any) -> tuple[Refusal, ...]:
    given = {"by": coordinator_of(risk), "at": AT, "seen": 0, **given}
    kept = RiskReview.objects.count()
    with pytest.raises(Refused) as found:
        review(risk=risk, judgement=judgement, **given)
    assert RiskReview.objects.count() == kept
    return found.value.refusals


@pytest.mark.django_db
def test_a_first_review_needs_no_comment_and_is_kept_with_who_and_when() -> None:
    risk = RiskFactory()
    by = coordinator_of(risk)

    kept = review(risk=risk, judgement=TWELVE, by=by, at=AT, seen=0)

    assert RiskReview.objects.get() == kept
    assert (kept.number, kept.score, kept.by, kept.at) == (1, 12, by, AT)
    assert kept.reviewed_on == TODAY


@pytest.mark.django_db
def test_a_later_review_leaves_the_earlier_as_it_was() -> None:
    risk = RiskFactory()
    first = RiskReviewFactory(risk=risk, number=1, reviewed_on=date(2008, 7, 1))
    judgement = Judgement(TODAY, 2, 3, comment="Half of the money is confirmed")

    later = review(
        risk=risk, judgement=judgement, by=coordinator_of(risk), at=AT, seen=1
    )

    assert number_of(later) == 2
    assert [one.score for one in risk.reviews.all()] == [first.score, 6]


@pytest.mark.django_db
def test_the_same_score_needs_no_comment() -> None:
    risk = RiskFactory()
    RiskReviewFactory(risk=risk, number=1, likelihood=4, impact=3)

    review(
        risk=risk,
        judgement=Judgement(TODAY, 3, 4),
        by=coordinator_of(risk),
        at=AT,
        seen=1,
    )

    assert risk.reviews.count() == 2


@pytest.mark.django_db
def test_another_score_needs_a_comment() -> None:
    risk = RiskFactory()
    RiskReviewFactory(risk=risk, number=1, likelihood=4, impact=3)

    found = refused(risk, Judgement(TODAY, 4, 4), seen=1)

    words = "The score goes from 12 to 16: enter a comment that says why"
    assert found == (Refusal(words, field="comment"),)


@pytest.mark.django_db
def test_a_review_is_not_of_a_day_to_come() -> None:
    tomorrow = date(2008, 10, 21)

    found = refused(RiskFactory(), Judgement(tomorrow, 4, 3))

    words = (
        "21 October 2008 is in the future: enter a date up to today, 20 October 2008"
    )
    assert found == (Refusal(words, field="reviewed_on"),)


@pytest.mark.django_db
def test_a_review_is_not_of_a_day_before_the_last() -> None:
    risk = RiskFactory()
    RiskReviewFactory(risk=risk, number=1, reviewed_on=date(2008, 10, 3))

    found = refused(risk, Judgement(date(2008, 10, 2), 4, 3), seen=1)

    words = (
        "2 October 2008 is before the last review: enter 3 October 2008 or a later date"
    )
    assert found == (Refusal(words, field="reviewed_on"),)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [r for r in Role if r is not Role.COORDINATOR])
def test_nobody_but_the_coordinator_reviews_a_risk(role: Role) -> None:
    risk = RiskFactory()

    found = refused(risk, TWELVE, by=member(risk.plan, role))

    assert found == (Refusal("You may not review risks of this plan."),)


@pytest.mark.django_db
def test_a_coordinator_of_another_plan_reviews_nothing_here() -> None:
    assert refused(RiskFactory(), TWELVE, by=coordinator_of(RiskFactory()))


@pytest.mark.django_db
def test_whoever_saw_an_older_review_is_told_what_the_risk_scores_now() -> None:
    risk = RiskFactory()
    RiskReviewFactory(risk=risk, number=1, by__name="Grace")

    (refusal,) = refused(risk, TWELVE, seen=0)

    assert refusal.words.startswith(
        "Grace reviewed this risk after you opened the page: it now scores 12, high."
    )


@pytest.mark.django_db
def test_whoever_sends_twice_is_told_of_the_first_time() -> None:
    risk = RiskFactory()
    by = coordinator_of(risk)
    review(risk=risk, judgement=TWELVE, by=by, at=AT, seen=0)

    (refusal,) = refused(risk, TWELVE, by=by, seen=0)

    assert refusal.words.startswith("You have already reviewed this risk")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_review_at_once_one_is_kept_and_one_is_told() -> None:
    risk = RiskFactory()
    people = [coordinator_of(risk), coordinator_of(risk)]

    done, refusals = at_once(
        risk,
        *(
            lambda by=by: review(risk=risk, judgement=TWELVE, by=by, at=AT, seen=0)
            for by in people
        ),
    )

    assert RiskReview.objects.get() == done[0]
    assert f"{done[0].by} reviewed this risk" in str(refusals[0])


@pytest.mark.parametrize(("likelihood", "impact"), [(0, 3), (3, 6)])
def test_a_judgement_is_on_the_scale(likelihood: int, impact: int) -> None:
    with pytest.raises(ValueError, match="use 1 to 5"):
        Judgement(TODAY, likelihood, impact)
