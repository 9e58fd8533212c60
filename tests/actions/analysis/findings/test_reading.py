from __future__ import annotations

from dataclasses import replace
from datetime import date

from laa.plan.periods import Quarter
from tests.actions.analysis.findings.plans import PATROLS, a_delivery, a_register


def test_a_milestone_is_quoted_as_published_or_else_as_it_is_read() -> None:
    assert PATROLS.quoted == "“Patrols by end of September”"
    assert replace(PATROLS, wording=" ").quoted == "“Patrols begin”"


def test_an_agreement_lasts_from_its_first_to_its_last_day() -> None:
    plan = a_delivery()

    assert (plan.begins, plan.ends) == (date(2008, 4, 1), date(2011, 3, 31))


def test_an_agreement_of_no_years_holds_no_date_against_a_milestone() -> None:
    plan = a_delivery(years=())

    assert (plan.begins, plan.ends) == (date.min, date.max)


def test_an_update_is_due_some_days_after_its_quarter_ended() -> None:
    assert a_delivery(days_to_update=10).due_on(Quarter(2008, 1)) == date(2008, 7, 10)


def test_all_of_a_kind_are_known_by_their_names() -> None:
    assert [one.name for one in a_delivery().kind.members] == ["Action 1"]
    assert [one.name for one in a_register().kind.members] == ["Risk 1"]
