from __future__ import annotations

from datetime import date

import pytest

from actions.models import Rebasing
from actions.rebasing import rebase
from laa.plan.refusals import Refused
from tests.actions.analysis.examples import DECEMBER, SEPTEMBER, TODAY
from tests.actions.plans import AT
from tests.factories.actions import (
    MilestoneFactory,
    MilestoneProgressFactory,
    ProgressUpdateFactory,
    RebasingFactory,
)


@pytest.fixture
def milestone(led):
    return MilestoneFactory(action=led.action, first_day=date(2008, 7, 1))


def move(led, milestone, **given):
    fields = {"first_day": None, "last_day": DECEMBER, "reason": "Officers were ill"}
    who = {"by": led.lead, "version": 1, "at": AT}
    return rebase(milestone=milestone, **{**fields, **who, **given})


def refusals(led, milestone, **given):
    with pytest.raises(Refused) as refusal:
        move(led, milestone, **given)
    milestone.refresh_from_db()
    assert milestone.last_day in (SEPTEMBER, None)
    return refusal.value.refusals


def test_the_date_moves_and_the_old_one_stays_readable(led, milestone):
    kept = move(led, milestone)

    milestone.refresh_from_db()
    assert (milestone.first_day, milestone.last_day) == (None, DECEMBER)
    assert (kept.was_first_day, kept.was_last_day) == (date(2008, 7, 1), SEPTEMBER)
    assert (kept.number, kept.reason, kept.by) == (1, "Officers were ill", led.lead)


def test_a_further_move_has_the_next_number(led, milestone):
    RebasingFactory(milestone=milestone, number=1)

    assert move(led, milestone, by=led.coordinator).number == 2


def test_the_action_is_a_version_further(led, milestone):
    move(led, milestone)

    led.action.refresh_from_db()
    assert led.action.version == 2


def test_a_date_may_be_brought_forward_and_a_first_one_given(led, milestone):
    assert move(led, milestone, last_day=date(2008, 8, 1)).number == 1

    undated = MilestoneFactory(action=led.action, kind="event", last_day=None)
    assert move(led, undated, version=2).was_last_day is None


def test_another_lead_moves_nothing(led, milestone):
    (refusal,) = refusals(led, milestone, by=led.other)

    assert refusal.words == (
        "You may not re-base milestones of Action 1: you do not lead it."
    )


def test_who_saw_an_older_action_is_refused(led, milestone):
    (refusal,) = refusals(led, milestone, version=0)

    assert refusal.words.startswith("Action 1 was changed after you opened the page.")


def test_a_move_needs_a_reason(led, milestone):
    (refusal,) = refusals(led, milestone, reason="  ")

    assert refusal == (
        "Say why the date moves: it is kept with the old date",
        "reason",
    )


def test_the_same_date_is_no_move(led, milestone):
    days = {"first_day": milestone.first_day, "last_day": milestone.last_day}

    (refusal,) = refusals(led, milestone, **days)

    assert refusal == (
        "It is planned July to September 2008 already: enter another date",
        "last_day",
    )


def test_it_may_not_end_before_it_begins(led, milestone):
    (refusal,) = refusals(led, milestone, first_day=date(2009, 1, 1))

    assert refusal.field == "first_day"
    assert refusal.words.startswith("1 January 2009 is after the last day, 31 December")


@pytest.mark.parametrize("day", [date(2008, 3, 31), date(2011, 4, 1)])
def test_a_date_outside_the_agreement_is_refused(led, milestone, day):
    (refusal,) = refusals(led, milestone, last_day=day)

    assert refusal.field == "last_day"
    assert refusal.words.endswith(
        "lies outside the agreement: enter a date from 1 April 2008 to 31 March 2011"
    )


def test_what_is_reached_moves_no_more(led, milestone):
    MilestoneProgressFactory(
        milestone=milestone, update__action=led.action, reached_on=TODAY
    )

    (refusal,) = refusals(led, milestone)

    assert refusal.words == (
        "'Patrols begin' was reached on 20 October 2008: its date moves no more."
    )


def test_all_that_is_wrong_is_said_at_once(led, milestone):
    found = refusals(led, milestone, reason="", last_day=date(2012, 1, 1))

    assert [refusal.field for refusal in found] == ["reason", "last_day"]
    assert not Rebasing.objects.exists()


def test_what_was_not_reached_after_all_moves_again(led, milestone):
    for number, said in enumerate([{}, {"reached_on": None, "withdrawn": True}], 1):
        update = ProgressUpdateFactory(action=led.action, number=number)
        MilestoneProgressFactory(update=update, milestone=milestone, **said)

    assert move(led, milestone).last_day == DECEMBER
