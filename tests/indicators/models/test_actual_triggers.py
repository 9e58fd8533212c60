"""What the database refuses to do to a figure, even by SQL written by hand."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from indicators.models import Actual
from tests.factories.indicators import ENTERED_AT, ActualFactory, TargetSetFactory
from tests.factories.plan import UserFactory

pytestmark = pytest.mark.django_db


def refused(words: str, sql: str, *values: Any) -> bool:
    with (
        pytest.raises(DatabaseError, match=words),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, values)
    return True


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("count", 1),
        ("score", 3),
        ("commentary", "All is well."),
        ("source", ""),
        ("is_provisional", False),
        ("status", "draft"),
        ("version", 99),
        ("signed_off_at", ENTERED_AT),
        ("revision_reason", "None."),
    ],
)
def test_nothing_of_a_signed_off_figure_can_be_changed(
    column: str, value: object
) -> None:
    actual = ActualFactory(signed_off=True)

    assert refused(
        "Cannot update|Invalid transition",
        f"UPDATE indicators_actual SET {column} = %s WHERE id = %s",
        value,
        actual.pk,
    )


def test_by_the_orm_a_signed_off_figure_is_just_as_fixed() -> None:
    actual = ActualFactory(published=True, count=119)

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Actual.objects.update(count=1)
    actual.count = 1
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        actual.save()

    assert Actual.objects.get().count == 119


@pytest.mark.parametrize("trait", ["draft", "submitted", "returned", "signed_off"])
def test_no_figure_is_ever_deleted(trait: str) -> None:
    ActualFactory(**{} if trait == "draft" else {trait: True})

    assert refused("Cannot delete", "DELETE FROM indicators_actual")


@pytest.mark.parametrize("status", ["submitted", "returned", "signed off"])
def test_a_return_starts_as_a_draft(status: str) -> None:
    people = {"submitted_by": UserFactory(), "signed_off_by": UserFactory()}
    times = {"submitted_at": ENTERED_AT, "signed_off_at": ENTERED_AT}
    row = ActualFactory.build(
        target_set=TargetSetFactory(), entered_by=UserFactory(), **people, **times
    )
    row.status = status

    with pytest.raises(DatabaseError, match="Cannot insert"), transaction.atomic():
        Actual.objects.bulk_create([row])


@pytest.mark.parametrize(
    ("trait", "status"),
    [
        ("draft", "signed off"),
        ("draft", "returned"),
        ("returned", "signed off"),
        ("returned", "draft"),
        ("draft", "invented"),
    ],
)
def test_no_status_is_jumped_over(trait: str, status: str) -> None:
    ActualFactory(**{} if trait == "draft" else {trait: True})

    assert refused(
        "Invalid transition", "UPDATE indicators_actual SET status = %s", status
    )


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("origin", "published plan"),
        ("year", 2009),
        ("quarter_number", 2),
        ("revision", 2),
    ],
)
def test_a_draft_cannot_become_another_figure(column: str, value: object) -> None:
    ActualFactory(revision_reason="So that the checks have nothing to say.")

    assert refused(
        "Cannot update", f"UPDATE indicators_actual SET {column} = %s", value
    )


def test_a_draft_cannot_move_to_another_target_set() -> None:
    ActualFactory()

    assert refused(
        "Cannot update",
        "UPDATE indicators_actual SET target_set_id = %s",
        TargetSetFactory().pk,
    )


def test_a_draft_can_be_changed() -> None:
    ActualFactory()

    assert Actual.objects.update(count=5, commentary="Corrected.") == 1
