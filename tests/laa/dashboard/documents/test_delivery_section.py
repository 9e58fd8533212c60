from __future__ import annotations

from datetime import date

import pytest

from actions.delivery import delivery_of
from laa.dashboard.documents.delivery_section import delivery_blocks
from laa.plan.documents.document import Block
from laa.plan.models import ActionPlan
from tests.factories.actions import (
    ActionFactory,
    MilestoneFactory,
    ProgressUpdateFactory,
)
from tests.factories.plan import ActionPlanFactory
from tests.indicators.examples import Q2
from tests.laa.dashboard.documents.blocks import only_row

pytestmark = pytest.mark.django_db


def blocks(plan: ActionPlan) -> tuple[Block, ...]:
    return delivery_blocks(delivery_of(plan, Q2, date(2008, 10, 20)))


def test_without_actions_there_is_nothing_to_print() -> None:
    assert blocks(ActionPlanFactory()) == ()


def test_an_action_without_anything_says_so_in_each_cell() -> None:
    action = ActionFactory()

    assert only_row(blocks(action.plan)) == {
        "Ref Nr": "Not entered",
        "Planned Action(s)": "Patrols in the city centre",
        "Target/ Milestone": "Not entered",
        "Link to Other Plans": "Not entered",
        "Lead Officer": "Not entered",
        "Progress": "No update yet\nThe update for 2008/09 Q1 was due by 30 July 2008",
    }


def test_an_action_is_printed_with_its_lead_its_milestones_and_its_update() -> None:
    action = ActionFactory(
        reference="A1", links="Safety Plan", lead_name="Ann Lee", lead_post="Sergeant"
    )
    MilestoneFactory(action=action, wording="Patrols by September")
    MilestoneFactory(action=action, kind="event", text="Open day", last_day=None)
    ProgressUpdateFactory(action=action, evidence="https://council.example/patrols")

    row = only_row(blocks(action.plan))

    assert row["Ref Nr"] == "A1"
    assert row["Lead Officer"] == "Ann Lee, Sergeant"
    assert row["Link to Other Plans"] == "Safety Plan"
    assert row["Target/ Milestone"] == (
        "Patrols by September [Due by 30 September 2008]\nOpen day [No date is set]"
    )
    assert row["Progress"] == (
        "On course in 2008/09 Q2\nPatrols began in July\nhttps://council.example/patrols"
    )
