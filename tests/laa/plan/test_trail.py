from __future__ import annotations

import pytest

from laa.plan.trail import trail
from tests.factories.plan import ActionPlanFactory


@pytest.fixture
def plan(db):
    return ActionPlanFactory(
        agreement__area__slug="coventry",
        agreement__area__name="Coventry",
        slug="violent-crime",
        title="Violent crime",
    )


def test_on_the_plans_own_page_the_plan_is_no_link(plan):
    assert trail(plan) == [("Home", "/"), ("Coventry: Violent crime", "")]


def test_further_pages_lead_back_to_the_plan(plan):
    assert trail(plan, ("NI 15", "")) == [
        ("Home", "/"),
        ("Coventry: Violent crime", "/coventry/violent-crime/"),
        ("NI 15", ""),
    ]
