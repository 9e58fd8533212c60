from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.analysis.action_standing import (
    ActionStanding,
    Report,
    quarters_overdue,
    quarters_owed,
    report_that_counts,
)
from actions.analysis.milestone_standing import Reported, milestone_standing
from actions.analysis.progress import Progress
from tests.actions.analysis.examples import (
    DECEMBER,
    EVALUATION,
    FORTY,
    Q1,
    Q2,
    Q3,
    QUARTERS,
    TODAY,
    UNDATED,
)

ON_COURSE, AT_RISK, DONE = Progress.ON_COURSE, Progress.AT_RISK, Progress.DONE
DAYS = st.dates(date(2007, 1, 1), date(2012, 12, 31))
REPORTS = st.lists(
    st.builds(
        Report,
        st.sampled_from(QUARTERS),
        st.integers(1, 50),
        st.sampled_from(Progress),
    ),
    unique_by=lambda one: one.number,
)


def standing(*milestones, report=None, owed=(), overdue=()):
    return ActionStanding(Q3, report, owed, overdue, milestones)


def at_today(planned, reported=None):
    return milestone_standing(planned, reported or Reported(), TODAY, Q2)


def test_without_an_update_there_is_no_status():
    assert report_that_counts([], Q2) is None
    assert standing().status is None
    assert not standing().is_closed


def test_the_last_update_of_the_latest_quarter_counts():
    reports = [Report(Q1, 1, AT_RISK), Report(Q2, 2, AT_RISK), Report(Q2, 3, ON_COURSE)]

    assert report_that_counts(reports, Q3) == reports[2]


def test_a_later_word_on_an_earlier_quarter_leaves_the_later_quarter():
    reports = [Report(Q2, 1, ON_COURSE), Report(Q1, 2, AT_RISK)]

    assert report_that_counts(reports, Q2) == reports[0]


def test_an_update_of_a_later_quarter_is_not_known_yet():
    reports = [Report(Q1, 1, ON_COURSE), Report(Q3, 2, DONE)]

    assert report_that_counts(reports, Q2) == reports[0]


def test_each_quarter_that_ended_owes_an_update():
    assert quarters_owed(None, QUARTERS, Q3, TODAY) == (Q1, Q2)


def test_a_quarters_update_tells_of_those_before_it_too():
    assert quarters_owed(Report(Q2, 1, ON_COURSE), QUARTERS, Q3, DECEMBER) == ()
    assert quarters_owed(Report(Q1, 1, ON_COURSE), QUARTERS, Q3, TODAY) == (Q2,)


def test_as_of_an_earlier_quarter_the_later_owe_nothing():
    assert quarters_owed(None, QUARTERS, Q1, TODAY) == (Q1,)


@pytest.mark.parametrize("status", [Progress.DONE, Progress.STOPPED])
def test_an_action_that_is_done_or_stopped_owes_nothing(status):
    report = Report(Q1, 1, status)

    assert standing(report=report).is_closed
    assert quarters_owed(report, QUARTERS, Q3, DECEMBER) == ()


@pytest.mark.parametrize(
    ("today", "late"), [(date(2008, 10, 30), (Q1,)), (date(2008, 10, 31), (Q1, Q2))]
)
def test_an_update_is_late_from_the_day_after_it_was_due(today, late):
    assert quarters_overdue((Q1, Q2), 30, today) == late


def test_days_to_update_below_zero_are_refused():
    with pytest.raises(ValueError, match="-1 days to update: use 0 or more"):
        quarters_overdue((Q1,), -1, TODAY)


def test_the_next_milestone_is_the_first_to_come():
    december = at_today(replace(EVALUATION, last_day=DECEMBER))
    november = at_today(replace(EVALUATION, last_day=date(2008, 11, 30)))

    found = standing(at_today(EVALUATION), at_today(UNDATED), december, november)

    assert found.next_milestone == november
    assert found.overdue_milestones == (at_today(EVALUATION),)
    assert standing(at_today(UNDATED)).next_milestone is None


def test_a_number_that_is_short_is_told_and_is_not_late():
    short = at_today(FORTY, Reported(numbers={Q2: 12}))

    assert standing(short).short_milestones == (short,)
    assert not standing(short).is_overdue


def test_a_late_update_or_milestone_makes_an_action_overdue():
    assert standing(owed=(Q1,), overdue=(Q1,)).is_overdue
    assert standing(at_today(EVALUATION)).is_overdue
    assert not standing(at_today(UNDATED), owed=(Q2,)).is_overdue


@given(REPORTS, st.sampled_from(QUARTERS))
def test_no_quarter_after_the_one_asked_for_counts(reports, as_of):
    found = report_that_counts(reports, as_of)

    assert (found is None) is all(one.quarter > as_of for one in reports)
    assert found is None or found.quarter <= as_of


@given(REPORTS, st.sampled_from(QUARTERS), DAYS, st.integers(0, 100))
def test_what_is_overdue_is_owed_and_stays_so_while_nobody_writes(
    reports, as_of, today, days
):
    report = report_that_counts(reports, as_of)
    owed = quarters_owed(report, QUARTERS, as_of, today)
    later = today + timedelta(days=days)

    overdue = quarters_overdue(owed, 30, today)

    assert set(overdue) <= set(owed)
    assert set(owed) <= set(quarters_owed(report, QUARTERS, as_of, later))
    assert set(overdue) <= set(quarters_overdue(owed, 30, later))


@given(REPORTS, st.sampled_from(QUARTERS), DAYS)
def test_an_update_for_the_last_owed_quarter_settles_them_all(reports, as_of, today):
    owed = quarters_owed(report_that_counts(reports, as_of), QUARTERS, as_of, today)

    if owed:
        written = [*reports, Report(owed[-1], 51, ON_COURSE)]
        report = report_that_counts(written, as_of)
        assert quarters_owed(report, QUARTERS, as_of, today) == ()
