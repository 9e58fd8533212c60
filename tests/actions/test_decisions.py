from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from actions.analysis.outcomes import Outcome
from actions.decisions import Resolution, conclude, decide
from actions.models import Decision, DecisionOutcome
from laa.plan.models import ActionPlan, User
from laa.plan.periods import Quarter
from laa.plan.refusals import Refusal, Refused
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.factories.actions import DecisionFactory, DecisionOutcomeFactory
from tests.factories.plan import ActionPlanFactory, member

AT = datetime(2008, 10, 20, 9, tzinfo=UTC)
Q2 = Quarter(2008, 2)
RESOLUTION = Resolution("Ask for mainstream money", "Grace", date(2009, 1, 20))


def coordinator_of(plan: ActionPlan) -> User:
    return member(plan, Role.COORDINATOR)


def decided(plan: ActionPlan, resolution: Resolution = RESOLUTION, **given: Any) -> Any:
    given = {"quarter": Q2, "by": coordinator_of(plan), "at": AT, **given}
    return decide(plan=plan, resolution=resolution, **given)


def concluded(decision: Decision, outcome: Outcome, **given: Any) -> DecisionOutcome:
    by = coordinator_of(decision.plan)
    given = {"comment": "", "by": by, "at": AT, "seen": 0, **given}
    return conclude(decision=decision, outcome=outcome, **given)


def refused_to_decide(**given: Any) -> tuple[Refusal, ...]:
    plan = given.pop("plan", None) or ActionPlanFactory()
    kept = Decision.objects.count()
    with pytest.raises(Refused) as found:
        decided(plan, **given)
    assert Decision.objects.count() == kept
    return found.value.refusals


@pytest.mark.django_db
def test_a_decision_is_kept_with_its_meeting_owner_and_date() -> None:
    plan = ActionPlanFactory()

    kept = decided(plan)

    assert Decision.objects.get() == kept
    assert (kept.number, kept.quarter, kept.text) == (1, Q2, RESOLUTION.text)
    assert (kept.owner, kept.due_on, kept.at) == ("Grace", date(2009, 1, 20), AT)


@pytest.mark.django_db
def test_decisions_of_a_plan_are_numbered_through_all_meetings() -> None:
    plan = ActionPlanFactory()
    DecisionFactory(plan=plan, number=3, quarter_number=1)

    assert decided(plan).number == 4


@pytest.mark.django_db
@pytest.mark.parametrize("role", [r for r in Role if r is not Role.COORDINATOR])
def test_nobody_but_the_coordinator_records_decisions(role: Role) -> None:
    decision = DecisionFactory()
    by = member(decision.plan, role)

    with pytest.raises(Refused, match="You may not record what became of decisions"):
        concluded(decision, Outcome.DONE, by=by)

    found = refused_to_decide(plan=decision.plan, by=by)
    assert found == (Refusal("You may not record decisions on this plan."),)
    assert not DecisionOutcome.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("quarter", "words"),
    [
        (
            Quarter(2008, 3),
            "2008/09 Q3 has not ended: its meeting can decide from 1 January 2009.",
        ),
        (Quarter(2007, 4), "2007/08 Q4 is outside the agreement, 2008/09 to 2010/11."),
    ],
)
def test_a_meeting_looks_at_an_ended_quarter_of_the_agreement(
    quarter: Quarter, words: str
) -> None:
    resolution = Resolution("Ask", "Grace", date(2012, 1, 1))

    found = refused_to_decide(quarter=quarter, resolution=resolution)

    assert found == (Refusal(words),)


@pytest.mark.django_db
def test_a_decision_is_not_due_before_the_meeting() -> None:
    found = refused_to_decide(resolution=Resolution("Ask", "G", date(2008, 9, 30)))

    words = (
        "30 September 2008 is before the meeting on 2008/09 Q2: "
        "enter 1 October 2008 or a later date"
    )
    assert found == (Refusal(words, field="due_on"),)


@pytest.mark.django_db
def test_sent_twice_a_decision_is_recorded_once() -> None:
    plan = ActionPlanFactory()
    decided(plan)

    found = refused_to_decide(plan=plan)

    words = "The meeting's decision 1 says this already: enter another"
    assert found == (Refusal(words, field="text"),)


@pytest.mark.django_db
def test_the_next_meeting_may_decide_the_same_again() -> None:
    plan = ActionPlanFactory()
    decided(plan, quarter=Quarter(2008, 1))

    assert decided(plan).number == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_record_at_once_both_do_under_numbers_of_their_own() -> None:
    plan = ActionPlanFactory()
    people = [coordinator_of(plan), coordinator_of(plan)]

    done, refusals = at_once(
        plan,
        *(
            lambda by=by: decided(
                plan, Resolution(f"Ask {by}", "G", date(2009, 1, 1)), by=by
            )
            for by in people
        ),
    )

    assert sorted(one.number for one in done) == [1, 2]
    assert refusals == []


@pytest.mark.django_db
def test_what_is_done_needs_no_comment() -> None:
    decision = DecisionFactory()

    kept = concluded(decision, Outcome.DONE)

    assert decision.outcomes.get() == kept
    assert (kept.number, kept.outcome, kept.at) == (1, Outcome.DONE, AT)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("outcome", "asked"),
    [
        (Outcome.IN_HAND, "how far it is"),
        (Outcome.NOT_DONE, "why it was not done"),
        (Outcome.DROPPED, "why it was dropped"),
    ],
)
def test_all_else_needs_one(outcome: Outcome, asked: str) -> None:
    decision = DecisionFactory()

    with pytest.raises(Refused) as found:
        concluded(decision, outcome)

    words = f"Enter a comment: say {asked}"
    assert found.value.refusals == (Refusal(words, field="comment"),)
    assert not decision.outcomes.exists()


@pytest.mark.django_db
def test_a_later_outcome_leaves_the_earlier_as_it_was() -> None:
    decision = DecisionFactory()
    concluded(decision, Outcome.IN_HAND, comment="The bid is written")

    concluded(decision, Outcome.DONE, seen=1)

    assert [one.outcome for one in decision.outcomes.all()] == ["in hand", "done"]


@pytest.mark.django_db
def test_whoever_saw_an_older_outcome_is_told_of_the_newer() -> None:
    decision = DecisionFactory()
    DecisionOutcomeFactory(decision=decision, number=1, by__name="Grace")

    with pytest.raises(Refused, match=r"^Grace recorded .* the page: done\. Yours"):
        concluded(decision, Outcome.DONE)

    assert decision.outcomes.count() == 1


@pytest.mark.django_db
def test_whoever_sends_twice_is_told_of_the_first_time() -> None:
    decision = DecisionFactory()
    by = coordinator_of(decision.plan)
    concluded(decision, Outcome.DONE, by=by)

    with pytest.raises(Refused, match=r"^You have already recorded what became"):
        concluded(decision, Outcome.DONE, by=by)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_conclude_at_once_one_is_kept_and_one_is_told() -> None:
    decision = DecisionFactory()
    people = [coordinator_of(decision.plan), coordinator_of(decision.plan)]

    done, refusals = at_once(
        decision.plan,
        *(lambda by=by: concluded(decision, Outcome.DONE, by=by) for by in people),
    )

    assert decision.outcomes.get() == done[0]
    assert f"{done[0].by} recorded what became of this decision" in str(refusals[0])
