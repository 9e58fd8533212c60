from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funding.analysis.money import Value
from funding.analysis.totals import Total, total
from laa.plan.nothing import Nothing
from laa.plan.tables import Qualified
from tests.funding.analysis.amounts import (
    AMOUNTS,
    BLANK,
    NOT_APPLICABLE,
    UNDECIDED,
    VALUES,
)


def test_decided_amounts_add_up_to_a_certain_total() -> None:
    found = total([("One", Decimal("0.10")), ("Other", Decimal("0.20"))])

    assert found == Total(Decimal("0.30"), counted=2)
    assert not found.is_least
    assert found.words == "£0.30"


def test_an_undecided_line_is_named_and_not_taken_as_zero() -> None:
    found = total([("2008/09", Decimal(65_500)), ("2009/10", UNDECIDED)])

    assert found.words == "at least £65,500"
    assert found.undecided == ("2009/10",)


def test_so_is_one_that_is_not_entered() -> None:
    found = total([("One", Decimal(5)), ("Other", BLANK)])

    assert found.words == "at least £5"
    assert found.not_entered == ("Other",)


def test_a_table_holds_a_total_as_a_number_its_words_around_it() -> None:
    whole, least = total([("One", Decimal(5))]), total([("One", BLANK)])

    assert whole.cell == Decimal(5)
    assert least.cell is BLANK
    assert total([("One", Decimal(5)), ("Other", UNDECIDED)]).cell == Qualified(
        Decimal(5), "At least "
    )


def test_what_is_not_applicable_is_no_part_of_a_total() -> None:
    assert total([("One", Decimal(5)), ("Other", NOT_APPLICABLE)]).words == "£5"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([UNDECIDED, BLANK], "To be determined"),
        ([BLANK, NOT_APPLICABLE], "Not entered"),
        ([NOT_APPLICABLE], "N/A"),
    ],
)
def test_a_total_without_any_amount_says_why(values: list[Nothing], words: str) -> None:
    assert total([("A line", value) for value in values]).words == words


@given(st.lists(AMOUNTS, min_size=1))
def test_a_total_is_exact_in_whatever_order(amounts: list[Decimal]) -> None:
    named: list[tuple[str, Value]] = [("Line", amount) for amount in amounts]

    found = total(named)

    assert found == total(reversed(named))
    assert found.amount * 100 == sum(int(amount * 100) for amount in amounts)


@given(st.lists(VALUES))
def test_every_value_is_counted_named_or_not_applicable(values: list[Value]) -> None:
    found = total([(str(n), value) for n, value in enumerate(values)])

    named = len(found.undecided) + len(found.not_entered)
    assert found.counted + named + values.count(NOT_APPLICABLE) == len(values)
    assert found.is_least == bool(named)
