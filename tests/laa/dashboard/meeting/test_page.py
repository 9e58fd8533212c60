from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from actions.analysis.progress import Progress
from laa.plan.rag import Rag
from tests.factories.actions import ActionFactory, RiskFactory
from tests.factories.funding import FundingLineFactory
from tests.factories.indicators import TargetRefreshFactory
from tests.indicators.examples import Q1, Q2, Q3
from tests.laa.dashboard.meeting.plans import (
    a_line,
    a_risk,
    an_action,
    an_indicator,
    page_of,
)


def test_the_four_ratings_are_kept_apart(plan):
    an_indicator(plan, 119, 110)
    an_action(plan, status=Progress.ON_COURSE)
    a_risk(plan)
    a_line(plan, years=(1000, 0, 0))

    ratings = {one.subject: one.rag for one in page_of(plan).ratings}

    assert ratings == {
        "Performance": Rag.RED,
        "Progress": Rag.GREEN,
        "Risk": Rag.NONE,
        "Money": Rag.AMBER,
    }


def test_the_money_is_told_of_all_lines_together(plan):
    a_line(plan, "Patrols", years=(1000, 0, 0))
    a_line(plan, "Training", years=(1000, None, None))

    spent, afterwards = page_of(plan).money_told

    assert spent == (
        "2008/09: £2,000 is allocated; £1,000 is reported as spent, 50% of it."
    )
    assert "Nothing is confirmed after March 2009" in afterwards


def test_only_improvement_targets_count_as_performance(plan):
    an_indicator(plan, 90, 90)
    an_indicator(plan, 119, 119, standing="tracking")

    page = page_of(plan)

    assert page.ratings[0].rag is Rag.GREEN
    assert len(page.indicators.exceptions) == 1


def test_exceptions_come_by_their_weightiest_reason(plan):
    fine = an_action(plan, status=Progress.ON_COURSE)
    silent = an_action(plan)
    at_risk = an_action(plan, status=Progress.AT_RISK)
    off = an_action(plan, status=Progress.OFF_COURSE)

    page = page_of(plan)

    names = [one.name for one in page.actions.exceptions]
    assert names == [off.name, at_risk.name, silent.name]
    assert [one.name for one in page.actions.rest] == [fine.name]
    assert [state for state, _ in page.other_actions] == ["On course"]


def test_a_plan_without_anything_has_neither_exceptions_nor_a_rest(plan):
    page = page_of(plan)

    assert not page.has_exceptions
    assert not page.has_rest
    assert {one.rag for one in page.ratings} == {Rag.NONE}


def test_a_plan_in_order_has_only_a_rest(plan):
    an_indicator(plan, 90, 90)

    page = page_of(plan)

    assert not page.has_exceptions
    assert page.has_rest


def test_what_was_added_after_the_report_is_not_in_the_paper(plan):
    a_line(plan, "From the start")
    ActionFactory(plan=plan, added_in_january=True)
    RiskFactory(plan=plan, added_in_january=True)
    FundingLineFactory(plan=plan, added_in_january=True)

    then, later = (page_of(plan, one, date(2009, 5, 1)) for one in (Q2, Q3))

    assert [one.name for one in then.lines.items] == ["From the start"]
    assert not then.actions.items + then.risks.items
    assert "at least" not in then.money_told[0]
    assert len(later.lines.items + later.actions.items + later.risks.items) == 4


@pytest.mark.parametrize(
    ("quarter", "day"), [(Q1, date(2008, 9, 30)), (Q2, date(2008, 10, 20))]
)
def test_what_is_recorded_counts_up_to_the_end_of_the_report(plan, quarter, day):
    assert page_of(plan, quarter).known_on == day


def test_targets_recorded_after_a_papers_day_are_not_in_it(plan):
    """The paper on Q1 knows what was recorded until the end of September 2008."""
    target_set = an_indicator(plan, 119)
    TargetRefreshFactory(
        target_set=target_set,
        from_year=2008,
        targets=(480, 470, 460),
        at=datetime(2008, 10, 1, 9, tzinfo=UTC),
    )

    papers = [page_of(plan, quarter).indicators for quarter in (Q1, Q2)]

    (then,), (now,) = ((*one.exceptions, *one.rest) for one in papers)
    assert then.row.outlook.judged_by == ""
    assert now.history.targets.at(Q2).for_year(Q2.year) == 480
