from __future__ import annotations

import pytest

from laa.plan.nothing import Nothing
from tests.funding.analysis.amounts import (
    BLANK,
    FIRST,
    NOT_APPLICABLE,
    SECOND,
    UNDECIDED,
    YEARS,
    line,
)


def test_a_year_without_a_value_is_not_entered() -> None:
    assert line(100).allocated(SECOND) is BLANK


def test_only_an_amount_is_confirmed() -> None:
    assert line(100).confirmed(FIRST) == 100
    assert line(UNDECIDED).confirmed(FIRST) == 0


@pytest.mark.parametrize(
    ("value", "is_open"),
    [(UNDECIDED, True), (BLANK, True), (NOT_APPLICABLE, False), (0, False)],
)
def test_a_year_is_open_while_there_may_be_more(
    value: int | Nothing, is_open: bool
) -> None:
    assert line(value).is_open(FIRST) is is_open


def test_a_lines_total_names_the_years_that_it_leaves_out() -> None:
    found = line(65_500, UNDECIDED, UNDECIDED).total(YEARS)

    assert found.words == "at least £65,500"
    assert found.undecided == ("2009/10", "2010/11")
