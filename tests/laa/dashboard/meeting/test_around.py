from __future__ import annotations

import pytest

from actions.analysis.progress import Progress
from tests.laa.dashboard.meeting.plans import (
    a_line,
    a_risk,
    an_action,
    an_indicator,
    page_of,
)


def around(plan):
    (item,) = page_of(plan).indicators.items
    return item.around


def test_the_actions_that_serve_it_are_told_by_their_state(plan):
    target_set = an_indicator(plan, 119, 110)
    fine = an_action(plan, target_set, status=Progress.ON_COURSE)
    off = an_action(plan, target_set, status=Progress.OFF_COURSE)
    silent = an_action(plan, target_set)
    an_action(plan)

    told = [
        (state, [one.name for one in actions])
        for state, actions in around(plan).actions_by_state
    ]

    assert told == [
        ("Off course", [off.name]),
        ("No update yet", [silent.name]),
        ("On course", [fine.name]),
    ]


@pytest.mark.parametrize("year_amount", [1000, None])
def test_the_money_behind_it_is_its_own_and_that_of_its_actions(plan, year_amount):
    target_set = an_indicator(plan, 119, 110)
    action = an_action(plan, target_set)
    a_line(plan, "Of the action", (500, 0, 0)).actions.add(action)
    a_line(plan, "Its own", (year_amount, 0, 0)).serves.add(target_set)
    a_line(plan, "Neither", (7, 0, 0))

    money = around(plan).money

    assert [line.name for line in money.lines] == ["Of the action", "Its own"]
    assert money.words == ("£1,500" if year_amount else "at least £500")


def test_the_risks_that_threaten_it_or_its_actions_are_told(plan):
    target_set = an_indicator(plan, 119, 110)
    action = an_action(plan, target_set)
    its_own, of_the_action = a_risk(plan, target_set), a_risk(plan)
    of_the_action.actions.add(action)
    a_risk(plan)

    risks = [one.name for one in around(plan).risks]

    assert risks == [its_own.name, of_the_action.name]
