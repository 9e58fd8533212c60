from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from funding.models import Spend
from laa.plan.periods import Quarter
from tests.factories.funding import SpendFactory

pytestmark = pytest.mark.django_db


def test_a_spend_is_of_a_quarter() -> None:
    spend = SpendFactory(line__name="Post", number=1, quarter_number=2)

    assert spend.quarter == Quarter(2008, 2)
    assert str(spend) == "Post, 2008/09 Q2"


def test_a_refund_is_below_zero() -> None:
    SpendFactory(number=1, amount=Decimal("-300.50"))

    assert Spend.objects.get().amount == Decimal("-300.50")


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"number": 1, "quarter_number": 5}, "spend_quarter_is_1_to_4"),
        ({"number": 2, "note": ""}, "spend_correction_has_reason"),
    ],
)
def test_a_spend_is_of_one_of_four_quarters_and_a_correction_has_a_reason(
    fields: dict[str, Any], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        SpendFactory(**fields)


def test_a_quarters_rows_are_numbered_each_with_its_own() -> None:
    spend = SpendFactory(number=1)

    with pytest.raises(IntegrityError, match="spend_is_unique"):
        SpendFactory(line=spend.line, number=1)


@pytest.mark.parametrize(
    "sql", ["UPDATE funding_spend SET amount = 0", "DELETE FROM funding_spend"]
)
def test_what_was_recorded_stays(sql: str) -> None:
    SpendFactory(number=1)

    with (
        pytest.raises(DatabaseError, match=r"Cannot (update|delete)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)

    assert Spend.objects.get().amount == 250
