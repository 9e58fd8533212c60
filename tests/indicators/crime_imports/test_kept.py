from __future__ import annotations

import json

from indicators.crime_imports import kept
from indicators.recorded_crime.crime_row import Area
from indicators.recorded_crime.survey import survey
from indicators.recorded_crime.taking import take
from tests.indicators.examples import Q1, Q2, Y2007, Y2008
from tests.indicators.recorded_crime.tables import crime

COVENTRY = Area("West Midlands", "Coventry")
ROWS = [
    crime("1", 2, Q1),
    crime("5A", -3, Q2, place="Sheet 2008-09, row 7"),
    crime("5B", None, Q2, note="not supplied"),
    crime("1", 4, Q1, partnership="Unassigned"),
    crime("1", 4, Q1, partnership="Birmingham"),
]


def through_json(value: object) -> dict[str, object]:
    read: dict[str, object] = json.loads(json.dumps(value))
    return read


def test_what_was_taken_comes_back_as_it_was() -> None:
    taken = take(ROWS, COVENTRY, [Y2008])

    assert kept.taken_of(through_json(kept.of_taken(taken))) == taken


def test_a_choice_comes_back_as_it_was() -> None:
    choice = through_json(kept.of_choice(COVENTRY, (Y2007, Y2008)))

    assert kept.choice_of(choice) == (COVENTRY, (Y2007, Y2008))


def test_of_a_survey_the_places_and_their_years_are_kept() -> None:
    found = kept.found_of(through_json(kept.of_survey(survey(ROWS))))

    areas = {str(one.area): one.years for one in found.areas}
    assert areas == {
        "Birmingham, West Midlands": (Y2008,),
        "Coventry, West Midlands": (Y2008,),
    }
    assert (found.rows, found.passed_over) == (5, ())
