from __future__ import annotations

import json

from laa.plan.exports.notation import of_table, render
from tests.laa.plan.exports.samples import export


def test_a_table_says_what_it_is_and_what_its_columns_are_in() -> None:
    told = json.loads(render(export()))

    assert told["caption"] == "Lines"
    assert [
        (one["heading"], one["numeric"], one["unit"]) for one in told["columns"]
    ] == [
        ("What", False, None),
        ("Rate", True, "per 1,000 people"),
        ("Amount", True, "pounds"),
        ("Share", True, "per cent"),
        ("Day", False, None),
    ]


def test_what_is_known_of_it_comes_along() -> None:
    told = json.loads(render(export()))["about"]

    assert told["plan"] == "Violent crime"
    assert told["area"] == "Coventry"
    assert told["as_of"] == "2008-09-q2"
    assert told["made"] == "2008-10-20T09:30:00+00:00"
    assert told["signed_off"].startswith("Signed-off figures only:")
    assert told["sources"] == ["Police extract"]
    assert told["definitions"] == {"At least": "The sum leaves something out"}


def test_numbers_are_numbers_and_days_are_written_as_the_standard_does() -> None:
    assert of_table(export().table)["rows"][0] == [
        "Patrols",
        0.38799804,
        1234.5,
        76.92307,
        "2008-06-30",
    ]


def test_the_kinds_of_nothing_are_neither_null_nor_zero() -> None:
    assert of_table(export().table)["rows"][1] == [
        "Nothing",
        {"nothing": "to be determined"},
        {"nothing": "not entered"},
        {"nothing": "not applicable"},
        None,
    ]


def test_words_in_place_of_a_number_are_told_from_one() -> None:
    assert of_table(export().table)["rows"][2] == [
        "Words",
        {"says": "Not reported"},
        {"number": 65500, "says": "At least £65,500"},
        0,
        "Never",
    ]
