from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from laa.plan.findings import Severity
from laa.plan.roles import Role
from tests.factories.actions import MilestoneFactory
from tests.factories.indicators import PublishedFigureFactory
from tests.factories.plan import member
from tests.laa.dashboard.sound import (
    a_sound_plan,
    an_indicator,
    with_money_and_risk,
)

# Session and user, plan and roles, target sets, four of history, and of all findings.
QUERIES = 37


@pytest.fixture
def plan(db, settings):
    settings.TODAY = date(2008, 10, 20)
    return a_sound_plan()


@pytest.fixture
def partner(client, plan):
    client.force_login(member(plan, Role.PARTNER))
    return client


def a_wrong_rate(plan):
    """368 of 100,000 people is 3.68 per 1,000."""
    return PublishedFigureFactory(target_set=an_indicator(plan), rate="1.20")


def page_of(client, plan):
    return client.get(f"{plan.get_absolute_url()}findings/")


def test_a_finding_stands_under_its_weight_with_its_arithmetic(partner, plan):
    a_wrong_rate(plan)

    response = page_of(partner, plan)

    (group,) = response.context["groups"]
    assert group.severity is Severity.CANNOT_BE_RIGHT
    assert "368 / 100,000 × 1,000 = 3.680" in response.content.decode()


def test_a_finding_leads_to_its_indicator(partner, plan):
    target_set = a_wrong_rate(plan).target_set

    page = page_of(partner, plan).content.decode()

    link = f'<a class="govuk-link" href="{target_set.get_absolute_url()}">'
    assert f"{link}{target_set.indicator.code}, target 2008/09</a>" in page


def test_the_heaviest_come_first(partner, plan):
    plan.contacts.all().delete()
    a_wrong_rate(plan)
    an_indicator(plan, yearly_change=Decimal("-0.5"))

    weights = [group.severity for group in page_of(partner, plan).context["groups"]]

    assert weights == list(Severity)


def test_what_concerns_the_whole_plan_leads_nowhere(partner, plan):
    plan.contacts.all().delete()

    page = page_of(partner, plan).content.decode()

    assert ">The plan, indicator owner</dt>" in page
    assert "2 findings in this plan" in page


def test_a_single_finding_is_told_as_one(partner, plan):
    a_wrong_rate(plan)

    assert "1 finding in this plan" in page_of(partner, plan).content.decode()


def test_a_finding_about_actions_leads_to_them(partner, plan):
    early = MilestoneFactory(action__plan=plan, last_day=date(2008, 3, 31))

    page = page_of(partner, plan).content.decode()

    address = early.action.get_absolute_url()
    assert f'href="{address}">{early.action}, milestone</a>' in page


def test_a_plan_without_findings_says_so(partner, plan):
    response = page_of(partner, plan)

    assert response.context["findings"] == []
    assert "Nothing found" in response.content.decode()


@pytest.mark.parametrize("indicators", [2, 35])
def test_the_number_of_queries_is_fixed(
    client, plan, django_assert_num_queries: DjangoAssertNumQueries, indicators
):
    with_money_and_risk(plan)
    for _ in range(indicators):
        a_wrong_rate(plan)
    # Signed in last: a session that is a minute old notes its use.
    client.force_login(member(plan, Role.PARTNER))

    with django_assert_num_queries(QUERIES):
        page_of(client, plan)
