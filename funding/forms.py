"""The forms of money. What may be done with it is for the writes to say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from crispy_forms.bootstrap import PrependedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms

from funding.analysis.money import Value
from funding.models import FundingLine
from laa.plan.models import Agreement
from laa.plan.moneyfield import LARGEST, MoneyField
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter

AMOUNT = "amount"
KINDS = [
    (AMOUNT, "An amount, which may be £0"),
    (Nothing.TO_BE_DETERMINED.value, "To be determined: a decision is pending"),
    (Nothing.NOT_APPLICABLE.value, "Not applicable"),
]


def _reason() -> forms.CharField:
    return forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It is kept with the change. Everybody who reads the plan sees it.",
        error_messages={"required": "Enter the reason"},
    )


class MoneyForm(forms.Form):
    """What the forms of a line share: the version that was seen, and the button."""

    button = "Save"
    version = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.layout = Layout(
            *(
                PrependedText(name, "£") if isinstance(field, MoneyField) else name
                for name, field in self.fields.items()
            )
        )
        helper.add_input(Submit("act", self.button))
        return helper


class SpendForm(MoneyForm):
    button = "Record spend"
    quarter = forms.TypedChoiceField(
        coerce=Quarter.from_slug,
        error_messages={
            "required": "Select the quarter",
            "invalid_choice": "'%(value)s' is not a quarter that has begun: select one",
        },
    )
    amount = MoneyField(
        label="Amount spent in the quarter",
        smallest=-LARGEST,
        help_text="If more came back than was spent, put a minus before the amount.",
    )
    note = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed to correct a quarter that is already recorded: say why. "
        "Everybody who reads the plan sees it.",
    )
    field_order = ("quarter", "amount", "note")

    def __init__(
        self, *args: Any, agreement: Agreement, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        begun = [one for one in agreement.quarters if one.first_day <= today]
        field: Any = self.fields["quarter"]
        field.choices = [(one.slug, str(one)) for one in reversed(begun)]

    def given(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields}


class AllocationForm(MoneyForm):
    button = "Change allocation"
    value = forms.ChoiceField(
        label="What does the year give the line?",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select whether there is an amount",
            "invalid_choice": "'%(value)s' is not on the list: select one of the three",
        },
    )
    amount = MoneyField(label="Amount, if there is one", required=False)
    reason = _reason()
    field_order = ("value", "amount", "reason")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        kind, amount = cleaned.get("value"), cleaned.get("amount")
        if kind == AMOUNT and amount is None and "amount" not in self.errors:
            self.add_error("amount", "Enter the amount: £0 is an amount")
        if kind and kind != AMOUNT and amount is not None:
            self.add_error("amount", "Leave the amount empty, or select 'An amount'")
        return cleaned

    def given(self) -> dict[str, Any]:
        typed = self.cleaned_data
        kind = typed["value"]
        value: Value = typed["amount"] if kind == AMOUNT else Nothing(kind)
        return {"value": value, "reason": typed["reason"], "version": typed["version"]}


class MoveForm(MoneyForm):
    button = "Move money"
    year = forms.TypedChoiceField(
        coerce=lambda start: FinancialYear(int(start)),
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select the year",
            "invalid_choice": "'%(value)s' is not a year of the agreement: select one",
        },
    )
    taker = forms.ModelChoiceField(
        FundingLine.objects.none(),
        empty_label="Select a line",
        label="Line that the money goes to",
        error_messages={
            "required": "Select the line that the money goes to",
            "invalid_choice": "That is not another line of this plan: select one",
        },
    )
    amount = MoneyField(label="Amount to move", smallest=Decimal("0.01"))
    reason = _reason()
    field_order = ("year", "taker", "amount", "reason")

    def __init__(self, *args: Any, giver: FundingLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year: Any = self.fields["year"]
        year.choices = [(one.start, str(one)) for one in giver.plan.agreement.years]
        others = giver.plan.funding_lines.exclude(pk=giver.pk)
        taker: Any = self.fields["taker"]
        taker.queryset = others.order_by("position")

    def given(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields}


def as_chosen(value: Value) -> dict[str, Any]:
    """How the allocation form says a value; nothing is chosen where none is entered."""
    if isinstance(value, Nothing):
        return {} if value is Nothing.BLANK else {"value": value.value}
    return {"value": AMOUNT, "amount": value}
