from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa.plan.calendars import Scale, calendar, fits
from laa.plan.periods import Quarter


def scale(first: Quarter, quarters: int, width: float = 500) -> Scale:
    return Scale(
        first.first_day,
        (first + quarters).first_day - timedelta(days=1),
        10,
        width + 10,
    )


START = Quarter(2008, 1)


def test_days_lie_in_their_order_between_the_ends():
    year = scale(START, 4)

    assert year.edge(date(2008, 4, 1)) == 10
    assert year.end(date(2009, 3, 31)) == 510
    assert year.edge(date(2008, 4, 2)) == year.end(date(2008, 4, 1))
    assert year.x(date(2008, 4, 1)) == pytest.approx(10 + 500 / 365 / 2)


def test_a_year_is_told_by_its_months_under_its_quarters():
    quarters, months = calendar(scale(START, 4), 15)

    assert [quarter.words for quarter in quarters] == [
        *("Q1 2008/09", "Q2 2008/09", "Q3 2008/09", "Q4 2008/09")
    ]
    assert [month.words for month in months][:10:3] == ["Apr", "Jul", "Oct", "Jan"]
    assert (months[-1].first, months[-1].last) == (date(2009, 3, 1), date(2009, 3, 31))


def test_three_years_are_told_by_their_quarters():
    years, quarters = calendar(scale(START, 12), 15)

    assert [year.words for year in years] == ["2008/09", "2009/10", "2010/11"]
    assert [quarter.words for quarter in quarters] == ["Q1", "Q2", "Q3", "Q4"] * 3


def test_a_year_that_is_shown_in_part_begins_and_ends_with_what_is_shown():
    years, _ = calendar(scale(Quarter(2007, 4), 6), 15)

    assert [(year.first, year.last) for year in years] == [
        (date(2008, 1, 1), date(2008, 3, 31)),
        (date(2008, 4, 1), date(2009, 3, 31)),
        (date(2009, 4, 1), date(2009, 6, 30)),
    ]


def test_many_years_are_told_alone_and_every_so_many():
    (some,) = calendar(scale(START, 28), 15)
    (fewer,) = calendar(scale(START, 80), 15)

    assert [year.words for year in some][:2] == ["2008/09", "2009/10"]
    assert [year.words for year in fewer][:2] == ["2008/09", "2011/12"]


def test_words_fit_where_they_are_shorter_than_their_time():
    year = scale(START, 4)
    (first, *_), (april, *_) = calendar(year, 15)

    assert fits(year, first, 15)
    assert not fits(scale(START, 4, width=100), april, 15)


@given(
    st.builds(Quarter, st.integers(1900, 2100), st.integers(1, 4)),
    st.integers(1, 200),
    st.floats(100, 800),
)
def test_every_line_of_a_calendar_runs_on_without_a_gap_and_its_words_fit(
    first, quarters, width
):
    shown = scale(first, quarters, width)
    lines = calendar(shown, 15)

    assert all(line[0].first == shown.first for line in lines)
    if len(lines) == 2:
        for line in lines:
            assert all(b.first - a.last == timedelta(days=1) for a, b in pairwise(line))
            assert line[-1].last == shown.last
        assert all(fits(shown, stretch, 15) for stretch in lines[-1])
