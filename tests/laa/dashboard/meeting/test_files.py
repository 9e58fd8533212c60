from __future__ import annotations

from datetime import date

from actions.analysis.progress import Progress
from laa.dashboard.meeting.files import files_of
from tests.factories.actions import DecisionFactory, DecisionOutcomeFactory
from tests.indicators.examples import Q1
from tests.laa.dashboard.meeting.plans import (
    a_line,
    a_risk,
    an_action,
    an_indicator,
    page_of,
)


def rows(plan, slug, *args):
    return files_of(page_of(plan, *args)).export(slug).table.rows


def test_what_needs_attention_is_told_with_its_reasons(plan):
    target_set = an_indicator(plan, 119, 110, indicator__code="NI 15")
    an_action(plan, target_set, status=Progress.OFF_COURSE)
    a_risk(plan, likelihood=5, impact=4)
    a_line(plan, years=(None, 0, 0))

    indicator, action, risk, line = rows(plan, "attention")

    assert indicator[:3] == ("Indicator", str(target_set.indicator), "Red")
    assert indicator[3].startswith("229 against 184 expected")
    assert action[:3] == ("Action", action[1], "Red")
    assert action[3].startswith("Off course; ")
    assert risk[0] == "Risk"
    assert risk[3] == "Extreme: 20; First review"
    assert line[:2] == ("Funding line", "Patrols")
    assert "is spent without an amount to spend" in line[3]


def test_the_four_ratings_say_why(plan):
    found = rows(plan, "ratings")

    assert [row[0] for row in found] == ["Performance", "Progress", "Risk", "Money"]
    assert found[0][1:] == ("No rating", "The plan has no improvement targets")


def test_decisions_come_with_what_became_of_them(plan):
    DecisionFactory(plan=plan, number=1, year=2008, quarter_number=2)
    earlier = DecisionFactory(
        plan=plan, number=2, year=2008, quarter_number=1, due_on=date(2008, 10, 1)
    )
    DecisionOutcomeFactory(decision=earlier, number=1, comment="Half of it")

    now, last_time = rows(plan, "decisions")

    assert now[0] == 1
    assert now[5:] == ("No report yet", "", "")
    assert last_time[1] == str(Q1)
    assert last_time[7] == "Half of it"
