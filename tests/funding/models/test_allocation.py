from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from funding.models import AllocationChange, Virement
from laa.plan.nothing import Nothing
from tests.factories.funding import (
    AllocationChangeFactory,
    AllocationFactory,
    FundingLineFactory,
    VirementFactory,
)

pytestmark = pytest.mark.django_db


def test_an_allocation_is_named_by_its_line_and_year() -> None:
    assert str(AllocationFactory(line__name="Post")) == "Post, 2008"


def test_an_allocation_is_an_amount_or_the_reason_for_none() -> None:
    assert AllocationFactory().value == Decimal(1000)
    assert AllocationFactory(undecided=True).value is Nothing.TO_BE_DETERMINED


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"nothing": "to be determined"}, "allocation_is_amount_or_nothing"),
        ({"amount": None}, "allocation_is_amount_or_nothing"),
        ({"amount": Decimal("-0.01")}, "allocation_is_not_below_zero"),
    ],
)
def test_an_allocation_is_one_or_the_other_and_not_below_zero(
    fields: dict[str, Any], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        AllocationFactory(**fields)


def test_a_year_gives_a_line_one_allocation() -> None:
    line = AllocationFactory().line

    with pytest.raises(IntegrityError, match="allocation_is_unique"):
        AllocationFactory(line=line)


def test_an_allocation_of_zero_is_an_amount() -> None:
    assert AllocationFactory(amount=Decimal(0)).value == 0


def test_a_change_tells_what_was_and_what_became() -> None:
    first = AllocationChangeFactory(was_amount=None, amount=Decimal(5))
    later = AllocationChangeFactory(amount=None, nothing=Nothing.NOT_APPLICABLE)

    assert (first.was, first.became) == (Nothing.BLANK, Decimal(5))
    assert (later.was, later.became) == (Decimal(1000), Nothing.NOT_APPLICABLE)
    assert str(later) == f"{later.line}, 2008, change {later.number}"


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"reason": ""}, "allocation_change_has_reason"),
        ({"amount": None}, "allocation_change_is_amount_or_nothing"),
    ],
)
def test_a_change_has_a_reason_and_a_result(
    fields: dict[str, Any], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        AllocationChangeFactory(**fields)


def test_a_changes_number_is_its_own() -> None:
    change = AllocationChangeFactory()

    with pytest.raises(IntegrityError, match="allocation_change_is_unique"):
        AllocationChangeFactory(line=change.line, number=change.number)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"amount": Decimal(0)}, "virement_is_above_zero"),
        ({"reason": ""}, "virement_has_reason"),
    ],
)
def test_money_moves_by_more_than_nothing_and_for_a_reason(
    fields: dict[str, Any], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        VirementFactory(**fields)


def test_a_line_gives_nothing_to_itself() -> None:
    line = FundingLineFactory()

    with pytest.raises(IntegrityError, match="virement_is_between_two"):
        VirementFactory(giver=line, taker=line)


def test_a_virement_is_named_by_its_lines() -> None:
    assert str(VirementFactory(giver__name="A", taker__name="B")) == "A to B"


@pytest.mark.parametrize("table", ["allocationchange", "virement"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET reason = 'Other'", "DELETE FROM {}"])
def test_history_is_neither_changed_nor_deleted(table: str, sql: str) -> None:
    AllocationChangeFactory()
    VirementFactory()

    with (
        pytest.raises(DatabaseError, match=r"Cannot (update|delete)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(f"funding_{table}"))

    assert AllocationChange.objects.count() == Virement.objects.count() == 1
