from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from funding.forms import AllocationForm, MoveForm, SpendForm, as_chosen
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear
from tests.funding.money import FIRST, Q1, TODAY, a_plan, line_of
from tests.funding.pages import Money

pytestmark = pytest.mark.django_db


def allocation(**typed: Any) -> AllocationForm:
    return AllocationForm({"reason": "Cut", "version": 1, **typed})


def spend(money: Money, today: date = TODAY, **typed: Any) -> SpendForm:
    agreement = money.line.plan.agreement
    data = {"quarter": Q1.slug, "amount": "250", "version": 1, **typed}
    return SpendForm(data, agreement=agreement, today=today)


def test_spend_is_offered_for_quarters_that_have_begun_the_latest_first(
    money: Money,
) -> None:
    field: Any = spend(money).fields["quarter"]

    names = [name for _, name in field.choices]
    assert names == ["2008/09 Q3", "2008/09 Q2", "2008/09 Q1"]


def test_spend_is_read_as_a_quarter_and_an_amount(money: Money) -> None:
    form = spend(money, amount="-£1,250.50")

    assert form.is_valid()
    assert form.given() == {
        "quarter": Q1,
        "amount": Decimal("-1250.50"),
        "note": "",
        "version": 1,
    }


def test_another_quarter_is_refused_by_its_name(money: Money) -> None:
    form = spend(money, quarter="2009-10-q1")

    assert form.errors == {
        "quarter": ["'2009-10-q1' is not a quarter that has begun: select one"]
    }


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ({"value": "amount", "amount": "£81,000"}, Decimal(81_000)),
        ({"value": "amount", "amount": "0"}, Decimal(0)),
        ({"value": "to be determined"}, Nothing.TO_BE_DETERMINED),
        ({"value": "not applicable", "amount": " "}, Nothing.NOT_APPLICABLE),
    ],
)
def test_an_allocation_is_an_amount_or_the_reason_for_none(
    typed: dict[str, str], value: object
) -> None:
    form = allocation(**typed)

    assert form.is_valid()
    assert form.given() == {"value": value, "reason": "Cut", "version": 1}


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"value": "amount"}, {"amount": ["Enter the amount: £0 is an amount"]}),
        (
            {"value": "to be determined", "amount": "5"},
            {"amount": ["Leave the amount empty, or select 'An amount'"]},
        ),
        ({"amount": "5"}, {"value": ["Select whether there is an amount"]}),
    ],
)
def test_an_amount_and_the_choice_must_go_together(
    typed: dict[str, str], errors: dict[str, list[str]]
) -> None:
    assert allocation(**typed).errors == errors


def test_a_wrong_amount_is_told_once() -> None:
    assert len(allocation(value="amount", amount="81k").errors["amount"]) == 1


@pytest.mark.parametrize(
    ("value", "chosen"),
    [
        (Decimal(5), {"value": "amount", "amount": Decimal(5)}),
        (Nothing.TO_BE_DETERMINED, {"value": "to be determined"}),
        (Nothing.BLANK, {}),
    ],
)
def test_the_form_opens_with_what_holds(value: Any, chosen: dict[str, Any]) -> None:
    assert as_chosen(value) == chosen


def test_money_moves_to_any_other_line_of_the_plan(money: Money) -> None:
    line_of(a_plan(), 5, name="Elsewhere")
    typed = {"year": "2008", "amount": "100", "reason": "Late", "version": 1}

    form = MoveForm(typed | {"taker": money.other.pk}, giver=money.line)

    field: Any = form.fields["taker"]
    assert list(field.queryset) == [money.other]
    assert form.is_valid()
    assert form.given()["year"] == FIRST
    itself = MoveForm(typed | {"taker": money.line.pk}, giver=money.line)
    assert itself.errors["taker"] == [
        "That is not another line of this plan: select one"
    ]


def test_a_year_outside_the_agreement_is_refused_by_its_name(money: Money) -> None:
    form = MoveForm({"year": str(FinancialYear(2011).start)}, giver=money.line)

    assert form.errors["year"] == ["'2011' is not a year of the agreement: select one"]
