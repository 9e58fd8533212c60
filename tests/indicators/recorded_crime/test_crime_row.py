from __future__ import annotations

import pytest

from indicators.recorded_crime.crime_row import Area


@pytest.mark.parametrize(
    "force",
    # Of the 48 "forces" of prc-pfa-201718_new.csv.
    [
        "Action Fraud",
        "British Transport Police",
        "CIFAS",
        "Financial Fraud Action UK",
        "UK Finance",
    ],
)
def test_bodies_that_record_crime_of_the_whole_country_are_no_place(force):
    assert not Area(force).is_territory


def test_a_force_and_a_partnership_are_a_place():
    assert Area("West Midlands").is_territory
    assert Area("West Midlands", "Coventry").is_territory


def test_what_a_force_could_put_to_no_partnership_is_no_place():
    unassigned = Area("Kent", "Unassigned Kent")

    assert unassigned.is_unassigned
    assert not unassigned.is_territory


def test_a_partnership_is_named_with_its_force():
    assert str(Area("Kent", "Medway")) == "Medway, Kent"
    assert str(Area("Kent")) == "Kent"
