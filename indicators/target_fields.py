"""Boxes for a target and for a share in per cent, as people type them."""

from __future__ import annotations

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from laa.plan.nothing import Nothing
from laa.plan.numberfields import MOST_TYPED
from laa.plan.numbers import LARGEST, MINUS

_NUMBER = re.compile(
    rf"(?P<sign>[-{MINUS}])?"
    r"(?P<whole>[0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.(?P<part>[0-9]+))?"
)
_WORDS = {
    "": Nothing.BLANK,
    "n/a": Nothing.NOT_APPLICABLE,
    "not applicable": Nothing.NOT_APPLICABLE,
    "to be determined": Nothing.TO_BE_DETERMINED,
    "tbd": Nothing.TO_BE_DETERMINED,
}
_SHARE_DECIMALS = 2


class NumberAsTypedField(forms.Field):
    """What the two have in common: digits in, a Decimal of so many decimals out."""

    widget = forms.TextInput

    def __init__(self, *, decimals: int, width: int, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.decimals = decimals
        self.widget.attrs.update(
            {"spellcheck": "false", "class": f"govuk-input--width-{width}"}
        )

    def _number(self, typed: str, what: str) -> Decimal:
        read = _NUMBER.fullmatch(typed)
        if read is None or len(typed) > MOST_TYPED:
            raise ValidationError(f"'{typed[:MOST_TYPED]}' is not {what}")
        part = read["part"] or ""
        if len(part) > self.decimals:
            raise ValidationError(
                f"'{typed}' has {len(part)} digits after the point: "
                f"enter at most {self.decimals}"
            )
        number = Decimal(f"{read['whole'].replace(',', '')}.{part or 0}")
        if number > LARGEST:
            raise ValidationError(f"{typed} cannot be: enter at most {LARGEST:,}")
        return -number if read["sign"] else number


class TargetField(NumberAsTypedField):
    """
    Takes "4,122", "N/A" and "To be determined"; an empty box is a target not entered.
    """

    def __init__(self, *, label: str, decimals: int, help_text: str = "") -> None:
        super().__init__(
            decimals=decimals,
            width=10,
            label=label,
            required=False,
            help_text=help_text,
        )

    def prepare_value(self, value: object) -> object:
        """What is stored is shown as it would be typed; what was typed stays."""
        if isinstance(value, Nothing):
            return "" if value is Nothing.BLANK else value.words
        return plain(value) if isinstance(value, Decimal) else value

    def to_python(self, value: str | None) -> Decimal | Nothing:
        typed = " ".join((value or "").split())
        if (nothing := _WORDS.get(typed.casefold())) is not None:
            return nothing
        return self._number(
            typed,
            "a target: enter a number such as 353, or N/A, or To be determined; "
            "leave the box empty if no target is entered",
        )


class PercentField(NumberAsTypedField):
    """Takes "-11", "2.5" and "11%"; 11 is the share 0.11."""

    def __init__(
        self,
        *,
        label: str,
        smallest: int,
        below: int,
        required: bool = False,
        help_text: str = "",
    ) -> None:
        super().__init__(
            decimals=_SHARE_DECIMALS,
            width=5,
            label=label,
            required=required,
            help_text=help_text,
            error_messages={"required": f"Enter the {label[0].lower()}{label[1:]}"},
        )
        self.smallest, self.below = smallest, below

    def prepare_value(self, value: object) -> object:
        return plain(100 * value) if isinstance(value, Decimal) else value

    def to_python(self, value: str | None) -> Decimal | None:
        typed = (value or "").strip()
        if not typed:
            return None
        per_cent = self._number(
            typed.removesuffix("%").strip(),
            "a number: enter per cent, such as 5 or 2.5",
        )
        if not self.smallest <= per_cent < self.below:
            raise ValidationError(
                f"{typed} cannot be: enter per cent from {self.smallest} "
                f"to less than {self.below:,}"
            )
        return per_cent / 100


def plain(number: Decimal) -> str:
    """As one types it: no zeros after the last digit, no separators."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
