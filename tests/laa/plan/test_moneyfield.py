from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from laa.plan.moneyfield import LARGEST, MoneyField
from laa.plan.numbers import MINUS, pounds

AMOUNT = MoneyField(label="Amount")
SPEND = MoneyField(label="Amount spent", smallest=-LARGEST)
PENCE = st.integers(-99_999_999_999, 99_999_999_999)


def refusal(field: MoneyField, typed: str) -> str:
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)
    (sentence,) = refused.value.messages
    return sentence


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("£81,000", "81000"),
        ("81,000.00", "81000"),
        ("81000", "81000"),
        (" 81 000 ", "81000"),
        ("81\N{NO-BREAK SPACE}000", "81000"),
        ("£ 1,081,000.50", "1081000.50"),
        ("0", "0"),
        ("£0.05", "0.05"),
        ("12.5", "12.50"),
        ("999,999,999.99", "999999999.99"),
    ],
)
def test_money_is_read_as_people_type_it(typed: str, amount: str) -> None:
    assert AMOUNT.clean(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed", ["-300", "-£300", "£-300", f"{MINUS}300", "- £300.00"]
)
def test_a_refund_is_below_zero_where_that_may_be(typed: str) -> None:
    assert SPEND.clean(typed) == Decimal(-300)


def test_elsewhere_it_may_not_be() -> None:
    assert refusal(AMOUNT, "-300") == (
        "'-300' cannot be: enter an amount from £0 to £999,999,999.99"
    )


def test_the_range_is_told_of_what_is_too_much() -> None:
    assert refusal(SPEND, "1,000,000,000") == (
        "'1,000,000,000' cannot be: enter an amount "
        f"from {MINUS}£999,999,999.99 to £999,999,999.99"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "81k",
        "10,30",
        "1,0000",
        "N/A",
        "£",
        "1e5",
        "(300)",
        "--3",
        "-£-3",
        "$5",
        "5.",
        ".5",
    ],
)
def test_what_is_no_money_is_named_with_what_is_allowed(typed: str) -> None:
    assert refusal(AMOUNT, typed) == (
        f"'{typed}' is not an amount of money: enter pounds in digits, "
        "such as 81,000 or 81,000.50"
    )


def test_less_than_a_penny_is_refused() -> None:
    assert refusal(AMOUNT, "81,000.505") == (
        "'81,000.505' has 3 digits after the point: "
        "enter pounds and pence, such as 81,000.50"
    )


def test_a_flood_of_digits_is_refused_and_cut_short() -> None:
    assert refusal(AMOUNT, "9" * 5000).startswith(f"'{'9' * 100}…' cannot be")


def test_nothing_typed_is_nothing_and_not_zero() -> None:
    assert MoneyField(label="Amount", required=False).clean("  ") is None


def test_a_needed_amount_is_asked_for_by_its_name() -> None:
    assert refusal(SPEND, "") == "Enter the amount spent"


@pytest.mark.parametrize(
    ("stored", "shown"), [("81000.00", "81,000"), ("-300.50", "-300.50")]
)
def test_what_is_stored_is_shown_as_it_would_be_typed(stored: str, shown: str) -> None:
    assert SPEND.prepare_value(Decimal(stored)) == shown
    assert SPEND.clean(shown) == Decimal(stored)


def test_what_was_typed_stays_as_it_was_typed() -> None:
    assert SPEND.prepare_value("81k") == "81k"


@given(PENCE)
def test_every_amount_reads_back_as_a_page_shows_it(pence: int) -> None:
    amount = Decimal(pence) / 100

    assert SPEND.clean(pounds(amount)) == amount
