from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from laa.plan.numberfields import LARGEST, ScoreField, WholeNumberField

COUNT = WholeNumberField(label="Number of offences", units="offences")
PEOPLE = WholeNumberField(label="Number of people", units="people", smallest=1)
SCORE = ScoreField(label="Score", decimals=1)


def refusal(field, typed):
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)
    return refused.value.messages


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("119", 119),
        (" 119 ", 119),
        ("1,030", 1030),
        ("0", 0),
        ("-3", -3),
        ("\N{MINUS SIGN}3", -3),
        ("-1,030", -1030),
        (str(LARGEST), LARGEST),
    ],
)
def test_a_whole_number_is_read_as_people_type_it(typed, number):
    assert COUNT.clean(typed) == number


@pytest.mark.parametrize("typed", ["", "  ", None])
def test_nothing_typed_is_nothing_and_not_zero(typed):
    optional = WholeNumberField(label="Number of offences", units="offences")
    optional.required = False

    assert optional.clean(typed) is None


def test_a_needed_number_is_asked_for_by_its_name():
    assert refusal(COUNT, "") == ["Enter the number of offences"]


@pytest.mark.parametrize(
    "typed",
    ["12o", "N/A", "1 030", "10,30", "--3", "1e3", "\N{ARABIC-INDIC DIGIT THREE}x"],
)
def test_what_is_no_number_is_named(typed):
    assert refusal(COUNT, typed)[0].startswith(f"'{typed}' is not a ")


@pytest.mark.parametrize("typed", ["12.5", "-0.5", "12,5", "1,030.0", ".5"])
def test_a_fraction_is_refused_for_being_one(typed):
    assert refusal(COUNT, typed) == [
        f"'{typed}' is not a whole number: offences are counted whole, "
        "so enter digits only, such as 119"
    ]


def test_a_number_too_small_is_told_the_bounds():
    assert refusal(PEOPLE, "0") == [
        "0 people cannot be: enter a number from 1 to 999,999,999"
    ]


def test_a_number_too_large_is_told_the_bounds():
    assert "enter a number from" in refusal(COUNT, str(LARGEST + 1))[0]


@pytest.mark.parametrize("digits", [101, 5000])
def test_a_pasted_page_of_digits_is_told_the_bounds(digits):
    assert refusal(COUNT, "9" * digits) == [
        f"{'9' * 100}… offences cannot be: "
        "enter a number from -999,999,999 to 999,999,999"
    ]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3.2", "3.2"),
        (" 3 ", "3"),
        (".5", "0.5"),
        ("-3.2", "-3.2"),
        ("\N{MINUS SIGN}3.2", "-3.2"),
    ],
)
def test_a_score_has_decimals(typed, number):
    assert SCORE.clean(typed) == Decimal(number)


def test_a_score_may_be_left_out_of_a_draft():
    optional = ScoreField(label="Score", decimals=1)
    optional.required = False

    assert optional.clean("") is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Enter the score"),
        ("high", "'high' is not a number: enter digits, such as 3.2"),
        ("NaN", "'NaN' is not a number: enter digits, such as 3.2"),
        ("1e2", "'1e2' is not a number: enter digits, such as 3.2"),
        ("1_0", "'1_0' is not a number: enter digits, such as 3.2"),
        ("3.25", "A score here has at most 1 decimals"),
        ("12345678901", "A score has at most 10 digits"),
        ("9" * 5000, "A score has at most 10 digits"),
    ],
)
def test_a_score_says_what_it_takes(typed, sentence):
    assert sentence in refusal(SCORE, typed)
