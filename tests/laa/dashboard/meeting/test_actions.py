from __future__ import annotations

from datetime import date

import pytest

from actions.analysis.progress import Progress
from laa.dashboard.meeting.actions import by_state
from laa.dashboard.reasons import Reason
from tests.factories.actions import MilestoneFactory, ProgressUpdateFactory
from tests.indicators.examples import Q1, Q2
from tests.laa.dashboard.meeting.plans import a_line, an_action, an_indicator, page_of


def item_of(plan, *args):
    (item,) = page_of(plan, *args).actions.items
    return item


def test_an_action_tells_its_state_and_what_its_lead_says(plan):
    an_action(plan, status=Progress.AT_RISK, text="Officers are needed elsewhere")

    item = item_of(plan)

    assert (item.state, item.colour) == ("At risk", "yellow")
    assert item.known == ["2008/09 Q2: Officers are needed elsewhere"]


def test_one_without_an_update_says_so_and_what_is_late(plan):
    action = an_action(plan)
    MilestoneFactory(action=action, text="Patrols begin", last_day=date(2008, 8, 31))

    item = item_of(plan)

    assert (item.state, item.colour) == ("No update yet", "grey")
    assert item.known == [
        "The update for 2008/09 Q1 was due by 30 July 2008",
        "Patrols begin: 30 days overdue, due by 31 August 2008",
    ]


def test_an_update_that_is_not_due_yet_is_not_late(plan):
    an_action(plan, status=Progress.ON_COURSE, quarter_number=1)

    assert item_of(plan).late == []


def test_what_was_not_late_on_the_papers_day_is_not_late_in_it_later(plan):
    plan.days_to_update = 120
    plan.save()
    an_action(plan)

    assert item_of(plan, Q1, date(2008, 12, 31)).late == []
    assert item_of(plan, Q2, date(2008, 12, 31)).late == [
        "The update for 2008/09 Q1 was due by 28 October 2008"
    ]


@pytest.mark.parametrize(
    ("before", "worsens"), [(Progress.ON_COURSE, True), (Progress.OFF_COURSE, False)]
)
def test_it_worsens_against_the_last_update_of_an_earlier_quarter(
    plan, before, worsens
):
    action = an_action(plan, status=Progress.AT_RISK)
    ProgressUpdateFactory(action=action, quarter_number=1, status=before)
    ProgressUpdateFactory(action=action, quarter_number=2, status=Progress.AT_RISK)

    assert (Reason.WORSENING in item_of(plan).tags) == worsens


def test_as_of_a_quarter_later_updates_are_not_known(plan):
    an_action(plan, status=Progress.OFF_COURSE)

    assert item_of(plan, Q1).reasons == (Reason.OVERDUE, Reason.UNASSESSED)
    assert item_of(plan, Q1, date(2008, 7, 1)).reasons == (Reason.UNASSESSED,)


def test_it_names_the_indicators_that_it_serves_each_on_one_line(plan):
    one = an_indicator(plan, indicator__code="NI 15")
    an_action(plan, one, an_indicator(plan, indicator__code="NI 20"))

    assert item_of(plan).serves == "NI\N{NO-BREAK SPACE}15, NI\N{NO-BREAK SPACE}20"


def test_the_money_for_it_is_summed(plan):
    action = an_action(plan)
    assert item_of(plan).money.words == "No funding line is linked"

    a_line(plan).actions.add(action)

    assert item_of(plan, Q2).money.words == "£1,000"


def test_actions_are_grouped_by_state_the_worst_first(plan):
    for status in (Progress.DONE, Progress.STOPPED, Progress.NOT_STARTED):
        an_action(plan, status=status)

    states = [state for state, _ in by_state(page_of(plan).actions.items)]

    assert states == ["Not started", "Done", "Stopped"]
