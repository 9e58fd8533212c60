"""Boxes for what an estimate states, and sentences that say what is wrong."""

from __future__ import annotations

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from indicators.population.terms import doubt
from laa.plan.dateinput import GovukDateField

LONGEST_VINTAGE, LONGEST_SOURCE = 100, 1_000
USUAL_SOURCE = "Office for National Statistics (ONS), mid-year population estimates"
_TYPED = re.compile(r"(\d{1,3}(,\d{3})+|\d{1,12})(\.\d{1,6})?")


class PersonsField(forms.Field):
    """Takes "309,800"; of 309.8 it asks whether thousands were meant."""

    def __init__(self) -> None:
        super().__init__(
            label="Number of people",
            help_text="People, not thousands: 309,800 for a published 309.8.",
            widget=forms.TextInput(
                attrs={"inputmode": "numeric", "class": "govuk-input--width-10"}
            ),
            error_messages={"required": "Enter the number of people"},
        )

    def to_python(self, value: str | None) -> int | None:
        typed = (value or "").strip()
        if not typed:
            return None
        if not _TYPED.fullmatch(typed):
            raise ValidationError(
                f"'{typed[:40]}' is not a number of people: "
                "enter digits, such as 309,800"
            )
        number = Decimal(typed.replace(",", ""))
        if why := doubt(number):
            raise ValidationError(f"'{typed}' cannot be: {why}")
        return int(number)


class MidYearField(forms.Field):
    """A calendar year, whose 30 June is the middle that an estimate is of."""

    def __init__(self, *, required: bool, help_text: str) -> None:
        super().__init__(
            label="Mid-year",
            help_text=help_text,
            required=required,
            widget=forms.TextInput(
                attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}
            ),
            error_messages={"required": "Enter the mid-year that the estimate is of"},
        )

    def to_python(self, value: str | None) -> int | None:
        typed = (value or "").strip()
        if not typed:
            return None
        if not re.fullmatch(r"(19|20)\d\d", typed):
            raise ValidationError(
                f"'{typed[:40]}' is not a mid-year: enter 4 digits from 1900 to 2099, "
                "such as 2008"
            )
        return int(typed)


class VintageField(forms.CharField):
    def __init__(self) -> None:
        super().__init__(
            max_length=LONGEST_VINTAGE,
            help_text="Which edition it is: as first published, or revised after the "
            "2011 census. Pages and files name it with every rate.",
            error_messages={
                "required": "Enter which vintage it is: as first published, for "
                "example",
                "max_length": "The vintage has %(show_value)s signs: "
                "shorten it to %(limit_value)s at most",
            },
        )


class SourceField(forms.CharField):
    def __init__(self) -> None:
        super().__init__(
            max_length=LONGEST_SOURCE,
            initial=USUAL_SOURCE,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="Whoever reads a rate finds it there: name the release or file.",
            error_messages={
                "required": "Enter the source",
                "max_length": "The source has %(show_value)s signs: "
                "shorten it to %(limit_value)s at most",
            },
        )


class PublishedField(GovukDateField):
    def __init__(self) -> None:
        super().__init__(
            required=False,
            label="When was it published?",
            help_text="For example 27 8 2009. Leave it empty if you do not know.",
        )
