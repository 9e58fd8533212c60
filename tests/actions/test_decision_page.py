from __future__ import annotations

from datetime import date

import pytest

from actions.decision_page import DecisionPage
from actions.meeting_decisions import Decided
from actions.models import Decision, DecisionOutcome
from laa.plan.access import Access
from laa.plan.models import ActionPlan, Agreement
from laa.plan.periods import Quarter

DECISION = Decision(
    number=1, year=2008, quarter_number=2, owner="Grace", due_on=date(2009, 1, 20)
)


def page(*outcomes: str, today: date = date(2009, 1, 20)) -> DecisionPage:
    made = tuple(
        DecisionOutcome(number=n, outcome=outcome)
        for n, outcome in enumerate(outcomes, 1)
    )
    plan = ActionPlan(agreement=Agreement(first_year=2008))
    return DecisionPage(Access(plan, frozenset()), Decided(DECISION, made, today))


def test_the_facts_of_a_decision() -> None:
    assert page().facts == [
        ("Decided by the meeting on", "2008/09 Q2"),
        ("Owner", "Grace"),
        ("To be done by", "20 January 2009"),
    ]


@pytest.mark.parametrize(
    ("outcomes", "due"),
    [
        ([], "20 January 2009 (overdue)"),
        (["in hand"], "20 January 2009 (overdue)"),
        (["done"], "20 January 2009"),
    ],
)
def test_a_day_that_has_passed_is_told_while_something_is_to_be_done(
    outcomes: list[str], due: str
) -> None:
    late = page(*outcomes, today=date(2009, 1, 21))

    assert dict(late.facts)["To be done by"] == due


def test_outcomes_come_the_latest_first_and_it_is_remembered_which_that_was() -> None:
    shown = page("in hand", "done")

    assert [one.outcome for one in shown.outcomes] == ["done", "in hand"]
    assert (shown.seen, page().seen) == (2, 0)


def test_outcomes_are_told_by_the_meeting_on_the_last_quarter_that_ended() -> None:
    assert page().latest_meeting == Quarter(2008, 3)
