from __future__ import annotations

import pytest

from actions.leads import may_report_now, possible_leads
from laa.plan.roles import Role
from tests.factories.plan import (
    ActionPlanFactory,
    MembershipFactory,
    UserFactory,
    member,
)


def test_a_lead_reports_on_the_own_action_only(led):
    assert may_report_now(led.lead, led.action)
    assert not may_report_now(led.other, led.action)


def test_a_coordinator_reports_on_any(led):
    assert may_report_now(led.coordinator, led.action)


@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR, Role.ACTION_LEAD})
def test_whoever_has_another_role_reports_on_none(led, role):
    led.action.led_by = member(led.plan, role)

    assert not may_report_now(led.action.led_by, led.action)


def test_a_lead_who_lost_the_role_reports_no_more(led):
    led.lead.memberships.all().delete()

    assert not may_report_now(led.lead, led.action)


def test_only_the_plans_own_active_action_leads_may_lead(led):
    member(ActionPlanFactory(), Role.ACTION_LEAD)
    gone = UserFactory(is_active=False)
    MembershipFactory(user=gone, plan=led.plan, role=Role.ACTION_LEAD)
    member(led.plan, Role.PARTNER)

    assert list(possible_leads(led.plan)) == [led.lead, led.other]
