from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.analysis.measure import Series
from indicators.history import History
from indicators.models import Actual, Indicator, TargetSet
from laa.dashboard.rows import Row, rows, summary
from laa.plan.models import ActionPlan, Agreement, Area
from laa.plan.periods import Quarter
from tests.indicators.examples import NI_15, Q1, Q2, RATE, counts

TODAY = date(2008, 10, 20)
PLAN = ActionPlan(agreement=Agreement(area=Area(name="Coventry"), first_year=2008))


def a_history(*values: int | None) -> History:
    """Q1 and on, without a database: models are only values here."""
    series = Series(RATE, counts(*values))
    target_set = TargetSet(
        plan=PLAN, indicator=Indicator(code="NI 15"), standing="target"
    )
    signed_off = {quarter: Actual() for quarter in series.readings}
    return History(target_set, series, NI_15, signed_off)


def a_row(*values: int | None, quarter=Q1) -> Row:
    return Row(a_history(*values), quarter, TODAY, findings=[])


def test_a_row_reads_as_the_plan_does():
    row = a_row(119)

    assert row.status == "27 offences (29.3%) above the trajectory"
    assert row.numbers == [
        ("In 2008/09 Q1", "119"),
        ("Per 1,000 people in the quarter", "0.39"),
        ("Year to date", "119"),
        ("Expected to date", "92"),
    ]


def test_a_second_quarter_adds_to_the_year():
    row = a_row(119, 101, quarter=Q2)

    assert row.numbers[2:] == [("Year to date", "220"), ("Expected to date", "184")]
    assert row.since_quarter_before == (
        "18 fewer than 2008/09 Q1 (119): 15% below it (95% interval 36% below to 12% "
        "above). Chance alone can explain it"
    )
    assert row.since_year_before == "No figure for 2007/08 Q2"


def test_a_quarter_without_a_figure_shows_no_numbers_but_says_why():
    row = a_row(119, quarter=Q2)

    assert row.figure == ""
    assert row.status == "No figure signed off for 2008/09 Q2"
    assert row.numbers == [("Expected to date", "184")]
    assert row.actual is None


@pytest.mark.parametrize(("values", "trend"), [((119,), False), ((119, 101), True)])
def test_one_point_is_no_trend(values, trend):
    row = a_row(*values, quarter=Q2)

    assert row.has_trend is trend
    assert row.trend_words.startswith("Up to 2008/09 Q2: 119")


def test_a_quarter_that_ended_unsigned_is_awaited():
    assert a_row(119).awaited == "2008/09 Q2 has ended and is not signed off yet"


def test_nothing_is_awaited_once_it_is_signed_off():
    assert a_row(119, 101).awaited == ""


def test_nothing_is_awaited_of_an_indicator_that_does_not_apply():
    row = a_row(119)
    row.history.target_set.introduced = 2009

    assert row.awaited == ""


@pytest.mark.parametrize("today", [date(2011, 4, 1), date(2026, 11, 22)])
def test_after_the_agreement_all_its_missing_quarters_are_awaited_and_no_others(today):
    row = replace(a_row(119), today=today)

    assert row.awaited == (
        "11 quarters from 2008/09 Q2 to 2010/11 Q4 have ended and are not signed off "
        "yet"
    )


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2008, 5, 1), Q1),
        (date(2008, 10, 20), Q2),
        (date(2026, 11, 22), Quarter(2010, 4)),
    ],
)
def test_without_a_figure_a_row_stands_at_the_last_quarter_that_is_due(today, quarter):
    (row,) = rows([a_history()], [], None, today)

    assert row.quarter == quarter


def test_a_signal_stands_at_its_own_quarter_and_at_no_later_one():
    counts_with_a_jump = (100, 98, 101, 99, 100, 102, 99, 100, 300)
    last = Q1 + 8

    assert "outside a limit" in a_row(*counts_with_a_jump, quarter=last).signal
    assert a_row(*counts_with_a_jump, quarter=last + 1).signal == ""


def test_each_row_stands_at_its_own_latest_quarter():
    found = rows([a_history(119), a_history(119, 101), a_history()], [], None, TODAY)

    assert [row.quarter for row in found] == [Q1, Q2, Q2]


def test_a_chosen_quarter_holds_for_all():
    found = rows([a_history(119), a_history(119, 101)], [], Q1, TODAY)

    assert [row.quarter for row in found] == [Q1, Q1]


def test_the_summary_counts_the_worst_first():
    good = a_row(80)
    unrated = replace(a_row(119), quarter=Q2)

    assert summary([good, unrated, a_row(119)]) == (
        "Of 3 indicators: 1 red, 1 green, 1 not rated."
    )
