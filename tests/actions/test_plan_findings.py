from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from actions.analysis.findings.reading import PlannedMilestone
from actions.analysis.milestones import Every, MilestoneKind
from actions.analysis.progress import Progress
from actions.delivery import delivery_of
from actions.plan_findings import (
    delivery_findings,
    delivery_reading,
    register_reading,
    risk_findings,
)
from actions.register import register_of
from indicators.models import TargetSet
from laa.plan.findings import about
from laa.plan.lacking import Subject
from laa.plan.models import ActionPlan, Contact
from laa.plan.periods import FinancialYear, Quarter
from tests.factories.actions import (
    ActionFactory,
    MilestoneFactory,
    MilestoneProgressFactory,
    ProgressUpdateFactory,
    RebasingFactory,
    RiskFactory,
    RiskReviewFactory,
)
from tests.factories.funding import FundingLineFactory
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import ActionPlanFactory, ContactFactory

TODAY = date(2008, 10, 20)
Q1 = Quarter(2008, 1)


@pytest.fixture
def plan(db) -> ActionPlan:
    return ActionPlanFactory()


def delivery(plan):
    return delivery_of(plan, plan.agreement.in_hand(TODAY), TODAY)


def the_action(plan):
    (action,) = delivery_reading(delivery(plan)).actions
    return action


def the_risk(plan):
    (risk,) = register_reading(plan, register_of(plan, None, TODAY)).risks
    return risk


def test_a_plan_is_read_with_its_years_and_what_it_gives_for_an_update(plan):
    plan.days_to_update = 10

    reading = delivery_reading(delivery(plan))

    assert reading.years == tuple(map(FinancialYear, (2008, 2009, 2010)))
    assert reading.days_to_update == 10
    assert reading.address == f"{plan.get_absolute_url()}actions/"
    assert reading.actions == ()


def test_whom_the_plan_names_as_owner_is_read(plan):
    ContactFactory(plan=plan, name="Helen Marsh")
    ContactFactory(plan=plan, capacity=Contact.Capacity.TECHNICAL_EXPERT)
    ContactFactory()

    assert delivery_reading(delivery(plan)).owners == ("Helen Marsh",)


def test_the_indicators_with_improvement_targets_are_read(plan):
    target = TargetSetFactory(plan=plan)
    TargetSetFactory(plan=plan, standing=TargetSet.Standing.TRACKING)
    TargetSetFactory()

    assert delivery_reading(delivery(plan)).targets == (
        Subject(target.indicator.code, target.get_absolute_url()),
    )


def test_what_an_action_states_is_read(plan):
    action = ActionFactory(
        plan=plan,
        reference="DV1",
        lead_name="Daniel Okoro",
        lead_organisation="Community Safety Team",
    )
    served = TargetSetFactory(plan=plan)
    action.serves.add(served)

    read = the_action(plan)

    assert read.subject == Subject("Action DV1", action.get_absolute_url())
    assert (read.reference, read.lead_name) == ("DV1", "Daniel Okoro")
    assert read.lead == "Daniel Okoro, Community Safety Team"
    assert read.serves == (served.indicator.code,)


def test_the_quarters_whose_update_is_late_are_read(plan):
    ActionFactory(plan=plan)

    assert the_action(plan).overdue == (Q1,)


def test_an_update_or_the_end_of_an_action_leaves_none_late(plan):
    ProgressUpdateFactory(action__plan=plan, quarter_number=1, status=Progress.STOPPED)

    assert the_action(plan).overdue == ()


def test_a_milestone_is_read_as_published_and_as_read(plan):
    MilestoneFactory(
        action__plan=plan,
        text="Monitoring",
        wording="Monthly monitoring",
        monthly=True,
        through="Priority Crime Group",
    )

    (milestone,) = the_action(plan).milestones

    assert milestone == PlannedMilestone(
        text="Monitoring",
        kind=MilestoneKind.RECURRING,
        wording="Monthly monitoring",
        every=Every.MONTH,
        through="Priority Crime Group",
    )


def test_of_a_milestone_that_was_re_based_the_present_date_is_read(plan):
    milestone = MilestoneFactory(action__plan=plan, last_day=date(2008, 12, 31))
    RebasingFactory(milestone=milestone)

    (read,) = the_action(plan).milestones

    assert read.last_day == date(2008, 12, 31)


def test_a_milestone_that_is_reached_is_settled(plan):
    MilestoneProgressFactory(update__action__plan=plan, update__quarter_number=2)

    (milestone,) = the_action(plan).milestones

    assert milestone.is_settled


def test_in_an_action_that_is_done_every_milestone_is_settled(plan):
    milestone = MilestoneFactory(action__plan=plan)
    ProgressUpdateFactory(action=milestone.action, status=Progress.DONE)

    (read,) = the_action(plan).milestones

    assert read.is_settled


def test_what_a_risk_states_is_read(plan):
    risk = RiskFactory(plan=plan, owner="Grace", mitigation="Ask", reference="7.1")

    read = the_risk(plan)

    assert read.subject == Subject("Risk 7.1", risk.get_absolute_url())
    assert (read.reference, read.owner, read.mitigation) == ("7.1", "Grace", "Ask")
    assert not read.is_assessed
    assert not read.is_linked


def test_a_risk_with_a_review_is_assessed(plan):
    RiskReviewFactory(risk__plan=plan)

    assert the_risk(plan).is_assessed


@pytest.mark.parametrize("link", ["actions", "threatens", "funding_lines"])
def test_a_risk_is_linked_by_an_action_an_indicator_or_money(plan, link):
    things = {
        "actions": ActionFactory,
        "threatens": TargetSetFactory,
        "funding_lines": FundingLineFactory,
    }
    getattr(RiskFactory(plan=plan), link).add(things[link](plan=plan))

    assert the_risk(plan).is_linked


@pytest.mark.parametrize("actions", [2, 20])
def test_findings_about_actions_take_two_queries(
    plan, django_assert_num_queries: DjangoAssertNumQueries, actions
):
    for _ in range(actions):
        MilestoneFactory(action__plan=plan)
        TargetSetFactory(plan=plan)
    loaded = delivery(plan)

    with django_assert_num_queries(2):
        found = delivery_findings(loaded)

    assert about(found, "Actions", "lead")


@pytest.mark.parametrize("risks", [2, 20])
def test_findings_about_risks_take_no_query(
    plan, django_assert_num_queries: DjangoAssertNumQueries, risks
):
    for _ in range(risks):
        RiskFactory(plan=plan).actions.add(ActionFactory(plan=plan))
    register = register_of(plan, None, TODAY)

    with django_assert_num_queries(0):
        found = risk_findings(plan, register)

    assert about(found, "Risks", "owner")
