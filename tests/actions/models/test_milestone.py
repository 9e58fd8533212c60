from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from actions.analysis.milestones import MilestoneKind
from actions.models import Rebasing
from tests.factories.actions import MilestoneFactory, RebasingFactory

pytestmark = pytest.mark.django_db

SEPTEMBER = date(2008, 9, 30)


def test_a_milestone_is_called_what_is_to_be_reached() -> None:
    assert str(MilestoneFactory(text="Evaluation")) == "Evaluation"


def test_a_milestone_is_counted_or_reached() -> None:
    assert MilestoneFactory(forty=True).is_counted
    assert not MilestoneFactory().is_counted


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("milestone_kind_is_known", {"kind": "hope"}),
        ("milestone_has_its_date", {"kind": "date", "last_day": None}),
        ("milestone_has_its_date", {"kind": "period", "last_day": None}),
        ("milestone_ends_after_it_begins", {"first_day": date(2008, 10, 1)}),
        (
            "milestone_ends_after_it_begins",
            {"kind": "event", "first_day": SEPTEMBER, "last_day": None},
        ),
        ("milestone_recurs_if_recurring", {"kind": "recurring"}),
        ("milestone_recurs_if_recurring", {"every": "month"}),
        ("milestone_has_its_quantity", {"kind": "quantity"}),
        ("milestone_has_its_quantity", {"forty": True, "quantity": 0}),
        ("milestone_has_its_quantity", {"forty": True, "units": ""}),
        ("milestone_has_its_quantity", {"quantity": 40}),
        ("milestone_has_its_quantity", {"units": "offenders"}),
    ],
)
def test_what_a_milestone_cannot_be_the_database_refuses(
    constraint: str, fields: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        MilestoneFactory(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"first_day": SEPTEMBER},
        {"kind": MilestoneKind.EVENT, "last_day": None},
        {"monthly": True},
        {"monthly": True, "last_day": SEPTEMBER},
        {"forty": True},
        {"kind": MilestoneKind.PERIOD, "first_day": date(2008, 7, 1)},
    ],
)
def test_what_a_plan_uses_the_database_holds(fields: dict[str, Any]) -> None:
    assert MilestoneFactory(**fields).pk


def test_a_place_of_an_action_holds_one_milestone() -> None:
    milestone = MilestoneFactory(position=2)
    MilestoneFactory(position=2)

    with pytest.raises(IntegrityError, match="milestone_is_unique"):
        MilestoneFactory(action=milestone.action, position=2)


def test_a_rebasing_is_told_with_the_new_date() -> None:
    rebasing = RebasingFactory(milestone__text="Evaluation")

    assert str(rebasing) == "Evaluation, re-based to 31 December 2008"


def test_a_rebasing_has_a_reason() -> None:
    with pytest.raises(IntegrityError, match="rebasing_has_reason"):
        RebasingFactory(reason="")


def test_a_number_of_a_milestone_is_that_of_one_rebasing() -> None:
    rebasing = RebasingFactory(number=1)

    with pytest.raises(IntegrityError, match="rebasing_is_unique"):
        RebasingFactory(milestone=rebasing.milestone, number=1)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE actions_rebasing SET reason = 'Never said.'",
        "UPDATE actions_rebasing SET was_last_day = '2009-01-01'",
        "DELETE FROM actions_rebasing",
    ],
)
def test_a_rebasing_is_neither_changed_nor_deleted(sql: str) -> None:
    RebasingFactory()

    with (
        pytest.raises(DatabaseError, match=r"Cannot (update|delete)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)

    assert Rebasing.objects.get().reason == "The officers were needed elsewhere"


@pytest.mark.parametrize(
    ("was", "told"),
    [
        ((None, None), "no date"),
        ((None, date(2008, 12, 31)), "by 31 December 2008"),
        ((date(2008, 10, 1), date(2008, 12, 31)), "October to December 2008"),
    ],
)
def test_a_rebasing_tells_both_days_that_it_moved(was, told) -> None:
    first_day, last_day = was

    rebasing = RebasingFactory.build(
        was_first_day=first_day,
        was_last_day=last_day,
        first_day=date(2008, 11, 1),
        last_day=date(2008, 12, 31),
    )

    assert rebasing.was == told
    assert rebasing.became == "November to December 2008"
