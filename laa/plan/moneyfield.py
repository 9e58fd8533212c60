"""A box for money as people type it, and sentences that say what is wrong."""

from __future__ import annotations

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from laa.plan.numbers import MINUS, pounds

LARGEST = Decimal("999999999.99")
# More than the longest amount in range; Python itself refuses to read thousands.
MOST_TYPED = 100

_SIGN = rf"[-{MINUS}]"
_WHOLE = r"[0-9]{1,3}(?:[,\s][0-9]{3})+|[0-9]+"
_MONEY = re.compile(
    rf"(?P<before>{_SIGN})?\s*£?\s*(?P<after>{_SIGN})?"
    rf"(?P<whole>{_WHOLE})(?:\.(?P<pence>[0-9]+))?"
)


class MoneyField(forms.Field):
    """
    Takes "£81,000", "81,000.00", "81000" and "81 000", exact to the penny.

    `smallest` is what the amount cannot fall below: zero unless money may come back.
    """

    widget = forms.TextInput

    def __init__(
        self,
        *,
        label: str,
        smallest: Decimal = Decimal(0),
        required: bool = True,
        help_text: str = "",
    ) -> None:
        super().__init__(
            label=label,
            required=required,
            help_text=help_text,
            error_messages={"required": f"Enter the {label[0].lower()}{label[1:]}"},
        )
        self.smallest = smallest
        self.widget.attrs.update(
            {
                "inputmode": "decimal",
                "spellcheck": "false",
                "class": "govuk-input--width-10",
            }
        )

    def prepare_value(self, value: object) -> object:
        """What is stored is shown as it would be typed; what was typed stays."""
        if not isinstance(value, Decimal):
            return value
        return pounds(value).replace("£", "").replace(MINUS, "-")

    def to_python(self, value: str | None) -> Decimal | None:
        typed = (value or "").strip()
        if not typed:
            return None
        if len(typed) > MOST_TYPED:
            raise self._out_of_range(f"{typed[:MOST_TYPED]}\N{HORIZONTAL ELLIPSIS}")
        read = _MONEY.fullmatch(typed)
        if read is None or (read["before"] and read["after"]):
            raise self._refusal(typed)
        if read["pence"] and len(read["pence"]) > 2:
            raise ValidationError(
                f"'{typed}' has {len(read['pence'])} digits after the point: "
                "enter pounds and pence, such as 81,000.50"
            )
        return self._in_range(_amount(read), typed)

    def _in_range(self, amount: Decimal, typed: str) -> Decimal:
        if not self.smallest <= amount <= LARGEST:
            raise self._out_of_range(typed)
        return amount

    def _out_of_range(self, typed: str) -> ValidationError:
        lowest, highest = map(pounds, (self.smallest, LARGEST))
        return ValidationError(
            f"'{typed}' cannot be: enter an amount from {lowest} to {highest}"
        )

    def _refusal(self, typed: str) -> ValidationError:
        return ValidationError(
            f"'{typed}' is not an amount of money: enter pounds in digits, "
            "such as 81,000 or 81,000.50"
        )


def _amount(read: re.Match[str]) -> Decimal:
    whole = re.sub(r"[,\s]", "", read["whole"])
    amount = Decimal(f"{whole}.{read['pence'] or 0}")
    return -amount if read["before"] or read["after"] else amount
