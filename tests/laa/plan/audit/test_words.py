from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from laa.plan.audit.words import (
    Change,
    Value,
    field_name,
    kind_of,
    sentence,
    shortened,
)

COUNT = Value("count", "101", "220")
SOURCE = Value("source", "nothing", "Police")
CHANGE = Change(
    act="UPDATE",
    thing="the figure “NI 15, Q2”",
    who="Priya Shah",
    origin="page",
    place="return",
    role="laa_web",
    at=datetime(2008, 10, 20, 14, 2),
    values=(COUNT,),
)
BY_COMMAND = {"who": "", "origin": "command", "place": "load_plan"}
BY_HAND = {"who": "", "origin": "", "place": ""}


def test_one_change_is_told_with_both_values() -> None:
    assert sentence(CHANGE) == (
        "Priya Shah changed the count of the figure “NI 15, Q2” from 101 to 220, "
        "on the return’s page, 20 October 2008 at 14:02"
    )


@pytest.mark.parametrize(
    ("how", "begins"),
    [
        (
            {"values": (COUNT, SOURCE)},
            "Priya Shah changed the count and source of the figure “NI 15, Q2”, on",
        ),
        ({"values": ()}, "Priya Shah changed the figure “NI 15, Q2”, on"),
        ({"act": "INSERT"}, "Priya Shah added the figure “NI 15, Q2”, on"),
        ({"act": "DELETE"}, "Priya Shah removed the figure “NI 15, Q2”, on"),
        ({"who": ""}, "Somebody who had not signed in changed the count"),
        (BY_COMMAND, "The command load_plan changed the count"),
        (BY_HAND, "Somebody at the database prompt, as laa_web, changed the count"),
    ],
)
def test_who_did_what(how: dict[str, Any], begins: str) -> None:
    assert sentence(replace(CHANGE, **how)).startswith(begins)


@pytest.mark.parametrize(
    ("how", "ends"),
    [
        ({"place": "act"}, "220, on the return’s page, 20 October 2008 at 14:02"),
        ({"place": "edit-risk"}, ", on the page “edit risk”, 20 October 2008 at 14:02"),
        (
            {"place": "api-return"},
            ", on the return’s address in the API, 20 October 2008 at 14:02",
        ),
        (BY_COMMAND, "from 101 to 220, 20 October 2008 at 14:02"),
        (BY_HAND, "from 101 to 220, 20 October 2008 at 14:02"),
    ],
)
def test_where_and_when(how: dict[str, Any], ends: str) -> None:
    assert sentence(replace(CHANGE, **how)).endswith(ends)


def test_things_and_fields_have_the_names_that_people_know() -> None:
    assert (kind_of("actual"), kind_of("risk")) == ("figure", "risk")
    assert field_name("led by") == "account that reports on it"
    assert field_name("count") == "count"


def test_a_long_text_is_told_by_its_beginning() -> None:
    assert shortened("Two\n\nlines") == "Two lines"
    assert shortened("x" * 120) == "x" * 120
    assert shortened("x" * 121) == f"{'x' * 120} …"
