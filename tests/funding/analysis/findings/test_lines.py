from __future__ import annotations

from decimal import Decimal

import pytest

from funding.analysis.findings.lines import (
    action_missing,
    allocation_missing,
    spent_above_allocation,
    spent_without_allocation,
)
from laa.plan.findings import Severity, Where
from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter
from tests.funding.analysis.findings.plans import (
    BLANK,
    N_A,
    OPEN,
    Q1,
    Q2,
    a_line,
    found,
    words_of,
)
from tests.indicators.examples import Y2008, Y2009

Q1_2009 = Quarter(2009, 1)


def test_spend_above_a_years_allocation_is_a_contradiction() -> None:
    line = a_line(spent={Q1: Decimal(800), Q2: Decimal(300)})

    (finding,) = found(spent_above_allocation, line)

    assert finding.severity is Severity.CONTRADICTION
    assert finding.where == Where("Patrols", "spend", Y2008)
    assert finding.words == (
        "£800 + £300 = £1,100 is spent in 2008/09, and £1,000 is allocated: "
        "£100 (10%) more."
    )


def test_spend_of_nothing_allocated_has_no_share() -> None:
    line = a_line(0, 1, 1, spent={Q1: Decimal("0.50")})

    words = words_of(spent_above_allocation, line)

    assert words == "£0.50 is spent in 2008/09, and £0 is allocated: £0.50 more."


@pytest.mark.parametrize(
    "spent",
    [
        {},
        {Q1: Decimal(1000)},
        {Q1: Decimal(1000), Q1_2009: Decimal(1000)},
        {Q1: Decimal(1500), Q2: Decimal(-500)},
    ],
)
def test_spend_within_each_years_allocation_is_right(
    spent: dict[Quarter, Decimal],
) -> None:
    assert found(spent_above_allocation, a_line(spent=spent)) == []
    assert found(spent_without_allocation, a_line(spent=spent)) == []


@pytest.mark.parametrize(
    ("nothing", "told"),
    [(OPEN, "To be determined"), (BLANK, "Not entered"), (N_A, "N/A")],
)
def test_spend_of_a_year_without_an_amount_is_a_contradiction(
    nothing: Nothing, told: str
) -> None:
    line = a_line(1, nothing, 1, spent={Q1_2009: Decimal(250)})

    (finding,) = found(spent_without_allocation, line)

    assert finding.where == Where("Patrols", "spend", Y2009)
    assert finding.words == (
        f"£250 is spent in 2009/10, and no amount is allocated ({told})."
    )
    assert found(spent_above_allocation, line) == []


@pytest.mark.parametrize("amount", [0, -5])
def test_no_spend_or_money_that_came_back_needs_no_allocation(amount: int) -> None:
    line = a_line(OPEN, 1, 1, spent={Q1: Decimal(amount)})

    assert found(spent_without_allocation, line) == []


def test_a_year_that_lines_leave_blank_is_missing_once() -> None:
    lines = a_line(1, BLANK, 1), a_line(1, BLANK, 0, name="Training"), a_line(name="C")

    (finding,) = found(allocation_missing, *lines)

    assert finding.where == Where(
        "Funding lines", "allocation", Y2009, ("Patrols", "Training")
    )
    assert finding.words == (
        "2 of 3 funding lines have no allocation for 2009/10: Patrols and Training. "
        "Zero and to be determined would be answers."
    )


@pytest.mark.parametrize("nothing", [OPEN, N_A])
def test_a_reason_for_no_amount_is_not_missing(nothing: Nothing) -> None:
    assert found(allocation_missing, a_line(1, 0, nothing)) == []


def test_a_line_that_pays_for_no_action_is_found() -> None:
    line = a_line(name="Training", pays_for_actions=False)

    (finding,) = found(action_missing, a_line(), line)

    assert finding.where == Where("Training", "actions")
    assert finding.words == (
        "Training has no action to pay for. What it pays for in the plan is not said."
    )
    assert found(action_missing) == []
