"""Each address reads the database a fixed number of times, however much is there."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.models import TargetSet
from indicators.transitions import Act
from laa.api.openapi import document, operations
from laa.plan.roles import Role
from tests.factories.actions import (
    ActionFactory,
    DecisionFactory,
    DecisionOutcomeFactory,
    MilestoneFactory,
    MilestoneProgressFactory,
    ProgressUpdateFactory,
    RebasingFactory,
    RiskFactory,
    RiskReviewFactory,
)
from tests.factories.funding import (
    AllocationChangeFactory,
    AllocationFactory,
    FundingLineFactory,
    SpendFactory,
    VirementFactory,
)
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import (
    ActionPlanFactory,
    AgreementFactory,
    DeadlineChangeFactory,
    DeputyshipFactory,
    NarrativeSectionFactory,
    member,
)
from tests.full_plans import a_full_plan
from tests.indicators.pages import TODAY, World
from tests.indicators.returns import RED, act, submit
from tests.laa.api.counting import queries
from tests.laa.api.places import address_of

pytestmark = pytest.mark.django_db
READS = {
    told["operationId"]: path
    for path, method, told in operations(document())
    # The record asks once for each kind of thing on the page: its own test has it.
    if method == "get" and told["operationId"] != "list_changes"
}
# Seven or eight of each are the token's, the limits' and the plan's own.
PINNED = {
    "list_plans": 10,
    "get_plan": 14,
    "list_indicators": 11,
    "get_indicator": 15,
    "get_assessment": 15,
    "list_figures": 17,
    "list_returns": 12,
    "get_return": 14,
    "list_findings": 40,
    "list_actions": 16,
    "get_action": 18,
    "list_risks": 15,
    "get_risk": 15,
    "get_money": 17,
    "list_funding_lines": 17,
    "get_funding_line": 19,
    "list_virements": 12,
    "list_decisions": 12,
    "list_people": 14,
    "list_deputies": 14,
    "get_deadlines": 11,
}


@pytest.fixture
def world(settings: Any) -> World:
    settings.TODAY = TODAY
    full = a_full_plan("harbour", 1, 700, AgreementFactory())
    made = World(full.target_set, full.people)
    grow(made, 1007)
    return made


def grow(world: World, n: int) -> None:
    """One more of everything: on the lists of the plan, and in the first of each."""
    plan = world.target_set.plan
    indicator = _more_figures(world, n)
    first, action = plan.actions.get(position=1), ActionFactory(plan=plan, position=n)
    for one in (first, action):
        update, milestone = (
            ProgressUpdateFactory(action=one, number=n),
            MilestoneFactory(action=one, position=n),
        )
        MilestoneProgressFactory(update=update, milestone=milestone)
        RebasingFactory(milestone=milestone)
    for one in (plan.risks.get(position=1), RiskFactory(plan=plan, position=n)):
        RiskReviewFactory(risk=one, number=n)
        one.actions.add(action)
        one.threatens.add(indicator)
    line = FundingLineFactory(plan=plan, position=n)
    AllocationFactory(line=line)
    for one in (plan.funding_lines.get(position=1), line):
        SpendFactory(line=one, number=n, note="Counted again")
        AllocationChangeFactory(line=one, virement=VirementFactory(giver=one))
        one.actions.add(action)
    DecisionOutcomeFactory(decision=DecisionFactory(plan=plan, number=n))
    NarrativeSectionFactory(plan=plan, section=n)
    DeadlineChangeFactory(plan=plan, number=n)
    DeputyshipFactory(plan=plan, deputy=member(plan, Role.PARTNER))
    coordinator = world.people[Role.COORDINATOR]
    coordinator.memberships.create(plan=ActionPlanFactory(), role=Role.PARTNER)


def _more_figures(world: World, n: int) -> TargetSet:
    """An indicator with one that is signed off, and a revision of the first's."""
    analyst, owner = world.people[Role.ANALYST], world.people[Role.OWNER]
    more: TargetSet = TargetSetFactory(
        plan=world.target_set.plan, position=n, targets=(368, 353, 339)
    )
    submit(more, analyst, RED)
    act(Act.SIGN_OFF, more, owner)
    act(Act.REVISE, world.target_set, analyst, note="Counted again")
    act(Act.SUBMIT, world.target_set, analyst)
    act(Act.SIGN_OFF, world.target_set, owner)
    return more


def test_every_address_that_is_read_is_pinned() -> None:
    assert PINNED.keys() == READS.keys()


@pytest.mark.parametrize("name", READS)
def test_the_number_of_queries_is_fixed(world: World, name: str) -> None:
    reader, where = world.people[Role.COORDINATOR], address_of(READS[name], world)
    few = queries(reader, where)

    grow(world, 1008)
    grow(world, 1009)

    assert (few, queries(reader, where)) == (PINNED[name], PINNED[name])
