from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from actions.analysis.outcomes import Outcome
from actions.meeting_decisions import decided_or_none, decisions_of
from actions.models import Decision
from laa.plan.models import ActionPlan
from laa.plan.periods import Quarter
from tests.factories.actions import DecisionFactory, DecisionOutcomeFactory
from tests.factories.plan import ActionPlanFactory

pytestmark = pytest.mark.django_db

Q2 = Quarter(2008, 2)
Q3 = Quarter(2008, 3)
TODAY = date(2009, 1, 20)


@pytest.fixture
def plan() -> ActionPlan:
    found: ActionPlan = ActionPlanFactory()
    return found


def of_quarter(plan: ActionPlan, number: int) -> Decision:
    found: Decision = DecisionFactory(
        plan=plan, quarter_number=number, due_on=date(2009, 1, 19)
    )
    return found


def became(decision: Decision, outcome: Outcome, *, month: int = 10) -> None:
    day = datetime(2008, month, 25, 9, tzinfo=UTC)
    DecisionOutcomeFactory(decision=decision, outcome=outcome, at=day)


def test_a_meeting_sees_its_own_decisions_and_those_of_the_last(
    plan: ActionPlan,
) -> None:
    last, own = of_quarter(plan, 1), of_quarter(plan, 2)
    became(last, Outcome.DONE)
    of_quarter(plan, 3)

    seen = decisions_of(plan, Q2, TODAY)

    assert [one.decision for one in seen.now] == [own]
    assert [one.decision for one in seen.last_time] == [last]
    assert [one.outcome for one in seen.last_time] == [Outcome.DONE]


@pytest.mark.parametrize(
    ("outcome", "is_open"),
    [
        (None, True),
        (Outcome.IN_HAND, True),
        (Outcome.NOT_DONE, True),
        (Outcome.DONE, False),
        (Outcome.DROPPED, False),
    ],
)
def test_what_is_still_open_comes_back_to_every_meeting(
    plan: ActionPlan, outcome: Outcome | None, is_open: bool
) -> None:
    decision = of_quarter(plan, 1)
    if outcome:
        became(decision, outcome)

    seen = decisions_of(plan, Q3, TODAY)

    assert bool(seen.still_open) is is_open
    assert bool(seen.overdue) is is_open


@pytest.mark.parametrize(
    ("outcome", "words", "colour"),
    [(None, "No report yet", "yellow"), (Outcome.IN_HAND, "In hand", "blue")],
)
def test_a_decision_stands_as_its_latest_outcome_says(
    plan: ActionPlan, outcome: Outcome | None, words: str, colour: str
) -> None:
    decision = of_quarter(plan, 2)
    if outcome:
        became(decision, outcome)

    shown = decisions_of(plan, Q2, TODAY).now[0]

    assert (shown.standing, shown.colour) == (words, colour)


def test_a_decision_is_overdue_on_the_day_after_it_was_due(plan: ActionPlan) -> None:
    decision = of_quarter(plan, 2)

    on_the_day = decisions_of(plan, Q2, decision.due_on)
    after = decisions_of(plan, Q3, TODAY)

    assert on_the_day.overdue == []
    assert [one.decision for one in after.overdue] == [decision]


def test_an_earlier_meeting_knows_nothing_of_what_came_later(plan: ActionPlan) -> None:
    decision = of_quarter(plan, 1)
    became(decision, Outcome.IN_HAND, month=9)
    became(decision, Outcome.DONE, month=10)

    then = decisions_of(plan, Quarter(2008, 1), TODAY).now[0]
    now = decisions_of(plan, Q2, TODAY).last_time[0]

    assert (then.outcome, now.outcome) == (Outcome.IN_HAND, Outcome.DONE)
    assert not then.is_overdue


def test_one_decision_comes_with_all_that_became_of_it(plan: ActionPlan) -> None:
    decision = of_quarter(plan, 1)
    became(decision, Outcome.NOT_DONE)
    became(decision, Outcome.DONE)

    found = decided_or_none(plan, decision.number, TODAY)

    assert found is not None
    assert [one.outcome for one in found.outcomes] == ["not done", "done"]
    assert found.latest == found.outcomes[-1]


def test_a_decision_of_another_plan_is_none_of_this(plan: ActionPlan) -> None:
    decision = DecisionFactory()

    assert decided_or_none(plan, decision.number, TODAY) is None


@pytest.mark.parametrize("decisions", [1, 5])
def test_a_meeting_takes_two_queries_however_much_was_decided(
    plan: ActionPlan,
    decisions: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(decisions):
        became(of_quarter(plan, 2), Outcome.DONE)

    with django_assert_num_queries(2):
        for one in decisions_of(plan, Q2, TODAY).now:
            assert f"{one.decision.by} {one.latest.by}"  # type: ignore[union-attr]
