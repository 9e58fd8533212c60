from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indicators.recorded_crime.crime_row import Area
from indicators.recorded_crime.definitions import NI_15, NI_20, definition_of
from indicators.recorded_crime.taking import Taken, take
from indicators.recorded_crime.totals import Totals, total
from laa.plan.periods import FinancialYear, Quarter
from tests.indicators.recorded_crime.tables import crime

COVENTRY = Area("West Midlands", "Coventry")
YEAR = FinancialYear(2008)
Q1, Q2, Q3, Q4 = YEAR.quarters


def taken(*rows, years=(YEAR,)) -> Taken:
    return take(rows, COVENTRY, years)


def whole(totals: Totals) -> int:
    asides = [*totals.left_out, *totals.mixed, *totals.unanswered]
    counted = sum(one.count for one in totals.quarters)
    return counted + sum(one.count for one in asides)


def test_a_quarter_s_figure_is_the_sum_of_the_definition_s_classes():
    totals = total(
        taken(crime("8F", 60), crime("5A", 40), crime("2", 3), crime("28A", 500)),
        NI_15,
        {},
    )

    assert totals.quarters[0].figure == 103
    assert totals.quarters[0].categories == {
        "Attempted murder": 3,
        "Wounding or act endangering life": 40,
        "Grievous bodily harm without intent": 60,
    }
    (aside,) = totals.left_out
    assert (aside.reason, aside.count) == ("Another kind of crime: burglary", 500)


def test_only_ni_15_and_ni_20_are_in_national_tables():
    assert definition_of("NI 15") is NI_15
    assert definition_of("NI 20") is NI_20
    assert definition_of("NI 32") is None


COUNTS = st.one_of(st.none(), st.integers(-50, 5000))
CODES = st.sampled_from(
    [
        *("1/4.1/4.10/4.2", "2", "5", "5A", "5B", "5C", "8A", "8D", "8F", "8G", "8K"),
        *("8N", "4/8", "4.10", "28A", "AF", "no code", "", "8F+8G"),
    ]
)
QUARTERS = st.builds(Quarter, st.integers(2007, 2012), st.integers(1, 4))
ROWS = st.lists(st.builds(crime, CODES, COUNTS, QUARTERS), max_size=30)
ANSWERS = st.dictionaries(
    st.sampled_from(["5B", "5C", "8K", "5", "NO CODE", "", "4/8", "8F+8G"]),
    st.booleans(),
)
YEARS = [FinancialYear(year) for year in range(2007, 2013)]


@given(ROWS, ANSWERS, st.sampled_from([NI_15, NI_20]))
def test_every_offence_is_in_one_place(rows, answers, definition):
    totals = total(take(rows, COVENTRY, YEARS), definition, answers)

    assert whole(totals) == sum(row.count or 0 for row in rows)


@given(st.data(), ROWS, ANSWERS, st.sampled_from([NI_15, NI_20]))
def test_the_order_of_rows_does_not_matter(data, rows, answers, definition):
    shuffled = data.draw(st.permutations(rows))

    one = total(take(rows, COVENTRY, YEARS), definition, answers)
    other = total(take(shuffled, COVENTRY, YEARS), definition, answers)

    assert one == other


@given(ROWS, st.sampled_from([NI_15, NI_20]))
def test_no_figure_outlives_a_question_or_a_reason(rows, definition):
    for one in total(take(rows, COVENTRY, YEARS), definition, {}).quarters:
        assert (one.figure is None) == bool(one.why_not or one.waits_for)
        if not Quarter(2008, 1) <= one.quarter < Quarter(2012, 1):
            assert one.figure is None
