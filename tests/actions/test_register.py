from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from actions.analysis.risk_scores import Band, Direction
from actions.models import Risk
from actions.register import RiskEntry, entry_of, register_of
from laa.plan.models import ActionPlan
from laa.plan.periods import Quarter
from tests.factories.actions import ActionFactory, RiskFactory, RiskReviewFactory
from tests.factories.funding import FundingLineFactory
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import ActionPlanFactory

pytestmark = pytest.mark.django_db

TODAY = date(2008, 10, 20)


def reviewed(risk: Risk, likelihood: int, impact: int, day: date = TODAY) -> None:
    RiskReviewFactory(
        risk=risk,
        likelihood=likelihood,
        impact=impact,
        reviewed_on=day,
        at=datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
    )


def entry(risk: Risk, today: date = TODAY) -> RiskEntry:
    found = entry_of(risk.plan, risk.position, today)
    assert found is not None
    return found


def test_a_risk_without_a_review_is_not_assessed_and_scores_nothing() -> None:
    shown = entry(RiskFactory(target_score=6))

    assert not shown.is_assessed
    assert (shown.score, shown.band, shown.direction) == (None, None, None)
    assert shown.above_target is None
    assert not shown.is_overdue
    assert shown.needs_attention


def test_the_latest_review_counts_and_is_held_against_the_one_before() -> None:
    risk = RiskFactory(target_score=6)
    reviewed(risk, 4, 4, date(2008, 7, 14))
    reviewed(risk, 4, 2, date(2008, 10, 14))

    shown = entry(risk)

    assert (shown.score, shown.band) == (8, Band.HIGH)
    assert shown.direction is Direction.FALLING
    assert shown.above_target == 2
    assert not shown.needs_attention


@pytest.mark.parametrize(
    ("reviews", "attention"),
    [
        ([(2, 2, date(2008, 10, 1))], False),
        ([(2, 2, date(2008, 6, 30))], True),
        ([(2, 2, date(2008, 7, 1)), (2, 3, date(2008, 10, 1))], True),
        ([(5, 5, date(2008, 7, 1)), (5, 3, date(2008, 10, 1))], True),
    ],
)
def test_overdue_rising_and_extreme_risks_need_attention(
    reviews: list[tuple[int, int, date]], attention: bool
) -> None:
    risk = RiskFactory()
    for likelihood, impact, day in reviews:
        reviewed(risk, likelihood, impact, day)

    assert entry(risk).needs_attention is attention


def test_the_plan_is_asked_for_a_risk_that_it_has() -> None:
    risk = RiskFactory()

    assert entry_of(risk.plan, risk.position + 1, TODAY) is None
    assert entry_of(ActionPlanFactory(), risk.position, TODAY) is None


def test_as_of_a_quarter_later_reviews_are_not_known_yet() -> None:
    risk = RiskFactory()
    reviewed(risk, 2, 2, date(2008, 6, 3))
    reviewed(risk, 5, 5, date(2008, 10, 1))

    then = register_of(risk.plan, Quarter(2008, 1), TODAY).entries[0]
    now = register_of(risk.plan, Quarter(2008, 2), TODAY).entries[0]

    assert (then.score, now.score) == (4, 25)


def test_as_of_a_quarter_a_review_is_overdue_or_not_as_it_was_then() -> None:
    risk = RiskFactory()
    reviewed(risk, 2, 2, date(2008, 6, 3))

    then = register_of(risk.plan, Quarter(2008, 1), TODAY)
    now = register_of(risk.plan, None, TODAY)

    assert then.overdue == []
    assert [one.risk for one in now.overdue] == [risk]


def test_as_of_a_quarter_a_risk_that_was_added_later_is_not_there() -> None:
    risk = RiskFactory()
    later = RiskFactory(plan=risk.plan, added_in_january=True)

    def register(as_of: Quarter | None) -> list[Risk]:
        return [one.risk for one in register_of(risk.plan, as_of, TODAY).entries]

    assert register(Quarter(2008, 2)) == [risk]
    assert register(Quarter(2008, 3)) == register(None) == [risk, later]


@pytest.fixture
def three() -> list[Risk]:
    """Not assessed, moderate and extreme, in the plan's order."""
    plan = ActionPlanFactory()
    risks = [RiskFactory(plan=plan, position=n) for n in (1, 2, 3)]
    reviewed(risks[1], 2, 2)
    reviewed(risks[2], 5, 4)
    return risks


def test_the_heaviest_comes_first_and_what_is_not_assessed_last(
    three: list[Risk],
) -> None:
    register = register_of(three[0].plan, None, TODAY)

    assert [one.risk for one in register.entries] == three
    assert [one.risk.position for one in register.heaviest_first] == [3, 2, 1]
    assert [one.risk.position for one in register.unassessed] == [1]
    assert [one.risk.position for one in register.in_band(Band.MODERATE)] == [2]
    assert register.highest is Band.EXTREME


def test_a_register_of_unassessed_risks_has_no_highest_band() -> None:
    assert register_of(RiskFactory().plan, None, TODAY).highest is None


def busy_plan(risks: int) -> ActionPlan:
    plan = ActionPlanFactory()
    for _ in range(risks):
        risk = RiskFactory(plan=plan)
        risk.actions.add(ActionFactory(plan=plan), ActionFactory(plan=plan))
        risk.threatens.add(TargetSetFactory(plan=plan))
        risk.funding_lines.add(FundingLineFactory(plan=plan))
        reviewed(risk, 3, 3)
        reviewed(risk, 3, 4)
    found: ActionPlan = ActionPlan.objects.with_area().get(pk=plan.pk)
    return found


@pytest.mark.parametrize("risks", [1, 4])
def test_the_register_takes_eight_queries_however_long_it_is(
    risks: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = busy_plan(risks)

    with django_assert_num_queries(8):
        for one in register_of(plan, None, TODAY).entries:
            links = [*one.risk.actions.all(), *one.risk.threatens.all()]
            links += one.risk.funding_lines.all()
            words = [str(one.risk), str(one.latest.by)]  # type: ignore[union-attr]
            words += [f"{link} {link.address}" for link in links]
            assert len(words) == 6
