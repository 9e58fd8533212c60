from __future__ import annotations

from datetime import date

from laa.dashboard.reasons import Reason
from tests.factories.indicators import ActualFactory
from tests.indicators.examples import Q1, Q2
from tests.laa.dashboard.meeting.plans import (
    an_indicator,
    page_of,
)


def item_of(plan, *args):
    (item,) = page_of(plan, *args).indicators.items
    return item


def test_an_indicator_tells_where_it_stands_and_its_commentary(plan):
    an_indicator(plan, 119, 110)

    item = item_of(plan)

    assert item.reasons == (Reason.RED,)
    assert item.status.startswith("229 against 184 expected by the end of 2008/09 Q2")
    assert item.actual.commentary == "What lies behind 110"
    assert item.latest is None
    assert item.latest_status == ""
    assert item.tags == []


def test_without_a_figure_of_the_quarter_the_latest_is_told(plan):
    an_indicator(plan, 119)

    item = item_of(plan)

    assert item.status == "No figure signed off for 2008/09 Q2"
    assert item.latest.quarter == Q1
    assert item.latest_status.startswith("119 against 92 expected")
    assert item.actual.commentary == "What lies behind 119"


def test_without_any_figure_there_is_no_latest(plan):
    an_indicator(plan)

    item = item_of(plan)

    assert item.latest is None
    assert item.actual is None


def test_what_is_not_signed_off_is_not_known(plan):
    target_set = an_indicator(plan, 90)
    ActualFactory(target_set=target_set, quarter_number=2, count=987, submitted=True)

    assert item_of(plan).reasons == (Reason.UNASSESSED,)


def test_a_figure_is_late_after_the_day_by_which_it_is_signed_off(plan):
    an_indicator(plan, 90)

    assert item_of(plan, Q2, date(2008, 11, 14)).late == ()
    late = item_of(plan, Q2, date(2008, 11, 15))
    assert late.late_words == (
        "Overdue: 2008/09 Q2 not signed off, due by 14 November 2008"
    )
    assert late.tags == [Reason.OVERDUE]


def test_of_an_earlier_quarter_later_figures_are_not_late(plan):
    an_indicator(plan, 90)

    assert item_of(plan, Q1, date(2009, 3, 1)).late_words == ""


def test_what_was_not_late_on_the_papers_day_is_not_late_in_it_later(plan):
    plan.days_to_sign_off = 120
    plan.save()
    an_indicator(plan)

    assert item_of(plan, Q1, date(2008, 12, 31)).late == ()
    assert item_of(plan, Q2, date(2008, 12, 31)).late == (Q1,)


def test_what_is_to_be_introduced_is_neither_late_nor_awaited(plan):
    an_indicator(plan, not_yet_introduced=True)

    item = item_of(plan, Q2, date(2009, 3, 1))

    assert item.reasons == ()
    assert not item.is_improvement_target


def test_a_quarter_worse_than_a_year_before_says_so(plan):
    target_set = an_indicator(plan, 119, 110)
    ActualFactory(
        target_set=target_set, year=2007, quarter_number=2, count=60, signed_off=True
    )

    item = item_of(plan)

    assert item.tags == [Reason.WORSENING]
    (words,) = item.worse
    assert words.startswith("50 more than 2007/08 Q2 (60)")


def test_a_signal_for_the_worse_is_told(plan):
    target_set = an_indicator(plan, 119, 300)
    for number in range(1, 9):
        ActualFactory(
            target_set=target_set,
            year=2006 + (number > 4),
            quarter_number=(number - 1) % 4 + 1,
            count=100 + number % 3,
            signed_off=True,
        )

    item = item_of(plan)

    assert Reason.WORSENING in item.tags
    assert item.row.signal in item.worse


def test_nothing_is_told_to_be_worse_where_it_is_not(plan):
    an_indicator(plan, 90, 90)

    assert item_of(plan).worse == []
