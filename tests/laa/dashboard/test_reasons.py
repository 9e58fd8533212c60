from __future__ import annotations

import pytest

from actions.analysis.action_standing import ActionStanding, Report
from actions.analysis.progress import Progress
from actions.analysis.risk_scores import Band, Direction
from indicators.analysis.measure import Series
from laa.dashboard.reasons import (
    Reason,
    of_action,
    of_indicator,
    of_risk,
    place_of,
)
from tests.indicators.examples import COUNT, NI_15, NO_TARGETS, Q1, Q2, counts, outlook

YEAR_BEFORE = Q1 - 4
RED, AMBER, WORSENING, OVERDUE, UNASSESSED = Reason


def indicator(*values, targets=NI_15, start=Q1, as_of=Q1, **given):
    series = Series(COUNT, counts(*values, start=start))
    facts = {"is_owed": True, "has_target": True, "late": ()}
    return of_indicator(outlook(series, targets, as_of), **facts | given)


def action(status=None, before=None, overdue=()):
    report = Report(Q2, 2, status) if status else None
    return of_action(ActionStanding(Q2, report, overdue, overdue, ()), before)


@pytest.mark.parametrize(
    ("count", "reasons"), [(119, (RED,)), (94, (AMBER,)), (90, ())]
)
def test_an_indicator_is_looked_at_for_its_colour(count, reasons):
    assert indicator(count) == reasons


def test_an_improvement_target_without_a_rating_is_not_assessed():
    assert indicator(None) == (UNASSESSED,)
    assert indicator(90, targets=NO_TARGETS) == (UNASSESSED,)


@pytest.mark.parametrize("facts", [{"is_owed": False}, {"has_target": False}])
def test_where_no_rating_is_awaited_none_is_missing(facts):
    assert indicator(None, **facts) == ()


def test_a_late_figure_is_a_reason_of_its_own():
    assert indicator(None, late=(Q1,)) == (OVERDUE, UNASSESSED)


@pytest.mark.parametrize(
    ("year_before", "now", "is_worse"),
    [(60, 90, True), (85, 90, False), (120, 60, False)],
)
def test_it_worsens_where_it_is_worse_than_a_year_before_by_more_than_chance(
    year_before, now, is_worse
):
    reasons = indicator(year_before, None, None, None, now, start=YEAR_BEFORE)

    assert (WORSENING in reasons) == is_worse


def test_it_worsens_where_the_control_chart_has_a_signal_for_the_worse():
    steady = [20, 21, 19, 20, 21, 20, 19, 20, 21, 20, 19]

    reasons = indicator(*steady, 40, start=Q1 - 11)

    assert WORSENING in reasons


def test_a_signal_of_an_earlier_quarter_is_not_of_this_one():
    steady = [20, 21, 19, 20, 21, 20, 19, 20, 21, 20, 19]

    reasons = indicator(*steady, 40, None, start=Q1 - 12)

    assert WORSENING not in reasons


@pytest.mark.parametrize(
    ("status", "reasons"),
    [
        (Progress.OFF_COURSE, (RED,)),
        (Progress.AT_RISK, (AMBER,)),
        (Progress.ON_COURSE, ()),
        (Progress.NOT_STARTED, ()),
        (Progress.DONE, ()),
        (Progress.STOPPED, ()),
        (None, (UNASSESSED,)),
    ],
)
def test_an_action_is_looked_at_for_its_state(status, reasons):
    assert action(status, before=status) == reasons


@pytest.mark.parametrize(
    ("before", "status", "worsens"),
    [
        (Progress.ON_COURSE, Progress.AT_RISK, True),
        (Progress.AT_RISK, Progress.OFF_COURSE, True),
        (None, Progress.AT_RISK, False),
        (Progress.OFF_COURSE, Progress.AT_RISK, False),
        (Progress.AT_RISK, None, False),
        (Progress.AT_RISK, Progress.STOPPED, False),
        (Progress.ON_COURSE, Progress.NOT_STARTED, False),
    ],
)
def test_it_worsens_where_its_state_does(before, status, worsens):
    assert (WORSENING in action(status, before)) == worsens


def test_a_late_update_is_a_reason():
    assert action(Progress.ON_COURSE, overdue=(Q2,)) == (OVERDUE,)
    assert action(overdue=(Q1, Q2)) == (OVERDUE, UNASSESSED)


@pytest.mark.parametrize(
    ("band", "direction", "is_overdue", "reasons"),
    [
        (Band.EXTREME, Direction.RISING, False, (RED, WORSENING)),
        (Band.HIGH, Direction.FALLING, False, (AMBER,)),
        (Band.MODERATE, Direction.STEADY, True, (OVERDUE,)),
        (Band.LOW, Direction.FIRST, False, ()),
        (None, None, False, (UNASSESSED,)),
    ],
)
def test_a_risk_is_looked_at_for_its_band_and_direction(
    band, direction, is_overdue, reasons
):
    assert of_risk(band, direction, is_overdue=is_overdue) == reasons


def test_the_weightiest_reason_decides_the_place():
    listed = sorted([(), (UNASSESSED,), (AMBER, OVERDUE), (RED,)], key=place_of)

    assert listed == [(RED,), (AMBER, OVERDUE), (UNASSESSED,), ()]


def test_every_reason_has_a_word_and_a_colour():
    assert [(reason.word, reason.colour) for reason in Reason] == [
        ("Red", "red"),
        ("Amber", "orange"),
        ("Worsening", "purple"),
        ("Overdue", "red"),
        ("Not assessed", "grey"),
    ]
