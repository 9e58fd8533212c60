from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from funding.analysis.lines import Line
from funding.analysis.plan_standing import PlanStanding
from funding.analysis.standing import stand
from tests.funding.analysis.amounts import FIRST, Q1, Q2, UNDECIDED, line, lines


def plan_of(*given: Line) -> PlanStanding:
    return PlanStanding(tuple((one.name, stand(one, FIRST, Q2)) for one in given))


WHOLE = line(1000, name="Whole", spent={Q1: 200, Q2: 250})
LATE = line(400, name="Late", spent={Q1: 150})
SILENT = line(600, name="Silent")
OPEN = line(UNDECIDED, name="Open", spent={Q1: 10, Q2: 10})
NONE = line(0, name="None")


def test_lines_add_up() -> None:
    found = plan_of(WHOLE, LATE)

    assert found.allocated.amount == 1400
    assert (found.spent, found.used, found.expected) == (600, 600, 600)
    assert found.variance == 0
    assert found.outturn == 900 + 600
    assert found.burn == Decimal(600) / 1400


def test_lines_of_which_a_due_quarter_is_missing_are_named() -> None:
    found = plan_of(WHOLE, LATE, SILENT, NONE)

    assert [name for name, _ in found.in_arrears] == ["Late", "Silent"]
    assert found.left is None


def test_what_is_left_is_known_once_all_is_reported() -> None:
    assert plan_of(WHOLE, NONE).left == 550


def test_with_an_undecided_line_neither_share_nor_rest_is_known() -> None:
    found = plan_of(WHOLE, OPEN)

    assert found.burn is None
    assert found.left is None
    assert found.spent_without_allocation == (("Open", stand(OPEN, FIRST, Q2)),)


def test_without_any_spend_nothing_is_known() -> None:
    found = plan_of(SILENT)

    sums = (found.spent, found.expected, found.variance, found.outturn, found.burn)
    assert sums == (None,) * 5


def test_overspent_lines_are_named_with_how_much() -> None:
    over = line(100, name="Over", spent={Q1: 130})

    assert plan_of(WHOLE, over, OPEN).overspent == (("Over", Decimal(30)),)


@given(st.lists(lines()))
def test_no_penny_is_lost_between_the_lines(given_lines: list[Line]) -> None:
    found = plan_of(*given_lines)

    assert found.used == sum(stand(one, FIRST, Q2).used for one in given_lines)
    assert found.allocated.amount == sum(one.confirmed(FIRST) for one in given_lines)
