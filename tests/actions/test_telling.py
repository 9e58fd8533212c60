from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.telling import Told, box_of, reported_of, tick_of
from tests.actions.analysis.examples import DECEMBER, Q1, Q2, SEPTEMBER
from tests.factories.actions import (
    MilestoneFactory,
    MilestoneProgressFactory,
    ProgressUpdateFactory,
)

REACHED, COUNTED = {"reached_on": SEPTEMBER}, {"number": 0}
WITHDRAWN = {"withdrawn": True}


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ({}, REACHED),
        ({}, WITHDRAWN),
        ({"forty": True}, COUNTED),
        ({"forty": True}, WITHDRAWN),
    ],
)
def test_an_update_says_one_thing_of_a_milestone(
    kind: dict[str, bool], told: dict[str, Any]
) -> None:
    assert Told(MilestoneFactory.build(**kind), **told)


@pytest.mark.parametrize(
    ("kind", "told", "words"),
    [
        ({"forty": True}, REACHED, "tell its number, or that it is withdrawn"),
        ({"forty": True}, {}, "tell its number, or"),
        ({"forty": True}, {**COUNTED, **WITHDRAWN}, "tell its number, or"),
        ({"forty": True}, {**REACHED, **WITHDRAWN}, "tell its number, or"),
        ({}, COUNTED, "'Patrols begin' is date: tell the day it was reached, or"),
        ({}, {**COUNTED, **REACHED}, "tell the day it was reached, or"),
        ({}, {}, "tell the day it was reached, or"),
        ({}, {**REACHED, **WITHDRAWN}, "tell the day it was reached, or"),
        ({}, {**COUNTED, **WITHDRAWN}, "tell the day it was reached, or"),
    ],
)
def test_what_is_told_fits_the_kind(
    kind: dict[str, bool], told: dict[str, Any], words: str
) -> None:
    milestone = MilestoneFactory.build(**kind)

    with pytest.raises(ValueError, match=words):
        Told(milestone, **told)


@pytest.mark.django_db
def test_of_a_day_what_was_written_last_holds_whatever_quarter_it_is_about() -> None:
    milestone = MilestoneFactory()
    told: list[tuple[int, date]] = [(2, DECEMBER), (1, SEPTEMBER)]
    for number, (quarter, day) in enumerate(told, 1):
        update = ProgressUpdateFactory(
            action=milestone.action, number=number, quarter_number=quarter
        )
        MilestoneProgressFactory(update=update, milestone=milestone, reached_on=day)

    assert reported_of(milestone).reached_on == SEPTEMBER


@pytest.mark.django_db
def test_a_number_is_that_of_its_updates_quarter() -> None:
    milestone = MilestoneFactory(forty=True)
    for number, quarter in enumerate([2, 1, 1], 1):
        update = ProgressUpdateFactory(
            action=milestone.action, number=number, quarter_number=quarter
        )
        MilestoneProgressFactory(
            update=update, milestone=milestone, reached_on=None, number=10 * number
        )

    assert reported_of(milestone).numbers == {Q1: 30, Q2: 10}


def test_the_boxes_of_a_milestone_are_named_by_its_place() -> None:
    milestone = MilestoneFactory.build(position=3)

    assert box_of(milestone) == "milestone_3"
    assert tick_of(milestone) == "milestone_3_withdrawn"
