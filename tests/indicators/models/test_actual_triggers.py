"""What the database refuses to do to a figure, even by SQL written by hand."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from indicators.acts import Act
from indicators.models import Actual
from laa.plan.models import User
from tests.factories.indicators import ENTERED_AT, ActualFactory, TargetSetFactory
from tests.factories.plan import UserFactory
from tests.indicators.returns import (
    act,
    analyst_of,
    sign_off,
    submit,
    target_set_of_368,
)

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


def submitted_by_two_of_three() -> tuple[Actual, list[User]]:
    """The first has saved it, the second has submitted it, the third did neither."""
    target_set = target_set_of_368()
    people = [analyst_of(target_set) for _ in range(3)]
    act(Act.SAVE, target_set, people[0])
    act(Act.SAVE, target_set, people[1])
    return act(Act.SUBMIT, target_set, people[1]), people


SIGN = """
    UPDATE indicators_actual
    SET status = 'signed off', signed_off_by_id = %s, signed_off_at = now()
"""


def test_nobody_who_ever_saved_or_submitted_it_signs_it() -> None:
    _, (saved, submitted, neither) = submitted_by_two_of_three()

    assert refused("Nobody signs off a figure that they entered", SIGN, saved.pk)
    assert refused("Nobody signs off a figure that they entered", SIGN, submitted.pk)
    with connection.cursor() as cursor:
        cursor.execute(SIGN, [neither.pk])
    assert Actual.objects.get().signed_off_by == neither


def test_no_deputy_signs_it_for_an_owner_who_ever_saved_or_submitted_it() -> None:
    _, (saved, submitted, neither) = submitted_by_two_of_three()
    sql = f"{SIGN}, signed_off_for_id = %s"

    for owner in (saved, submitted):
        assert refused(
            "Nobody signs off a figure that they entered", sql, neither.pk, owner.pk
        )


def test_nobody_signs_a_revision_that_they_started() -> None:
    target_set = target_set_of_368()
    sign_off(target_set)
    started = analyst_of(target_set)
    act(Act.REVISE, target_set, started, note="Recounted.")
    submit(target_set, analyst_of(target_set))

    sql = f"{SIGN} WHERE revision = 2"

    assert refused("Nobody signs off a figure that they entered", sql, started.pk)


@pytest.mark.parametrize("half", ["signed_off_by_id = NULL", "signed_off_at = NULL"])
def test_no_sign_off_is_half_set(half: str) -> None:
    _, (*_, neither) = submitted_by_two_of_three()
    columns = {"signed_off_by_id": str(neither.pk), "signed_off_at": "now()"}
    columns |= {half.split()[0]: "NULL"}
    given = ", ".join(f"{name} = {value}" for name, value in columns.items())

    assert refused(
        "actual_sign_off_is_whole",
        f"UPDATE indicators_actual SET status = 'signed off', {given}",
    )


def test_a_quarter_has_no_two_open_revisions() -> None:
    figure = sign_off(target_set_of_368())
    sql = f"""
        INSERT INTO indicators_actual (
            target_set_id, year, quarter_number, revision, revision_reason, origin,
            is_provisional, source, commentary, status, version, entered_by_id,
            entered_at
        ) SELECT target_set_id, year, quarter_number, %s, 'Recounted.', 'return',
            false, '', '', 'draft', 9, entered_by_id, entered_at
        FROM indicators_actual WHERE id = {figure.pk}
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [2])

    assert refused("actual_has_one_open_revision", sql, 3)
