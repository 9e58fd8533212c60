from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.analysis.action_standing import ActionStanding, Report
from actions.analysis.delivery_words import (
    days,
    milestone,
    planned,
    slippage,
    span,
    status,
    summary,
    update_owed,
    withdrawn,
)
from actions.analysis.milestone_standing import Reported, milestone_standing
from actions.analysis.milestones import MilestoneKind
from actions.analysis.progress import Progress
from tests.actions.analysis.examples import (
    DECEMBER,
    EVALUATION,
    FORTY,
    MONTHLY,
    Q1,
    Q2,
    Q3,
    SEPTEMBER,
    TODAY,
    UNDATED,
)

DAYS = st.dates(date(2007, 1, 1), date(2012, 12, 31))
JULY = date(2008, 7, 1)


def told(plan, reported=None, day=TODAY, quarter=Q2, **more):
    standing = milestone_standing(plan, reported or Reported(), day, quarter, **more)
    return milestone(standing)


def counted(plan, number):
    return told(plan, Reported(numbers={Q2: number}))


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 day"), (-1, "1 day"), (0, "0 days"), (1030, "1,030 days")],
)
def test_days_are_counted_in_words(number, words):
    assert days(number) == words


@pytest.mark.parametrize(
    ("first_day", "last_day", "words"),
    [
        (None, SEPTEMBER, "by 30 September 2008"),
        (SEPTEMBER, SEPTEMBER, "30 September 2008"),
        (JULY, SEPTEMBER, "July to September 2008"),
        (JULY, date(2008, 7, 31), "July 2008"),
        (date(2008, 12, 1), date(2009, 1, 31), "December 2008 to January 2009"),
        (date(2008, 7, 2), SEPTEMBER, "2 July 2008 to 30 September 2008"),
        (JULY, date(2008, 9, 29), "1 July 2008 to 29 September 2008"),
        (JULY, date(9999, 12, 31), "July 2008 to December 9999"),
    ],
)
def test_whole_months_go_by_their_names(first_day, last_day, words):
    assert span(first_day, last_day) == words


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (EVALUATION, "September 2008"),
        (UNDATED, "no date set"),
        (FORTY, "40 offenders each quarter"),
        (MONTHLY, "each month"),
        (replace(MONTHLY, expected=1), "each quarter"),
        (replace(FORTY, last_day=DECEMBER), "40 offenders each quarter, by 31 D"),
    ],
)
def test_what_is_planned_is_told(plan, words):
    assert planned(plan).startswith(words)


@pytest.mark.parametrize(
    ("reached_on", "words"),
    [
        (SEPTEMBER, "Reached on 30 September 2008, in time"),
        (date(2008, 10, 12), "Reached on 12 October 2008, 12 days late"),
        (date(2008, 10, 1), "Reached on 1 October 2008, 1 day late"),
    ],
)
def test_what_is_reached_is_told_with_how_late(reached_on, words):
    assert told(EVALUATION, Reported(reached_on)) == words


def test_what_had_no_date_is_neither_late_nor_in_time():
    assert told(UNDATED, Reported(SEPTEMBER)) == "Reached on 30 September 2008"


@pytest.mark.parametrize(
    ("plan", "day", "words"),
    [
        (EVALUATION, SEPTEMBER, "Due by 30 September 2008"),
        (EVALUATION, TODAY, "20 days overdue, due by 30 September 2008"),
        (UNDATED, TODAY, "No date is set"),
    ],
)
def test_what_is_not_reached_is_told_with_its_day(plan, day, words):
    assert told(plan, day=day) == words


def test_in_a_closed_action_it_is_said_why_nothing_is_due():
    assert told(EVALUATION, is_closed=True) == (
        "No longer due: the action is done or stopped"
    )


def test_a_number_is_told_with_what_was_expected():
    assert counted(FORTY, 12) == "12 of 40 offenders in 2008/09 Q2"
    assert counted(FORTY, 0) == "0 of 40 offenders in 2008/09 Q2"
    assert counted(MONTHLY, 2) == "2 of 3 times in 2008/09 Q2"
    assert counted(replace(MONTHLY, expected=1), 1) == "1 of 1 time in 2008/09 Q2"
    assert counted(replace(FORTY, expected=1_000), 1_030) == (
        "1,030 of 1,000 offenders in 2008/09 Q2"
    )


def test_a_missing_number_is_not_a_zero():
    assert told(FORTY) == "No number entered for 2008/09 Q2: 40 offenders expected"
    assert told(FORTY, quarter=None) == "40 offenders expected in each quarter"


@pytest.mark.parametrize(
    ("last_day", "words"),
    [
        (SEPTEMBER, ""),
        (DECEMBER, "Re-based by 92 days: first planned for 30 September 2008"),
        (date(2008, 9, 29), "Brought forward by 1 day: first planned for 30 Septem"),
    ],
)
def test_slippage_is_told_with_the_first_date(last_day, words):
    plan = replace(EVALUATION, last_day=last_day)

    assert slippage(milestone_standing(plan, Reported(), TODAY)).startswith(words)


def test_without_a_first_date_nothing_has_slipped():
    plan = replace(UNDATED, last_day=SEPTEMBER)

    assert slippage(milestone_standing(plan, Reported(), TODAY)) == ""


def test_a_status_is_told_with_its_quarter_and_none_as_none():
    report = Report(Q2, 1, Progress.NOT_STARTED)

    assert status(ActionStanding(Q3, report, (), (), ())) == "Not started in 2008/09 Q2"
    assert status(ActionStanding(Q3, None, (), (), ())) == "No update yet"


@pytest.mark.parametrize(
    ("owed", "overdue", "words"),
    [
        ((), (), ""),
        ((Q2,), (), "The update for 2008/09 Q2 is due by 30 October 2008"),
        ((Q1, Q2), (Q1,), "The update for 2008/09 Q1 was due by 30 July 2008"),
        (
            (Q1, Q2),
            (Q1, Q2),
            "The update for 2008/09 Q1 was due by 30 July 2008, and 1 more since",
        ),
    ],
)
def test_an_update_that_is_owed_is_told_with_its_day(owed, overdue, words):
    assert update_owed(ActionStanding(Q3, None, owed, overdue, ()), 30) == words


def test_a_summary_counts_the_worst_first_and_then_what_is_late():
    overdue = milestone_standing(EVALUATION, Reported(), TODAY)
    standings = [
        ActionStanding(Q3, None, (Q1,), (Q1,), (overdue,)),
        ActionStanding(Q3, None, (Q1,), (Q1,), ()),
        ActionStanding(Q3, Report(Q2, 1, Progress.DONE), (), (), ()),
        ActionStanding(Q3, Report(Q2, 1, Progress.OFF_COURSE), (), (), ()),
    ]

    assert summary(standings) == (
        "Of 4 actions: 1 off course, 1 done, 2 without an update. "
        "2 have an update overdue. 1 has a milestone overdue."
    )
    assert summary(standings[2:3]) == "Of 1 action: 1 done."
    assert summary([]) == "There are no actions."


@given(st.sampled_from(MilestoneKind), st.none() | DAYS, DAYS, DAYS, st.booleans())
def test_every_milestone_is_told_in_one_sentence(
    kind, reached_on, last_day, day, is_closed
):
    plan = replace(EVALUATION, kind=kind, last_day=last_day, first_day=None)

    sentence = told(plan, Reported(reached_on), day, is_closed=is_closed)

    assert sentence[0].isupper() or sentence[0].isdigit()
    assert "None" not in sentence
    assert "  " not in sentence


def test_what_is_withdrawn_is_told_by_its_kind():
    assert withdrawn(False, Q2) == "not reached after all"
    assert withdrawn(True, Q2) == "the number for 2008/09 Q2 is withdrawn"
