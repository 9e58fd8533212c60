from __future__ import annotations

from laa.plan.findings import Severity, Where
from laa.plan.lacking import Kind, Subject, lacking
from laa.plan.periods import FinancialYear

ONE, TWO, THREE = (Subject(f"Action {n}", f"/{n}/") for n in (1, 2, 3))
ACTIONS = Kind("Actions", (ONE, TWO, THREE), "/actions/")


def test_one_that_lacks_something_is_found_at_its_own_place() -> None:
    (finding,) = lacking(ACTIONS, [TWO], "lead", "lead", "Nobody is named.")

    assert finding.severity is Severity.MISSING
    assert finding.where == Where("Action 2", "lead")
    assert finding.where.address == "/2/"
    assert finding.words == "Action 2 has no lead. Nobody is named."


def test_several_that_lack_it_are_named_in_one_finding() -> None:
    (finding,) = lacking(ACTIONS, [ONE, THREE], "lead", "lead")

    assert finding.where == Where("Actions", "lead", None, ("Action 1", "Action 3"))
    assert finding.where.address == "/actions/"
    assert finding.words == "2 of 3 actions have no lead: Action 1 and Action 3."


def test_where_all_lack_it_their_names_would_say_no_more() -> None:
    (finding,) = lacking(ACTIONS, ACTIONS.members, "lead", "lead")

    assert finding.words == "3 of 3 actions have no lead."
    assert finding.where.among == ("Action 1", "Action 2", "Action 3")


def test_where_none_lacks_it_nothing_is_found() -> None:
    assert list(lacking(ACTIONS, [], "lead", "lead")) == []


def test_a_time_is_part_of_the_place() -> None:
    year = FinancialYear(2009)

    (finding,) = lacking(ACTIONS, [ONE], "allocation", "allocation", period=year)

    assert str(finding.where) == "Action 1, allocation 2009/10"
