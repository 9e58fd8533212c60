from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from actions.analysis.milestone_standing import Word
from actions.models import MilestoneProgress, ProgressUpdate
from laa.plan.periods import Quarter
from tests.factories.actions import MilestoneProgressFactory, ProgressUpdateFactory

pytestmark = pytest.mark.django_db


def test_an_update_is_named_by_its_action_quarter_and_status() -> None:
    update = ProgressUpdateFactory(action__position=3)

    assert str(update) == "Action 3, 2008/09 Q2: on course"
    assert update.quarter == Quarter(2008, 2)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("progress_update_status_is_known", {"status": "asleep"}),
        ("progress_update_quarter_is_1_to_4", {"quarter_number": 0}),
        ("progress_update_quarter_is_1_to_4", {"quarter_number": 5}),
        ("progress_update_has_text", {"text": ""}),
    ],
)
def test_what_an_update_cannot_be_the_database_refuses(
    constraint: str, fields: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        ProgressUpdateFactory(**fields)


def test_a_number_of_an_action_is_that_of_one_update() -> None:
    update = ProgressUpdateFactory(number=1)
    ProgressUpdateFactory(number=1)

    with pytest.raises(IntegrityError, match="progress_update_is_unique"):
        ProgressUpdateFactory(action=update.action, number=1, quarter_number=3)


def test_what_an_update_tells_is_a_day_a_number_or_a_withdrawal() -> None:
    day = MilestoneProgressFactory(milestone__text="Evaluation")
    number = MilestoneProgressFactory(
        milestone__text="Worked with", reached_on=None, number=0
    )

    assert str(day) == "Evaluation: 2008-09-29"
    assert str(number) == "Worked with: 0"
    assert day.word == Word(Quarter(2008, 2), reached_on=date(2008, 9, 29))
    assert number.word == Word(Quarter(2008, 2), number=0)
    withdrawn = MilestoneProgressFactory(reached_on=None, withdrawn=True)
    assert str(withdrawn) == "Patrols begin: withdrawn"
    assert withdrawn.word == Word(Quarter(2008, 2))


@pytest.mark.parametrize(
    "fields",
    [
        {"reached_on": None},
        {"number": 40},
        {"withdrawn": True},
        {"reached_on": None, "number": 40, "withdrawn": True},
        {"number": 40, "withdrawn": True},
    ],
)
def test_what_an_update_tells_is_one_thing(fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="milestone_progress_says_one_thing"):
        MilestoneProgressFactory(**fields)


def test_a_number_is_not_below_zero() -> None:
    with pytest.raises(IntegrityError, match="number_check"):
        MilestoneProgressFactory(reached_on=None, number=-1)


def test_an_update_tells_of_a_milestone_once() -> None:
    told = MilestoneProgressFactory()

    with pytest.raises(IntegrityError, match="milestone_progress_is_unique"):
        MilestoneProgressFactory(update=told.update, milestone=told.milestone)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE actions_progressupdate SET text = 'Never said.'",
        "UPDATE actions_progressupdate SET status = 'done'",
        "DELETE FROM actions_progressupdate",
        "UPDATE actions_milestoneprogress SET reached_on = '2008-01-01'",
        "DELETE FROM actions_milestoneprogress",
    ],
)
def test_what_was_reported_is_neither_changed_nor_deleted(sql: str) -> None:
    MilestoneProgressFactory()

    with (
        pytest.raises(DatabaseError, match=r"Cannot (update|delete)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)

    assert ProgressUpdate.objects.get().status == "on course"
    assert MilestoneProgress.objects.count() == 1
