from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funding.analysis.lines import Line
from funding.analysis.standing import Standing, stand
from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter
from tests.funding.analysis.amounts import (
    FIRST,
    NOT_APPLICABLE,
    Q1,
    Q2,
    Q3,
    Q4,
    UNDECIDED,
    YEARS,
    line,
    lines,
)


def standing(
    allocated: int | Nothing, due: Quarter = Q2, **spent: int | str
) -> Standing:
    """`Q1=300` is what the first quarter used."""
    quarters = {"Q1": Q1, "Q2": Q2, "Q3": Q3, "Q4": Q4}
    used = {quarters[name]: amount for name, amount in spent.items()}
    return stand(line(allocated, spent=used), FIRST, due)


def test_spend_is_held_against_an_even_share_of_the_year() -> None:
    found = standing(81_000, Q1=20_000, Q2="20000.50")

    assert found.spent == Decimal("40000.50")
    assert found.expected == 40_500
    assert found.variance == Decimal("-499.50")
    assert found.burn == Decimal("40000.50") / 81_000
    assert found.gone == Decimal("0.5")


def test_a_missing_quarter_is_left_out_on_both_sides() -> None:
    found = standing(80_000, Q2=19_000)

    assert found.missing == (Q1,)
    assert found.expected == 20_000
    assert found.variance == -1000
    assert found.outturn == 76_000


def test_nothing_reported_is_not_zero() -> None:
    found = standing(80_000)

    assert found.missing == (Q1, Q2)
    nothing = (found.spent, found.expected, found.variance, found.burn, found.outturn)
    assert nothing == (None,) * 5
    assert found.used == 0


def test_a_spend_of_zero_is_reported() -> None:
    assert standing(80_000, due=Q1, Q1=0).variance == -20_000


@pytest.mark.parametrize(
    ("spent", "outturn"),
    [
        ({"Q1": 10}, "40"),
        ({"Q1": 10, "Q2": 15}, "50"),
        ({"Q1": 10, "Q2": 10, "Q3": "10.01"}, "40.01"),
        ({"Q1": 10, "Q2": 10, "Q3": 10, "Q4": 5}, "35"),
    ],
)
def test_the_forecast_runs_on_at_the_pace_reported(
    spent: dict[str, int], outturn: str
) -> None:
    found = standing(100, Q4, **spent)

    assert found.outturn == Decimal(outturn)
    assert found.is_whole is (len(spent) == 4)


def test_what_a_running_quarter_used_counts_as_used_only() -> None:
    found = standing(100, Q1=20, Q3=10)

    assert (found.spent, found.used, found.left) == (20, 30, 70)
    assert found.later == {Q3: 10}
    assert found.gone == Decimal("0.5")


def test_more_than_the_allocation_is_overspent() -> None:
    assert standing(100, Q1=100, Q3="0.01").is_overspent
    assert not standing(100, Q1=100).is_overspent


@pytest.mark.parametrize("nothing", [UNDECIDED, NOT_APPLICABLE])
def test_spend_without_an_amount_has_nothing_to_be_held_against(
    nothing: Nothing,
) -> None:
    found = standing(nothing, Q1=20, Q2=20)

    assert (found.expected, found.variance, found.burn, found.left) == (None,) * 4
    assert found.outturn == 80
    assert found.is_spent_without_allocation
    assert not found.is_overspent


def test_no_share_of_an_allocation_of_zero_can_be_spent() -> None:
    assert standing(0, Q1=5, Q2=0).burn is None
    assert standing(0, Q1=5).is_overspent


def test_a_year_that_has_not_begun_owes_nothing() -> None:
    found = standing(100, due=Q1 - 1)

    assert (found.missing, found.gone) == ((), 0)


@given(lines(), st.sampled_from(YEARS), st.integers(-2, 14))
def test_every_penny_recorded_is_used_and_every_due_quarter_told(
    any_line: Line, year: object, later: int
) -> None:
    found = stand(any_line, year, Q1 + later)  # type: ignore[arg-type]

    of_year = [q for q in any_line.spent if q.year == year]
    assert found.used == sum(any_line.spent[quarter] for quarter in of_year)
    assert len(found.reported) + len(found.missing) == 4 * found.gone
    if found.left is not None:
        assert found.left + found.used == any_line.confirmed(found.year)


@given(lines(), st.sampled_from(YEARS))
def test_a_whole_years_outturn_is_what_it_spent(any_line: Line, year: object) -> None:
    found = stand(any_line, year, Q4 + 12)  # type: ignore[arg-type]

    if found.is_whole:
        assert found.outturn == found.spent
        assert found.variance is None or found.expected == found.allocated
