"""Boxes for numbers as people type them, and sentences that say what is wrong."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from laa.plan.numbers import LARGEST

# Digits that no number in range needs; Python itself refuses to read thousands.
MOST_TYPED = 100
_TYPED = re.compile(r"[-\N{MINUS SIGN}]?(\d{1,3}(,\d{3})+|\d+)")
_SCORE = re.compile(r"[-\N{MINUS SIGN}]?(\d+(\.\d*)?|\.\d+)")
_FRACTION = re.compile(r"[-\N{MINUS SIGN}]?[\d,]*[.,]\d+")


class WholeNumberField(forms.Field):
    """Takes "1030" and "1,030"; `smallest` is what the figure cannot fall below."""

    widget = forms.TextInput

    def __init__(self, *, label: str, units: str, smallest: int = -LARGEST) -> None:
        super().__init__(
            label=label, error_messages={"required": f"Enter the number of {units}"}
        )
        self.units = units
        self.smallest = smallest
        self.widget.attrs.update({"inputmode": "numeric", "spellcheck": "false"})

    def to_python(self, value: str | None) -> int | None:
        typed = (value or "").strip()
        if not typed:
            return None
        if not _TYPED.fullmatch(typed):
            raise self._refusal(typed)
        if len(typed) > MOST_TYPED:
            raise self._out_of_range(f"{typed[:MOST_TYPED]}\N{HORIZONTAL ELLIPSIS}")
        number = int(typed.replace(",", "").replace("\N{MINUS SIGN}", "-"))
        if not self.smallest <= number <= LARGEST:
            raise self._out_of_range(typed)
        return number

    def _out_of_range(self, typed: str) -> ValidationError:
        return ValidationError(
            f"{typed} {self.units} cannot be: "
            f"enter a number from {self.smallest:,} to {LARGEST:,}"
        )

    def _refusal(self, typed: str) -> ValidationError:
        if _FRACTION.fullmatch(typed):
            return ValidationError(
                f"'{typed}' is not a whole number: {self.units} are counted whole, "
                "so enter digits only, such as 119"
            )
        return ValidationError(
            f"'{typed}' is not a number: enter digits only, such as 119"
        )


class ScoreField(forms.DecimalField):
    """Takes "3.2", with as many decimals as the indicator has."""

    def __init__(self, *, label: str, decimals: int) -> None:
        super().__init__(
            label=label,
            max_digits=10,
            decimal_places=decimals,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            error_messages={
                "required": "Enter the score",
                "max_digits": "A score has at most %(max)s digits",
                "max_decimal_places": "A score here has at most %(max)s decimals",
                "max_whole_digits": "A score here has at most %(max)s whole digits",
            },
        )

    def to_python(self, value: Any) -> Any:
        typed = str(value or "").strip()
        if not typed:
            return None
        if not _SCORE.fullmatch(typed):
            raise ValidationError(
                f"'{typed}' is not a number: enter digits, such as 3.2"
            )
        return super().to_python(typed.replace("\N{MINUS SIGN}", "-"))
