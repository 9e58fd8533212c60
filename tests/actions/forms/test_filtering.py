from __future__ import annotations

import pytest

from actions.delivery import delivery_of
from actions.forms.filtering import FilterForm
from tests.actions.analysis.examples import DECEMBER, Q3, TODAY
from tests.factories.actions import (
    ActionFactory,
    MilestoneFactory,
    ProgressUpdateFactory,
)
from tests.factories.indicators import TargetSetFactory


@pytest.fixture
def plan(led):
    """Three actions: of Police, on course; of nobody, overdue; of Probation, done."""
    first = led.plan.actions.get(position=1)
    first.lead_organisation = "Police"
    first.save()
    first.serves.add(TargetSetFactory(plan=led.plan, indicator__code="NI 15"))
    ProgressUpdateFactory(action=first)
    MilestoneFactory(action=first, last_day=DECEMBER)
    third = ActionFactory(plan=led.plan, position=3, lead_organisation="Probation")
    ProgressUpdateFactory(action=third, status="done")
    MilestoneFactory(action=third)
    return led.plan


def form(plan, reader, **typed):
    actions = delivery_of(plan, Q3, TODAY).actions
    return FilterForm(typed or None, actions=actions, reader=reader)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ({}, [1, 2, 3]),
        ({"lead": "any", "indicator": "any", "status": "any"}, [1, 2, 3]),
        ({"lead": "Police"}, [1]),
        ({"lead": "nobody"}, [2]),
        ({"lead": "me"}, [1]),
        ({"indicator": "NI 15"}, [1]),
        ({"status": "on course"}, [1]),
        ({"status": "done"}, [3]),
        ({"status": "none"}, [2]),
        ({"overdue": "on"}, [2]),
        ({"lead": "Police", "status": "done"}, []),
        ({"lead": "Everybody"}, [1, 2, 3]),
    ],
)
def test_the_filters_leave_what_is_all_of_what_was_chosen(led, plan, typed, left):
    actions = delivery_of(plan, Q3, TODAY).actions

    chosen = form(plan, led.lead, **typed).chosen(actions)

    assert [one.action.position for one in chosen] == left


def test_only_what_occurs_is_offered(led, plan):
    fields = form(plan, led.coordinator).fields

    assert [value for value, _ in fields["lead"].choices] == [
        "any",
        "Police",
        "Probation",
        "nobody",
    ]
    assert [value for value, _ in fields["indicator"].choices] == ["any", "NI 15"]


def test_a_lead_is_offered_the_own_actions_by_a_word(led, plan):
    assert ("me", "Me: the actions that I report on") in form(plan, led.lead).fields[
        "lead"
    ].choices
