from __future__ import annotations

import pytest

from indicators.recorded_crime import taking
from indicators.recorded_crime.crime_row import Area
from indicators.recorded_crime.taking import take
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.sheets.refused import SheetsRefused
from tests.indicators.recorded_crime.tables import crime

COVENTRY = Area("West Midlands", "Coventry")
YEAR = FinancialYear(2008)
Q1, Q2, *_ = YEAR.quarters


def test_rows_of_one_class_are_added_up_whatever_their_spelling():
    taken = take(
        [crime("4/1", 2), crime("4.1", 1), crime("04.01", -1), crime("4/10", 5)],
        COVENTRY,
        [YEAR],
    )

    manslaughter = taken.sums[Q1, "4/1"]
    assert (manslaughter.count, manslaughter.rows) == (2, 3)
    assert manslaughter.negative == ["row 2: -1"]
    assert manslaughter.rows_below_zero == 1
    assert taken.sums[Q1, "4/10"].count == 5
    assert (taken.rows, taken.count) == (4, 7)


def test_homicide_in_four_rows_is_their_sum():
    # prc-pfa-201718_new.csv has four rows a quarter and force of this one code.
    rows = [crime("1/4.1/4.10/4.2", count) for count in (4, 0, 3, 0)]

    (one,) = take(rows, COVENTRY, [YEAR]).sums.values()

    assert (one.count, one.rows, one.rows_other_than_zero) == (7, 4, 2)


def test_other_areas_and_years_are_not_taken():
    taken = take(
        [
            crime("2", 1),
            crime("2", 10, force="West Mercia"),
            crime("2", 20, partnership="Birmingham"),
            crime("2", 40, partnership=""),
            crime("2", 80, Quarter(2009, 1)),
        ],
        COVENTRY,
        [YEAR],
    )

    assert taken.count == 1
    assert taken.quarters == list(YEAR.quarters)


def test_a_row_without_a_number_is_told_by_its_place_and_words():
    taken = take(
        [crime("2", None, note="..", place="Sheet 2008-09, row 7"), crime("2", None)],
        COVENTRY,
        [YEAR],
    )

    one = taken.sums[Q1, "2"]
    assert (one.count, one.rows_without_number) == (0, 2)
    assert one.without_number == ["Sheet 2008-09, row 7: '..'", "row 2: nothing"]


def test_what_the_force_could_not_assign_is_kept_beside_a_partnership():
    rows = [
        crime("2", 3),
        crime("2", 5, partnership="Unassigned West Midlands"),
        crime("2", None, partnership="Unassigned West Midlands"),
        crime("2", 9, force="Kent", partnership="Unassigned Kent"),
    ]

    assert take(rows, COVENTRY, [YEAR]).unassigned == {(Q1, "2"): 5}
    assert take(rows, Area("West Midlands"), [YEAR]).unassigned == {}


def test_the_sheets_that_a_quarter_stands_in_are_kept():
    rows = [
        crime("2", 3, place="Sheet A, row 5, row 2"),
        crime("2", 3, place="Sheet B, row 3"),
        crime("2", 3, place="Sheet B, row 4"),
        crime("2", 3, Q2, place="Sheet B, row 5"),
    ]

    assert take(rows, COVENTRY, [YEAR]).sheets == {
        Q1: ["Sheet A, row 5", "Sheet B"],
        Q2: ["Sheet B"],
    }


def test_a_column_that_holds_no_codes_is_refused(monkeypatch):
    monkeypatch.setattr(taking, "_MOST_SUMS", 5)

    with pytest.raises(SheetsRefused, match="more than 5 different codes and quarters"):
        take((crime(f"no code {n}", 1) for n in range(9)), COVENTRY, [YEAR])

    rows = (crime(f"x{n}", 1, partnership="Unassigned") for n in range(9))
    assert len(take(rows, COVENTRY, [YEAR]).unassigned) == 5


def test_no_more_places_are_kept_than_anybody_reads():
    rows = [crime("2", -1) for _ in range(100)]

    one = take(rows, COVENTRY, [YEAR]).sums[Q1, "2"]

    assert (len(one.negative), one.rows_below_zero) == (20, 100)
