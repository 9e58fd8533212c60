from __future__ import annotations

from decimal import Decimal

import pytest

from laa.plan.periods import FinancialYear
from tests.funding.analysis.findings.plans import Q1, a_line, a_plan


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("65,500", Decimal(65500)),
        (" £65,500.50 ", Decimal("65500.50")),
        ("0", Decimal(0)),
        ("", None),
        ("N/A", None),
        ("To be determined", None),
        ("£", None),
        ("9" * 5000, None),
    ],
)
def test_a_printed_total_is_read_if_it_is_a_number(
    printed: str, amount: Decimal | None
) -> None:
    assert a_line(published_total=printed).printed == amount


def test_after_a_change_of_its_years_a_printed_total_is_not_held_against_them() -> None:
    assert a_line(published_total="3,000", is_changed=True).printed is None


def test_a_year_was_spent_in_the_quarters_that_are_reported() -> None:
    line = a_line(spent={Q1: Decimal(250)})

    assert line.spent(FinancialYear(2008)) == [Decimal(250)]
    assert line.spent(FinancialYear(2009)) == []


def test_all_lines_are_known_by_their_names() -> None:
    assert [one.name for one in a_plan().kind.members] == ["Patrols"]
