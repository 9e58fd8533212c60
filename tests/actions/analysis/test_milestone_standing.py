from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.analysis.milestone_standing import (
    Planned,
    Reported,
    State,
    Word,
    milestone_standing,
    reported,
)
from actions.analysis.milestones import MilestoneKind
from tests.actions.analysis.examples import (
    DECEMBER,
    EVALUATION,
    FORTY,
    MONTHLY,
    Q1,
    Q2,
    QUARTERS,
    SEPTEMBER,
    TODAY,
    UNDATED,
)

NOTHING = Reported()
DAYS = st.dates(date(2007, 1, 1), date(2012, 12, 31))
NUMBERS = st.dictionaries(st.sampled_from(QUARTERS), st.integers(0, 10_000))
REPORTED = st.builds(Reported, st.none() | DAYS, NUMBERS)
PLANNED = st.builds(
    Planned,
    st.sampled_from(MilestoneKind),
    st.just("Something"),
    st.none() | DAYS,
    st.none() | DAYS,
    st.none() | DAYS,
    st.none() | st.integers(1, 10_000),
)


@pytest.mark.parametrize(
    ("day", "state", "days"),
    [
        (SEPTEMBER, State.DUE, 0),
        (SEPTEMBER + timedelta(days=1), State.OVERDUE, 1),
        (TODAY, State.OVERDUE, 20),
    ],
)
def test_a_milestone_is_overdue_from_the_day_after_its_last(day, state, days):
    standing = milestone_standing(EVALUATION, NOTHING, day)

    assert (standing.state, standing.days_overdue) == (state, days)


@pytest.mark.parametrize(
    ("reached_on", "late"), [(SEPTEMBER, 0), (TODAY, 20), (date(2008, 9, 25), -5)]
)
def test_what_is_reached_is_reached_however_late(reached_on, late):
    standing = milestone_standing(EVALUATION, Reported(reached_on), DECEMBER)

    assert standing.state is State.REACHED
    assert standing.days_late == late
    assert standing.days_overdue == 0


def test_without_a_date_nothing_is_due_late_or_slipped():
    standing = milestone_standing(UNDATED, NOTHING, TODAY)

    assert standing.state is State.NOT_DATED
    assert standing.days_late is None
    assert standing.slippage is None


def test_what_had_no_date_may_still_be_reached():
    standing = milestone_standing(UNDATED, Reported(SEPTEMBER), TODAY)

    assert standing.state is State.REACHED
    assert standing.days_late is None


@pytest.mark.parametrize(("planned"), [EVALUATION, UNDATED, FORTY, MONTHLY])
def test_in_a_closed_action_nothing_is_due_any_more(planned):
    standing = milestone_standing(planned, NOTHING, DECEMBER, Q2, is_closed=True)

    assert standing.state is State.NO_LONGER_DUE


@pytest.mark.parametrize(
    ("present", "slippage"),
    [(DECEMBER, 92), (SEPTEMBER, 0), (date(2008, 8, 31), -30)],
)
def test_slippage_is_the_days_from_the_first_date_to_the_present(present, slippage):
    planned = replace(EVALUATION, last_day=present)

    assert milestone_standing(planned, NOTHING, TODAY).slippage == slippage


@pytest.mark.parametrize(
    ("planned", "number", "state"),
    [
        (FORTY, 40, State.MET),
        (FORTY, 41, State.MET),
        (FORTY, 39, State.SHORT),
        (FORTY, 0, State.SHORT),
        (FORTY, None, State.NOT_ENTERED),
        (MONTHLY, 3, State.MET),
        (MONTHLY, 2, State.SHORT),
    ],
)
def test_a_number_is_held_against_what_the_quarter_expects(planned, number, state):
    numbers = {} if number is None else {Q2: number}

    standing = milestone_standing(planned, Reported(numbers=numbers), TODAY, Q2)

    assert (standing.state, standing.number) == (state, number)


def test_before_a_quarter_has_ended_no_number_is_due():
    standing = milestone_standing(FORTY, Reported(numbers={Q1: 3}), TODAY, None)

    assert standing.state is State.NOT_YET_DUE
    assert standing.number is None


@pytest.mark.parametrize(
    ("first_day", "last_day", "is_counted"),
    [
        (None, None, True),
        (Q2.first_day, Q2.last_day, True),
        (Q2.first_day + timedelta(days=1), None, False),
        (None, Q2.last_day - timedelta(days=1), False),
    ],
)
def test_a_number_is_expected_of_whole_quarters_only(first_day, last_day, is_counted):
    planned = replace(FORTY, first_day=first_day, last_day=last_day)

    standing = milestone_standing(planned, NOTHING, TODAY, Q2)

    assert (standing.state is State.NOT_ENTERED) is is_counted


@given(PLANNED, REPORTED, DAYS, st.none() | st.sampled_from(QUARTERS), st.booleans())
def test_every_milestone_has_a_state_of_its_own_kind(
    planned, reported, day, quarter, is_closed
):
    standing = milestone_standing(planned, reported, day, quarter, is_closed)

    counted = {State.MET, State.SHORT, State.NOT_ENTERED, State.NOT_YET_DUE}
    if standing.state is not State.NO_LONGER_DUE:
        assert (standing.state in counted) is planned.kind.is_counted
    assert (standing.days_overdue > 0) is (standing.state is State.OVERDUE)


@given(PLANNED, REPORTED, DAYS, st.integers(0, 1000))
def test_what_is_overdue_stays_so_until_it_is_reached_or_moved(
    planned, reported, day, days
):
    now = milestone_standing(planned, reported, day)
    later = milestone_standing(planned, reported, day + timedelta(days=days))

    if now.state is State.OVERDUE:
        assert later.days_overdue == now.days_overdue + days


@given(PLANNED, REPORTED, DAYS)
def test_lateness_and_slippage_add_up_to_the_days_since_the_first_date(
    planned, reported, day
):
    standing = milestone_standing(planned, reported, day)

    if standing.slippage is not None and standing.days_late is not None:
        total = reported.reached_on - planned.original_last_day
        assert standing.slippage + standing.days_late == total.days


def test_a_state_is_said_in_words():
    assert State.NO_LONGER_DUE.words == "No longer due"


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ([], Reported()),
        ([Word(Q2, SEPTEMBER), Word(Q1, DECEMBER)], Reported(DECEMBER)),
        ([Word(Q1, SEPTEMBER), Word(Q2)], Reported()),
        ([Word(Q1, SEPTEMBER), Word(Q2), Word(Q2, DECEMBER)], Reported(DECEMBER)),
        (
            [Word(Q2, number=40), Word(Q1, number=0)],
            Reported(numbers={Q1: 0, Q2: 40}),
        ),
        ([Word(Q1, number=40), Word(Q1, number=4)], Reported(numbers={Q1: 4})),
        (
            [Word(Q1, number=40), Word(Q2, number=4), Word(Q2)],
            Reported(numbers={Q1: 40}),
        ),
        ([Word(Q1)], Reported()),
    ],
)
def test_the_last_word_holds_until_it_is_withdrawn(words, holds):
    assert reported(words) == holds


@pytest.mark.parametrize(
    ("until", "reached_on"),
    [(SEPTEMBER, SEPTEMBER), (date(2008, 9, 29), None), (DECEMBER, SEPTEMBER)],
)
def test_a_day_that_was_still_to_come_is_not_reached(until, reached_on):
    told = Reported(SEPTEMBER, {Q1: 40})

    assert told.up_to(until) == Reported(reached_on, {Q1: 40})
    assert Reported().up_to(until) == Reported()
