from __future__ import annotations

from laa.dashboard.reasons import Reason
from tests.indicators.examples import Q1
from tests.laa.dashboard.meeting.plans import a_line, a_risk, an_indicator, page_of


def item_of(plan, *args):
    (item,) = page_of(plan, *args).risks.items
    return item


def test_a_risk_tells_its_score_what_it_threatens_and_the_money(plan):
    target_set = an_indicator(plan, indicator__code="NI 15")
    risk = a_risk(plan, target_set, likelihood=5, impact=4)
    a_line(plan).risks.add(risk)

    item = item_of(plan)

    assert item.reasons == (Reason.RED,)
    assert item.row.standing == "Extreme: 20"
    assert item.threatens == "NI\N{NO-BREAK SPACE}15"
    assert item.money.words == "£1,000"


def test_as_of_an_earlier_report_a_later_review_is_not_known(plan):
    a_risk(plan, likelihood=5, impact=4)

    assert item_of(plan, Q1).reasons == (Reason.UNASSESSED,)
