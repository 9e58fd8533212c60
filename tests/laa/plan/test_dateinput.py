from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from laa.plan.dateinput import GovukDateField, boxes


class ReturnForm(forms.Form):
    as_at = GovukDateField(label="As-at date")


def read(day, month, year):
    return GovukDateField(label="As-at date").clean([day, month, year])


def refusal(day, month, year):
    with pytest.raises(ValidationError) as refused:
        read(day, month, year)
    [sentence] = refused.value.messages
    return sentence


@pytest.mark.parametrize("month", ["6", "06", "June", "jun", " JUNE "])
def test_a_month_may_be_a_number_or_a_name(month):
    assert read("30", month, "2008") == date(2008, 6, 30)


def test_an_empty_date_is_nothing_where_none_is_required():
    assert GovukDateField(required=False).clean([" ", "", None]) is None
    assert GovukDateField(required=False).clean(None) is None


def test_an_empty_date_is_refused_where_one_is_required():
    field = GovukDateField(error_messages={"required": "Enter the as-at date"})

    with pytest.raises(ValidationError, match="Enter the as-at date"):
        field.clean(["", "", ""])


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("30", "6", ""), "As-at date must include a year"),
        (("", "6", "2008"), "As-at date must include a day"),
        (("30", "", " "), "As-at date must include a month and year"),
    ],
)
def test_a_refusal_names_the_boxes_left_empty(typed, sentence):
    assert refusal(*typed) == sentence


def test_a_date_without_a_label_is_called_a_date():
    with pytest.raises(ValidationError, match="Date must include a day"):
        GovukDateField().clean(["", "6", "2008"])


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (("31", "2", "2009"), "31 February 2009"),
        (("31", "Feb", "2009"), "31 February 2009"),
        (("1", "13", "2008"), "1 13 2008"),
        (("1", "Juno", "2008"), "1 Juno 2008"),
        (("0", "6", "2008"), "0 June 2008"),
        (("5%", "6", "2008"), "5% June 2008"),
        (("1", "6", "0000"), "1 June 0000"),
        (("1", "6", "MMVIII"), "1 June MMVIII"),
        (("x", "y", "08"), "x y 08"),
    ],
)
def test_a_refusal_names_what_was_typed_and_what_is_allowed(typed, named):
    assert refusal(*typed) == (
        f"'{named}' is not a real date: enter one such as 30 June 2008"
    )


def test_a_short_year_is_refused_by_itself():
    assert refusal("1", "6", "08") == "Year must include 4 numbers: '08' does not"


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (("1", "13", "2008"), ["month"]),
        (("31", "2", "2009"), ["day", "month", "year"]),
        (("1", "2", ""), ["year"]),
        (("1", "2", "2009"), []),
    ],
)
def test_the_boxes_hold_what_was_typed_and_mark_what_is_wrong(typed, wrong):
    names = ("as_at-day", "as_at-month", "as_at-year")
    form = ReturnForm(dict(zip(names, typed, strict=True)))

    drawn = boxes(form["as_at"], "id_as_at")

    assert [box.value for box in drawn] == list(typed)
    assert [box.label.lower() for box in drawn if box.wrong] == wrong


def test_an_error_of_the_form_itself_marks_the_whole_date():
    form = ReturnForm({"as_at-day": "1", "as_at-month": "6", "as_at-year": "2008"})
    form.add_error("as_at", "The as-at date is before the quarter began")

    drawn = boxes(form["as_at"], "id_as_at")

    assert all(box.wrong for box in drawn)


def test_a_date_already_held_fills_the_boxes():
    form = ReturnForm(initial={"as_at": date(2008, 6, 30)})

    drawn = boxes(form["as_at"], "id_as_at")

    assert [(box.id, box.name, box.value) for box in drawn] == [
        ("id_as_at-day", "as_at-day", "30"),
        ("id_as_at-month", "as_at-month", "6"),
        ("id_as_at-year", "as_at-year", "2008"),
    ]


def test_a_form_without_a_date_shows_empty_boxes():
    assert [box.value for box in boxes(ReturnForm()["as_at"], "id")] == ["", "", ""]
