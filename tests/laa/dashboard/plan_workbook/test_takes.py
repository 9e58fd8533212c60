from __future__ import annotations

from datetime import date

import pytest

from laa.dashboard.plan_workbook.takes import (
    Codes,
    Day,
    Lines,
    NotTaken,
    Pick,
    Text,
    Whole,
    same,
    words,
)
from laa.plan.sheets.filling import Kind

TERM = Pick({"One-off": 1, "Recurring": 2}, "Choose one")


@pytest.mark.parametrize(
    ("takes", "text", "value"),
    [
        (Text(5), " abc ", "abc"),
        (Text(5), "", ""),
        (Whole(), "1,030", 1030),
        (Whole(), "", None),
        (Day(), "30 June 2008", date(2008, 6, 30)),
        (Day(), "2008-06-30", date(2008, 6, 30)),
        (Day(), "", None),
        (TERM, "one-OFF", 1),
        (Pick({"A": 1}), "", None),
        (Codes(), "NI 15,NI  20; NI 15;", ("NI 15", "NI 20")),
        (Codes(), "", ()),
        (Lines(), " a \n\nb", ("a", "b")),
        (Lines(), "", ()),
    ],
)
def test_what_is_typed_is_read(takes, text, value):
    assert takes.read(text) == value


@pytest.mark.parametrize(
    ("takes", "text", "why"),
    [
        (Text(5, "Enter it"), " ", "Enter it"),
        (Text(5), "abcdef", "This has 6 characters: shorten it to 5"),
        (Whole(needed="Enter how many"), "", "Enter how many"),
        (Whole(1, 5), "6", "6 cannot be: enter a whole number from 1 to 5"),
        (Whole(), "many", "'many' is not a number: enter digits only, such as 119"),
        (Day(), "soon", "'soon' is not a real date: enter one such as 30 June 2008"),
        (Day(), "31 June 2008", "'31 June 2008' is not a real date: enter one such as"),
        (TERM, "", "Choose one"),
        (TERM, "x", "'x' is not on the list: choose from One-off, Recurring"),
        (Pick({}), "x", "'x' is not on the list: choose from nothing yet: leave it"),
        (Lines(needed="Enter the priorities"), "\n", "Enter the priorities"),
        (Lines(3), "abcd", "'abcd...' has 4 characters: shorten it to 3"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(takes, text, why):
    with pytest.raises(NotTaken) as refused:
        takes.read(text)

    assert str(refused.value).startswith(why)


@pytest.mark.parametrize(
    ("takes", "value", "shown"),
    [
        (Text(5), "", "Not entered"),
        (Day(), date(2008, 6, 30), "30 June 2008"),
        (TERM, 2, "Recurring"),
        (TERM, "Gone from the list", "Gone from the list"),
        (Codes(), ("NI 15", "NI 20"), "NI 15; NI 20"),
        (Lines(), ("a", "b"), "a\nb"),
    ],
)
def test_a_value_is_said_in_words(takes, value, shown):
    assert words(takes, value) == shown


def test_each_says_what_the_spreadsheet_lets_pass():
    takes = (Text(5), Whole(1, 5), Day(), TERM, Codes(), Lines())

    kinds = [one.check("A hint.").kind for one in takes]

    assert kinds == [
        Kind.TEXT,
        Kind.WHOLE_NUMBER,
        Kind.DAY,
        Kind.CHOICE,
        Kind.TEXT,
        Kind.TEXT,
    ]


def test_only_white_space_makes_no_difference():
    assert same(Text(5), "a  b", "a b\n")
    assert not same(Text(5), "a b", "ab")
    assert not same(Day(), "", None)


def test_codes_are_the_same_however_they_are_typed_and_in_any_order():
    assert same(Codes(), ("ni\u00a020", "NI15"), ("NI 15", "NI 20"))
    assert not same(Codes(), ("NI 15",), ("NI 15", "NI 20"))
    assert not same(Lines(), ("b", "a"), ("a", "b"))
