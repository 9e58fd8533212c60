from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from actions.analysis.milestone_standing import State
from actions.analysis.progress import Progress
from actions.delivery import deliveries_of, delivery_of
from tests.actions.analysis.examples import DECEMBER, Q1, Q2, Q3, SEPTEMBER, TODAY
from tests.factories.actions import (
    JANUARY,
    ActionFactory,
    MilestoneFactory,
    MilestoneProgressFactory,
    ProgressUpdateFactory,
    RebasingFactory,
)
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import ActionPlanFactory, AgreementFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def action():
    return ActionFactory()


def found(action, as_of=Q3, today=TODAY):
    (one,) = delivery_of(action.plan, as_of, today).actions
    return one


def state(action, as_of=Q3, today=TODAY):
    (one,) = found(action, as_of, today).milestones
    return one.standing


def test_an_action_without_updates_has_no_status_and_owes_two(action):
    one = found(action)

    assert one.update is None
    assert one.standing.status is None
    assert one.standing.owed == (Q1, Q2)
    assert one.standing.overdue == (Q1,)


def test_the_update_that_counts_is_the_one_shown(action):
    update = ProgressUpdateFactory(action=action, number=1)
    ProgressUpdateFactory(action=action, number=2, quarter_number=1)

    one = found(action)

    assert one.update == update
    assert one.standing.status is Progress.ON_COURSE
    assert len(one.updates) == 2


def test_as_of_a_quarter_later_updates_are_not_there(action):
    ProgressUpdateFactory(action=action, quarter_number=3)

    assert found(action, Q2).updates == ()
    assert found(action, Q2).standing.owed == (Q1, Q2)


def test_a_milestone_is_judged_at_the_end_of_the_quarter_asked_for(action):
    MilestoneFactory(action=action, last_day=date(2008, 10, 10))

    assert state(action, Q2).state is State.DUE
    assert state(action, Q3).days_overdue == 10


def tell(milestone, quarter, place, **said):
    update = ProgressUpdateFactory(
        action=milestone.action, number=place, quarter_number=quarter
    )
    said = {"reached_on": None, **said}
    MilestoneProgressFactory(update=update, milestone=milestone, **said)


def test_a_day_that_is_corrected_with_an_earlier_quarters_update_holds(action):
    milestone = MilestoneFactory(action=action)
    tell(milestone, 2, 1, reached_on=DECEMBER)
    tell(milestone, 1, 2, reached_on=SEPTEMBER)

    assert state(action).reported.reached_on == SEPTEMBER
    assert state(action).state is State.REACHED


def test_what_was_reached_by_mistake_is_due_again_and_may_move(action):
    milestone = MilestoneFactory(action=action, last_day=DECEMBER)
    tell(milestone, 2, 1, reached_on=SEPTEMBER)
    assert state(action).state is State.REACHED

    tell(milestone, 3, 2, withdrawn=True)

    assert state(action).state is State.DUE
    (one,) = found(action).milestones
    assert one.may_move
    # Of an earlier quarter, its own updates count.
    assert state(action, Q2).state is State.REACHED


def test_a_number_that_is_withdrawn_is_not_entered(action):
    milestone = MilestoneFactory(action=action, forty=True)
    tell(milestone, 1, 1, number=40)
    tell(milestone, 2, 2, number=0)

    tell(milestone, 2, 3, withdrawn=True)

    assert state(action).state is State.NOT_ENTERED
    assert state(action).reported.numbers == {Q1: 40}


def test_a_number_is_held_against_the_last_ended_quarter(action):
    milestone = MilestoneFactory(action=action, forty=True)
    for number, count in enumerate([12, 40], 1):
        update = ProgressUpdateFactory(action=action, number=number)
        MilestoneProgressFactory(
            update=update, milestone=milestone, reached_on=None, number=count
        )

    standing = state(action)

    assert (standing.quarter, standing.number) == (Q2, 40)
    assert standing.planned.expected == 40
    assert state(action, Q1).state is State.NOT_ENTERED


def test_a_monthly_milestone_expects_three_a_quarter(action):
    MilestoneFactory(action=action, monthly=True)

    assert state(action).planned.expected == 3


def test_in_a_closed_action_milestones_are_no_longer_due(action):
    MilestoneFactory(action=action)
    ProgressUpdateFactory(action=action, status=Progress.STOPPED)

    assert state(action).state is State.NO_LONGER_DUE


def test_slippage_counts_from_the_first_date_of_all(action):
    milestone = MilestoneFactory(action=action, last_day=date(2009, 3, 31))
    RebasingFactory(milestone=milestone, number=1, last_day=DECEMBER)
    RebasingFactory(
        milestone=milestone, number=2, was_last_day=DECEMBER, last_day=date(2009, 3, 31)
    )

    assert state(action).slippage == 182


def test_a_rebasing_after_the_quarters_report_is_undone(action):
    milestone = MilestoneFactory(action=action, last_day=date(2009, 3, 31))
    RebasingFactory(milestone=milestone, number=1, last_day=DECEMBER)
    RebasingFactory(
        milestone=milestone,
        number=2,
        was_last_day=DECEMBER,
        last_day=date(2009, 3, 31),
        at=datetime(2009, 1, 1, 9, tzinfo=UTC),
    )

    (then,) = found(action, Q2).milestones
    assert then.standing.planned.last_day == DECEMBER
    assert then.standing.slippage == 92
    assert len(then.rebasings) == 1
    assert state(action, Q1).planned.last_day == SEPTEMBER
    assert state(action, Q1).slippage == 0


def test_a_first_date_that_was_given_later_is_not_there_yet(action):
    milestone = MilestoneFactory(action=action, kind="event", last_day=DECEMBER)
    RebasingFactory(
        milestone=milestone, was_last_day=None, last_day=DECEMBER, at=JANUARY
    )

    assert state(action, Q2).state is State.NOT_DATED
    assert state(action, Q3).planned.last_day == DECEMBER


def test_slippage_counts_from_a_first_date_that_was_given_later(action):
    milestone = MilestoneFactory(action=action, last_day=date(2009, 3, 31))
    RebasingFactory(milestone=milestone, number=1, was_last_day=None, last_day=DECEMBER)
    RebasingFactory(
        milestone=milestone, number=2, was_last_day=DECEMBER, last_day=date(2009, 3, 31)
    )

    assert state(action).slippage == 90


def test_what_was_added_after_the_quarters_report_is_not_there(action):
    MilestoneFactory(action=action, text="From the start")
    MilestoneFactory(action=action, text="Later", added_in_january=True)
    later = ActionFactory(plan=action.plan, added_in_january=True)

    assert delivery_of(action.plan, Q2, TODAY).at(later.position) is None
    (one,) = found(action, Q2).milestones
    assert one.milestone.text == "From the start"
    then = delivery_of(action.plan, Q3, TODAY)
    assert [one.action for one in then.actions] == [action, later]
    assert len(then.actions[0].milestones) == 2


def test_a_day_after_the_quarters_report_is_not_reached_yet(action):
    milestone = MilestoneFactory(action=action)
    update = ProgressUpdateFactory(action=action, at=JANUARY)
    MilestoneProgressFactory(
        update=update, milestone=milestone, reached_on=JANUARY.date()
    )

    assert state(action, Q2).state is State.DUE
    assert state(action, Q3).reported.reached_on == JANUARY.date()


def test_without_a_quarter_all_that_is_known_counts():
    after_the_agreement = datetime(2012, 2, 1, tzinfo=UTC)
    given = {"added_by": UserFactory(), "added_at": after_the_agreement}
    milestone = MilestoneFactory(action=ActionFactory(**given), **given)
    RebasingFactory(milestone=milestone, at=after_the_agreement)

    told = delivery_of(milestone.action.plan, None, date(2012, 3, 1))

    assert told.as_of == Q1 + 11
    ((one,),) = [one.milestones for one in told.actions]
    assert len(one.rebasings) == 1


def test_the_actions_that_serve_an_indicator_are_found(action):
    target_set = TargetSetFactory(plan=action.plan)
    action.serves.add(target_set)
    ActionFactory(plan=action.plan)

    delivery = delivery_of(action.plan, Q3, TODAY)

    assert [one.action for one in delivery.serving(target_set)] == [action]
    assert len(delivery.actions) == 2


def test_each_plan_is_as_it_is_by_now():
    later = ActionPlanFactory(agreement=AgreementFactory(first_year=2011))
    first, second = ActionFactory(), ActionFactory(plan=later)

    one, other = deliveries_of([first.plan, second.plan], TODAY)

    assert [two.action for two in one.actions] == [first]
    assert (one.as_of, other.as_of) == (Q3, later.agreement.quarters[0])


@pytest.mark.parametrize("number", [1, 20])
def test_the_number_of_queries_is_fixed(django_assert_num_queries, number):
    plan = ActionPlanFactory()
    for _ in range(number):
        one = ActionFactory(plan=plan)
        milestone = RebasingFactory(milestone__action=one).milestone
        MilestoneProgressFactory(update__action=one, milestone=milestone)
        one.serves.add(TargetSetFactory(plan=plan))
    plan = type(plan).objects.with_area().get()

    # Actions, indicators served, milestones, re-basings, updates, what they tell.
    with django_assert_num_queries(6):
        for told in delivery_of(plan, Q3, TODAY).actions:
            assert told.action.address
            assert [one.get_absolute_url() for one in told.serves]
