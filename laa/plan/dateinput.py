"""The design system's date input: three boxes, and sentences that say what is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

PARTS = ("day", "month", "year")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class GovukDateWidget(forms.MultiWidget):
    """Three text boxes, named after the field: as_at-day, as_at-month, as_at-year."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(PARTS, forms.TextInput))
        self.widgets_names = [f"-{part}" for part in PARTS]

    def decompress(self, value: date | None) -> list[str]:
        if value is None:
            return ["", "", ""]
        return [str(getattr(value, part)) for part in PARTS]


class GovukDateField(forms.Field):
    widget = GovukDateWidget

    def to_python(self, value: Sequence[str | None] | None) -> date | None:
        typed = [(text or "").strip() for text in value or ("", "", "")]
        missing = [part for part, text in zip(PARTS, typed, strict=True) if not text]
        if len(missing) == len(PARTS):
            return None
        if missing:
            raise self._refusal(
                "missing",
                f"{self.label or 'Date'} must include a {' and '.join(missing)}",
                missing,
            )
        return self._real_date(*typed)

    def _real_date(self, day: str, month: str, year: str) -> date:
        numbers = (_number(day, 31), _month_number(month), _year_number(year))
        wrong = [part for part, n in zip(PARTS, numbers, strict=True) if n is None]
        if wrong == ["year"] and year.isdecimal():
            raise self._refusal(
                "year", "Year must include 4 numbers: '%(typed)s' does not", wrong, year
            )
        try:
            return date(*reversed(numbers))  # type: ignore[arg-type]
        except (TypeError, ValueError):
            name = MONTHS[numbers[1] - 1] if numbers[1] else month
            raise self._refusal(
                "unreal",
                "'%(typed)s' is not a real date: enter one such as 30 June 2008",
                wrong or PARTS,
                f"{day} {name} {year}",
            ) from None

    def _refusal(
        self, code: str, sentence: str, parts: Sequence[str], typed: str = ""
    ) -> ValidationError:
        return ValidationError(sentence, code, {"parts": parts, "typed": typed})


def _number(text: str, largest: int) -> int | None:
    if not re.fullmatch(r"\d{1,2}", text):
        return None
    return int(text) if 1 <= int(text) <= largest else None


def _month_number(text: str) -> int | None:
    if len(text) < 3:
        return _number(text, 12)
    named = (
        n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(text.lower())
    )
    return next(named, None)


def _year_number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{4}", text) else None


@dataclass(frozen=True)
class Box:
    """One of the three boxes, as a template draws it."""

    id: str
    name: str
    label: str
    value: str
    width: int
    wrong: bool


def boxes(field: BoundField, element_id: str) -> list[Box]:
    """The boxes of a bound date field, holding what was typed."""
    value = field.value()
    texts = value if isinstance(value, list) else field.field.widget.decompress(value)
    wrong = wrong_parts(field)
    return [
        Box(
            id=f"{element_id}-{part}",
            name=f"{field.html_name}-{part}",
            label=part.capitalize(),
            value=text or "",
            width=4 if part == "year" else 2,
            wrong=part in wrong,
        )
        for part, text in zip(PARTS, texts, strict=True)
    ]


def wrong_parts(field: BoundField) -> Sequence[str]:
    """The parts that the first error is about: all of them unless it says which."""
    errors = field.errors.as_data()
    if not errors:
        return ()
    parts: Sequence[str] = (errors[0].params or {}).get("parts", PARTS)
    return parts
