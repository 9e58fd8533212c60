from __future__ import annotations

from indicators.recorded_crime import survey as module
from indicators.recorded_crime.crime_row import Area
from indicators.recorded_crime.survey import survey
from laa.plan.periods import FinancialYear, Quarter
from tests.indicators.recorded_crime.tables import crime


def test_each_area_is_told_with_its_quarters():
    found = survey(
        [
            crime("8F", 1, Quarter(2009, 2)),
            crime("8F", 1, Quarter(2008, 1)),
            crime("08F", 3, Quarter(2008, 1), force="Kent", partnership="Medway"),
            crime("2", 0, Quarter(2008, 1)),
        ]
    )

    coventry = found.areas[Area("West Midlands", "Coventry")]
    assert coventry.rows == 3
    assert sorted(coventry.quarters) == [Quarter(2008, 1), Quarter(2009, 2)]
    assert coventry.years == [FinancialYear(2008), FinancialYear(2009)]
    assert found.years == coventry.years
    assert found.codes == {"8F", "2"}
    assert found.rows == 4


def test_rows_below_zero_and_without_a_number_are_counted():
    found = survey([crime("2", -1), crime("2", None), crime("2", 4), crime("2", -3)])

    assert (found.rows_below_zero, found.rows_without_number) == (2, 1)


def test_only_places_are_offered_and_in_order():
    found = survey(
        [
            crime("AF", 1, force="Action Fraud", partnership=""),
            crime("2", 1, force="Kent", partnership="Unassigned Kent"),
            crime("2", 1, force="Kent", partnership="Medway"),
            crime("2", 1, force="West Midlands", partnership="Coventry"),
            crime("2", 1, force="Devon and Cornwall", partnership=""),
        ]
    )

    assert list(map(str, found.territories)) == [
        "Coventry, West Midlands",
        "Devon and Cornwall",
        "Medway, Kent",
    ]


def test_it_stays_small_whatever_the_file_holds(monkeypatch):
    monkeypatch.setattr(module, "_MOST_KEYS", 5)
    monkeypatch.setattr(module, "_MOST_CODES", 3)

    found = survey(crime(f"{n}Z", 1, force=f"Force {n}") for n in range(1, 9))

    assert found.more_areas
    assert (len(found.areas), len(found.codes), found.rows) == (5, 3, 8)
    assert not survey([crime("2", 1)]).more_areas
