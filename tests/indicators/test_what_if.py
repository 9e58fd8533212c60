"""What is typed of the quarters to come, and what the year would come to."""

from __future__ import annotations

import pytest

from indicators.analysis.measure import Series, Targets
from indicators.analysis.outlook import Outlook
from indicators.what_if import Supposed, WhatIfForm
from laa.plan.rag import Rag
from tests.indicators.examples import (
    COUNT,
    NI_15,
    PERCENTAGE,
    Q1,
    Q2,
    Q3,
    Q4,
    SCORE,
    Y2008,
    counts,
    outlook,
    parts,
    scores,
)

FIRST = outlook(Series(COUNT, counts(119)), NI_15)


def form(*typed: str, quarters=(Q2, Q3, Q4)) -> WhatIfForm:
    data = {quarter.slug: text for quarter, text in zip(quarters, typed, strict=False)}
    return WhatIfForm(data, quarters=quarters, units="offences")


def supposing(*values: int, outlook: Outlook = FIRST) -> Supposed:
    chosen = dict(zip(outlook.quarters_to_come, values, strict=False))
    return Supposed(outlook.supposing(chosen))


def test_each_quarter_to_come_has_its_box():
    fields = form().fields

    assert [field.label for field in fields.values()] == [
        "Offences in 2008/09 Q2",
        "Offences in 2008/09 Q3",
        "Offences in 2008/09 Q4",
    ]


def test_counts_are_taken_as_people_type_them():
    typed = form("1,030", " 90 ", "-3")

    assert typed.is_valid()
    assert typed.supposed() == {Q2: 1030, Q3: 90, Q4: -3}


def test_the_last_quarters_may_stay_empty():
    typed = form("101", "", "")

    assert typed.is_valid()
    assert typed.supposed() == {Q2: 101}


def test_nothing_typed_supposes_nothing():
    typed = form("", "", "")

    assert typed.is_valid()
    assert typed.supposed() == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lots", "'lots' is not a number: enter digits only, such as 119"),
        ("1,03o", "'1,03o' is not a number: enter digits only, such as 119"),
        (
            "90.5",
            "'90.5' is not a whole number: offences are counted whole, so enter digits "
            "only, such as 119",
        ),
        (
            "1000000000",
            "1000000000 offences cannot be: enter a number from -999,999,999 to "
            "999,999,999",
        ),
    ],
)
def test_what_is_no_count_is_refused_beside_its_box(text, words):
    typed = form("101", text)

    assert dict(typed.errors) == {Q3.slug: [words]}


@pytest.mark.parametrize(
    ("boxes", "missing", "after"),
    [
        (("", "90", ""), Q2, Q3),
        (("", "", "90"), Q2, Q4),
        (("101", "", "90"), Q3, Q4),
        (("", "90", "80"), Q2, Q3),
    ],
)
def test_a_gap_in_the_quarters_is_named_once_at_its_box(boxes, missing, after):
    assert dict(form(*boxes).errors) == {
        missing.slug: [f"Enter {missing} too: {after} comes after it"]
    }


def test_a_mistyped_quarter_is_not_said_to_be_missing_too():
    errors = form("lots", "90").errors

    assert errors[Q2.slug] == ["'lots' is not a number: enter digits only, such as 119"]
    assert list(errors) == [Q2.slug]


def test_the_form_asks_by_address_and_comes_back_to_itself():
    helper = form().helper

    assert (helper.form_method, helper.form_action) == ("get", "#what-if")


@pytest.mark.parametrize(
    ("values", "sentences"),
    [
        (
            (101,),
            [
                "220 against 184 expected by the end of 2008/09 Q2: 36 offences "
                "(19.6%) above the trajectory.",
                "Year end likely between 401 and 483 offences (95% interval) if the "
                "rate stays as it is; chance of meeting 368: less than 1 in 10,000.",
                "At most 74 in each of the 2 quarters left meet 368.",
            ],
        ),
        (
            (83, 83, 83),
            [
                "368 against 368 expected by the end of 2008/09 Q4: exactly on the "
                "trajectory.",
                "The year ends at 368.",
            ],
        ),
    ],
)
def test_a_supposed_year_is_told_like_a_real_one(values, sentences):
    assert supposing(*values).told == sentences


def test_each_step_of_supposing_has_its_colour():
    ratings = [
        supposing(*values).assessment.rag
        for values in ((101,), (101, 60), (60, 60, 129), (83, 83, 83), (83, 83, 90))
    ]

    assert ratings == [Rag.RED, Rag.AMBER, Rag.GREEN, Rag.GREEN, Rag.AMBER]


def test_supposing_leaves_what_is_known_as_it_was():
    before = FIRST.assessment, FIRST.evidence, dict(FIRST.series.readings)

    supposed = supposing(101, 90, 80).outlook

    assert supposed.as_of == Q4
    assert (FIRST.assessment, FIRST.evidence, FIRST.series.readings) == before
    assert set(FIRST.series.readings) == {Q1}


def test_supposing_nothing_is_what_is_known():
    assert FIRST.supposing({}) == FIRST


def test_of_a_year_with_an_end_there_is_nothing_to_suppose():
    over = outlook(Series(COUNT, counts(119, 101, 90, 80)), NI_15, Q4)

    assert over.quarters_to_come == ()


@pytest.mark.parametrize(
    "series",
    [
        Series(COUNT, {}),
        Series(COUNT, counts(None, 101)),
        Series(PERCENTAGE, parts((41, 100), (40, 100))),
        Series(SCORE, scores(3.2, 3.3)),
    ],
    ids=["no figure", "gap", "percentage", "score"],
)
def test_what_does_not_add_up_has_nothing_to_suppose(series):
    assert outlook(series, Targets({Y2008: 45}), Q2).quarters_to_come == ()
