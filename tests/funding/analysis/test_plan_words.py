from __future__ import annotations

from funding.analysis import plan_words
from funding.analysis.lines import Line
from funding.analysis.plan_standing import PlanStanding
from funding.analysis.standing import stand
from tests.funding.analysis.amounts import FIRST, Q1, Q2, Q4, UNDECIDED, line

WHOLE = line(1000, name="Whole", spent={Q1: 200, Q2: 300})
LATE = line(1000, name="Late", spent={Q1: 500})
SILENT = line(600, name="Silent")
OPEN = line(UNDECIDED, name="Open", spent={Q1: 10, Q2: 10})


def plan_of(*given: Line) -> PlanStanding:
    return PlanStanding(tuple((one.name, stand(one, FIRST, Q2)) for one in given))


def plan_of_year(given: Line) -> PlanStanding:
    return PlanStanding(((given.name, stand(given, FIRST, Q4)),))


def test_spend_is_told_as_a_share_of_what_is_allocated() -> None:
    assert plan_words.spent(plan_of(WHOLE), FIRST) == (
        "2008/09: £1,000 is allocated; £500 is reported as spent, 50% of it"
    )


def test_without_spend_that_is_said() -> None:
    assert plan_words.spent(plan_of(SILENT), FIRST) == (
        "2008/09: £600 is allocated; no spend is reported yet"
    )


def test_of_what_is_not_certain_there_is_no_share() -> None:
    assert plan_words.spent(plan_of(WHOLE, OPEN), FIRST) == (
        "2008/09: at least £1,000 is allocated; £520 is reported as spent"
    )
    assert plan_words.spent(plan_of(OPEN), FIRST).startswith(
        "2008/09: no amount is allocated; £20"
    )


def test_a_forecast_says_of_how_many_lines_it_is() -> None:
    assert plan_words.outturn(plan_of(WHOLE, LATE)) == (
        "About £3,000 for all 2 lines at the pace so far"
    )
    assert plan_words.outturn(plan_of(WHOLE, SILENT)) == (
        "About £1,000 for 1 of 2 lines at the pace so far"
    )
    assert plan_words.outturn(plan_of(SILENT)) == (
        "No forecast: no line reports any spend"
    )


def test_once_the_year_is_reported_whole_it_is_no_forecast() -> None:
    over = line(1000, name="Over", spent=dict.fromkeys(FIRST.quarters, "200.10"))

    assert plan_words.outturn(plan_of_year(over)) == "£800.40 spent by the one line"


def test_missing_quarters_are_told_by_their_lines() -> None:
    assert plan_words.in_arrears(plan_of(WHOLE, LATE, SILENT)) == (
        "2008/09 Q2 of Late",
        "2008/09 Q1 and 2008/09 Q2 of Silent",
    )


def test_many_lines_are_counted_and_not_named() -> None:
    silent = [line(5, name=f"Line {n}") for n in range(4)]

    assert plan_words.in_arrears(plan_of(*silent)) == (
        "2008/09 Q1 and 2008/09 Q2 of all 4 lines",
    )
    assert plan_words.in_arrears(plan_of(*silent, WHOLE))[0].endswith("4 of 5 lines")


def test_lines_that_use_more_than_they_have_are_told() -> None:
    over = line(100, name="Over", spent={Q1: "130.50"})

    assert plan_words.overspent(plan_of(WHOLE, over, OPEN), FIRST) == (
        "Over is overspent by £30.50 in 2008/09",
        "Open has spent £20 in 2008/09 without an amount to spend: To be determined",
    )
