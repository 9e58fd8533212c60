from __future__ import annotations

from datetime import date

import pytest

from actions.delivery import delivery_of
from actions.timeline_page import TimelinePage
from laa.plan.timeline import State
from tests.actions.analysis.examples import DECEMBER, Q3, SEPTEMBER, TODAY
from tests.factories.actions import (
    MilestoneFactory,
    MilestoneProgressFactory,
    ProgressUpdateFactory,
    RebasingFactory,
)

JULY = date(2008, 7, 1)


def drawn(led):
    return TimelinePage(delivery_of(led.plan, Q3, TODAY)).timeline


def mark(led):
    (found,) = drawn(led).rows[0].marks
    return found


def test_each_action_is_a_row_of_the_agreements_years(led):
    found = drawn(led)

    assert [(row.label, row.text) for row in found.rows] == [
        ("Action 1", "Patrols in the city centre"),
        ("Action 2", "Patrols in the city centre"),
    ]
    assert (found.first, found.last) == (date(2008, 4, 1), date(2011, 3, 31))
    assert found.sentence == "There are no milestones."


@pytest.mark.parametrize(
    ("days", "start", "end"),
    [
        ({"last_day": DECEMBER}, DECEMBER, None),
        ({"first_day": JULY, "last_day": DECEMBER}, JULY, DECEMBER),
        ({"first_day": DECEMBER, "last_day": DECEMBER}, DECEMBER, None),
        ({"kind": "event", "last_day": None}, None, None),
    ],
)
def test_a_milestone_lies_where_its_days_do(led, days, start, end):
    MilestoneFactory(action=led.action, **days)

    assert (mark(led).start, mark(led).end) == (start, end)
    assert mark(led).state is State.DUE
    assert not mark(led).recurring


def test_what_comes_round_runs_through_the_agreement_or_its_own_days(led):
    MilestoneFactory(action=led.action, monthly=True)
    MilestoneFactory(action=led.action, forty=True, last_day=DECEMBER)

    whole, part = drawn(led).rows[0].marks

    assert (whole.start, whole.end) == (date(2008, 4, 1), date(2011, 3, 31))
    assert (part.start, part.end) == (date(2008, 4, 1), DECEMBER)
    assert whole.recurring
    assert part.recurring


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        (date(2008, 3, 31), date(2008, 3, 31), None),
        (date(2012, 3, 31), date(2008, 4, 1), date(2012, 3, 31)),
    ],
)
def test_a_duty_may_end_before_the_agreement_begins_or_after_it(led, day, start, end):
    MilestoneFactory(action=led.action, monthly=True, last_day=day)

    assert (mark(led).start, mark(led).end) == (start, end)


def test_a_moved_milestone_shows_where_it_was(led):
    RebasingFactory(milestone__action=led.action, milestone__last_day=DECEMBER)

    assert mark(led).was == SEPTEMBER


@pytest.mark.parametrize("status", ["at risk", "off course"])
def test_what_is_due_in_an_action_in_doubt_is_at_risk(led, status):
    MilestoneFactory(action=led.action, last_day=DECEMBER)
    ProgressUpdateFactory(action=led.action, status=status)

    assert mark(led).state is State.AT_RISK


def test_a_number_that_is_short_is_at_risk(led):
    MilestoneProgressFactory(
        update__action=led.action,
        milestone=MilestoneFactory(action=led.action, forty=True),
        reached_on=None,
        number=12,
    )

    assert mark(led).state is State.AT_RISK


def test_the_sentence_counts_the_worst_first(led):
    MilestoneFactory(action=led.action, last_day=DECEMBER)
    MilestoneFactory(action=led.action)
    MilestoneProgressFactory(update__action=led.action, milestone__action=led.action)

    assert drawn(led).sentence == "Of 3 milestones: 1 overdue, 1 due, 1 reached."


def test_one_milestone_is_one(led):
    MilestoneFactory(action=led.action)

    assert drawn(led).sentence == "Of 1 milestone: 1 overdue."
