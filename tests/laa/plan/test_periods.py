from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa.plan.periods import FinancialYear, Quarter

QUARTERS = st.builds(Quarter, st.integers(1990, 2090), st.integers(1, 4))


def test_a_financial_year_is_april_to_march() -> None:
    year = FinancialYear(2008)

    assert (year.first_day, year.last_day) == (date(2008, 4, 1), date(2009, 3, 31))


@pytest.mark.parametrize(
    ("start", "label"), [(2008, "2008/09"), (2009, "2009/10"), (1999, "1999/00")]
)
def test_a_financial_year_is_named_by_both_its_years(start: int, label: str) -> None:
    assert str(FinancialYear(start)) == label


def test_years_are_counted_on() -> None:
    assert FinancialYear(2008) + 2 == FinancialYear(2010)
    assert FinancialYear(2008) < FinancialYear(2009)


def test_a_year_has_four_quarters_in_order() -> None:
    quarters = FinancialYear(2008).quarters

    assert [str(quarter) for quarter in quarters] == [
        "2008/09 Q1",
        "2008/09 Q2",
        "2008/09 Q3",
        "2008/09 Q4",
    ]
    assert sorted(quarters, reverse=True) == [*reversed(quarters)]


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        (1, date(2008, 4, 1), date(2008, 6, 30)),
        (2, date(2008, 7, 1), date(2008, 9, 30)),
        (3, date(2008, 10, 1), date(2008, 12, 31)),
        (4, date(2009, 1, 1), date(2009, 3, 31)),
    ],
)
def test_a_quarter_is_three_months(number: int, first: date, last: date) -> None:
    quarter = Quarter(2008, number)

    assert (quarter.first_day, quarter.last_day) == (first, last)
    assert quarter.year == FinancialYear(2008)


@pytest.mark.parametrize("number", [0, 5, -1])
def test_there_is_no_fifth_quarter(number: int) -> None:
    with pytest.raises(ValueError, match=f"{number} is not a quarter: use 1 to 4"):
        Quarter(2008, number)


def test_a_quarter_has_ended_on_the_day_after_its_last() -> None:
    second = Quarter(2008, 2)

    assert not second.has_ended(date(2008, 9, 30))
    assert second.has_ended(date(2008, 10, 1))


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2008, 3, 31), Quarter(2007, 4)),
        (date(2008, 4, 1), Quarter(2008, 1)),
        (date(2008, 12, 31), Quarter(2008, 3)),
        (date(2009, 1, 1), Quarter(2008, 4)),
    ],
)
def test_a_day_falls_in_its_quarter(day: date, quarter: Quarter) -> None:
    assert Quarter.of_day(day) == quarter


@given(QUARTERS)
def test_both_ends_of_a_quarter_fall_in_it(quarter: Quarter) -> None:
    assert Quarter.of_day(quarter.first_day) == quarter
    assert Quarter.of_day(quarter.last_day) == quarter


@given(QUARTERS)
def test_the_next_quarter_starts_on_the_day_after(quarter: Quarter) -> None:
    assert (quarter + 1).first_day == quarter.last_day + timedelta(days=1)
    assert quarter + 1 > quarter


@given(QUARTERS, st.integers(-40, 40))
def test_going_on_and_back_leads_to_where_one_was(quarter: Quarter, n: int) -> None:
    assert quarter + n - n == quarter


def test_a_report_on_a_quarter_is_written_up_to_the_end_of_the_next() -> None:
    assert Quarter(2008, 4).reported_until == date(2009, 6, 30)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2008, 10, 20), date(2008, 10, 20)),
        (date(2008, 12, 31), date(2008, 12, 31)),
        (date(2010, 1, 1), date(2008, 12, 31)),
    ],
)
def test_an_old_report_is_judged_by_the_last_day_of_its_writing(
    today: date, expected: date
) -> None:
    assert Quarter(2008, 2).known_by(today) == expected


def test_four_quarters_before_is_the_same_quarter_a_year_before() -> None:
    assert Quarter(2008, 1) - 4 == Quarter(2007, 1)
    assert Quarter(2008, 1) - 1 == Quarter(2007, 4)


@given(QUARTERS)
def test_a_web_address_names_a_quarter_and_only_it(quarter: Quarter) -> None:
    assert Quarter.from_slug(quarter.slug) == quarter


def test_a_quarter_reads_so_in_a_web_address() -> None:
    assert Quarter(2008, 1).slug == "2008-09-q1"
    assert Quarter(1999, 4).slug == "1999-00-q4"


@pytest.mark.parametrize(
    "slug", ["", "2008-09", "2008-09-q5", "2008-10-q1", "2008-09-Q1", " 2008-09-q1"]
)
def test_anything_else_in_a_web_address_is_refused_with_the_way_to_write_it(
    slug: str,
) -> None:
    with pytest.raises(ValueError, match="is not a quarter") as refusal:
        Quarter.from_slug(slug)

    assert str(refusal.value) == f"'{slug}' is not a quarter: write it as 2008-09-q1"
