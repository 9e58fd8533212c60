"""The part of the meeting's page on what was decided."""

from __future__ import annotations

from datetime import date

from django.template.loader import render_to_string

from actions.meeting_decisions import Decided, MeetingDecisions
from actions.models import Decision, DecisionOutcome
from laa.plan.models import ActionPlan, Agreement, Area
from laa.plan.periods import Quarter

PLAN = ActionPlan(slug="crime", agreement=Agreement(area=Area(slug="coventry")))
DUE = date(2009, 1, 20)


def decided(number: int, outcome: str = "", today: date = DUE) -> Decided:
    decision = Decision(number=number, text=f"Do {number}", owner="Grace", due_on=DUE)
    made = [DecisionOutcome(outcome=outcome, comment="Because")] if outcome else []
    return Decided(decision, tuple(made), today)


def shown(decisions: MeetingDecisions, *, may_decide: bool = False) -> str:
    context = {"plan": PLAN, "decisions": decisions, "may_decide": may_decide}
    return render_to_string("actions/_decisions.html", context)


def test_each_decision_tells_owner_date_and_what_became_of_it() -> None:
    quarter = Quarter(2008, 2)
    late = decided(3, "not done", date(2009, 2, 1))

    page = shown(MeetingDecisions(quarter, [decided(1)], [decided(2, "done")], [late]))

    for words in ("Do 1", "No report yet", "Do 2", "Done", "Because"):
        assert words in page
    assert "Grace, by 20 January 2009" in page
    assert page.index("Still open") < page.index("Not done") < page.index("Overdue")


def test_a_meeting_without_decisions_says_so() -> None:
    page = shown(MeetingDecisions(Quarter(2008, 2), [], [], []))

    assert "Nothing is recorded yet." in page
    assert "Nothing was recorded." in page
    assert "Still open" not in page


def test_only_who_may_decide_is_led_to_the_forms() -> None:
    decisions = MeetingDecisions(Quarter(2008, 2), [decided(1)], [], [])

    reader, coordinator = shown(decisions), shown(decisions, may_decide=True)

    assert "<a" not in reader
    assert "/coventry/crime/meeting/2008-09-q2/decisions/add/" in coordinator
    assert "/coventry/crime/meeting/decisions/1/" in coordinator
