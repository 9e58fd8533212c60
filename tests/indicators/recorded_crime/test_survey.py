from __future__ import annotations

import pytest

from indicators.recorded_crime import survey as module
from indicators.recorded_crime.crime_row import Area
from indicators.recorded_crime.survey import survey
from laa.plan.periods import FinancialYear, Quarter
from laa.plan.sheets.refused import SheetsRefused
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


def test_a_file_of_more_areas_than_there_are_is_refused():
    rows = [crime("2", 1, force=f"Force {n}", place=f"row {n}") for n in range(1, 2002)]

    assert len(survey(rows[:2000] * 2).areas) == 2000
    with pytest.raises(SheetsRefused) as caught:
        survey(rows)
    assert str(caught.value) == (
        "The file has more than 2,000 areas, such as 'Coventry, Force 2001' in "
        "row 2001: send one of the forces and partnerships that there are"
    )


def test_a_file_of_more_quarters_than_there_are_is_refused(monkeypatch):
    monkeypatch.setattr(module, "_MOST_KEYS", 8)
    rows = [crime("2", 1, Quarter(2000, 1) + n) for n in range(9)]

    assert len(survey(rows[:8] * 2).years) == 2
    with pytest.raises(SheetsRefused, match="more than 8 quarters of areas, such as"):
        survey(rows)


def test_no_more_codes_are_kept_than_there_are(monkeypatch):
    monkeypatch.setattr(module, "_MOST_CODES", 3)

    found = survey(crime(f"{n}Z", 1) for n in range(1, 9))

    assert (len(found.codes), found.rows) == (3, 8)
