from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from laa.plan.roles import Role
from tests.factories.indicators import ActualFactory, TargetSetFactory
from tests.factories.plan import (
    ActionPlanFactory,
    ContactFactory,
    NarrativeSectionFactory,
    PartnerFactory,
    member,
)
from tests.indicators.returns import RED, sign_off
from tests.laa.dashboard.sound import an_action, with_money_and_risk

# Session and user, plan and roles, target sets, four of history, and of all findings.
QUERIES = 37


@pytest.fixture
def plan(db, settings):
    settings.TODAY = date(2008, 10, 20)
    return ActionPlanFactory(title="Violent crime")


@pytest.fixture
def partner(client, plan):
    client.force_login(member(plan, Role.PARTNER))
    return client


def an_indicator(plan, *counts):
    target_set = TargetSetFactory(plan=plan, targets=(368, 353, 339))
    for number, count in enumerate(counts, start=1):
        ActualFactory(
            target_set=target_set, quarter_number=number, count=count, signed_off=True
        )
    return target_set


def page_of(client, plan, **query):
    return client.get(plan.get_absolute_url(), query)


def test_the_dashboard_shows_each_indicators_latest_figure(partner, plan):
    an_indicator(plan, 119)
    an_indicator(plan, 119, 101)

    quarters = [str(row.quarter) for row in page_of(partner, plan).context["rows"]]

    assert quarters == ["2008/09 Q1", "2008/09 Q2"]


def test_a_quarter_can_be_looked_at_again(partner, plan):
    an_indicator(plan, 119, 101)

    response = page_of(partner, plan, quarter="2008-09-q1")

    (row,) = response.context["rows"]
    assert row.status == "27 offences (29.3%) above the trajectory"
    assert "at the end of 2008/09 Q1" in response.content.decode()


def test_a_wrong_quarter_is_named_and_the_latest_shown(partner, plan):
    an_indicator(plan, 119)

    page = page_of(partner, plan, quarter="2008-09-q9").content.decode()

    assert "&#x27;2008-09-q9&#x27; is not a quarter of this agreement" in page
    assert "27 offences (29.3%) above the trajectory" in page


def test_a_plan_without_indicators_says_so(partner, plan):
    assert "The plan has no indicators yet." in page_of(partner, plan).content.decode()


def test_indicators_stand_under_their_part_in_the_plan(partner, plan):
    an_indicator(plan, 119)
    TargetSetFactory(plan=plan, not_yet_introduced=True)

    page = page_of(partner, plan).content.decode()

    assert page.index("Improvement targets") < page.index("that track progress")
    assert "Not applicable: to be introduced 2009/10" in page


def test_a_draft_leaves_the_dashboard_as_it_was(partner, plan):
    target_set = an_indicator(plan, 119)
    before = page_of(partner, plan).content

    ActualFactory(target_set=target_set, quarter_number=2, count=987, submitted=True)

    after = page_of(partner, plan).content
    assert len(after) == len(before)
    assert b"987" not in after


@pytest.mark.parametrize("indicators", [2, 35])
def test_the_number_of_queries_is_fixed(
    client, plan, django_assert_num_queries: DjangoAssertNumQueries, indicators
):
    an_action(plan)
    with_money_and_risk(plan)
    for _ in range(indicators):
        an_indicator(plan, 119)
    # Signed in last: a session that is a minute old notes its use.
    client.force_login(member(plan, Role.PARTNER))

    with django_assert_num_queries(QUERIES):
        page_of(client, plan)


@pytest.mark.parametrize("page", ["", "about/", "findings/"])
def test_every_page_of_the_plan_leads_to_the_others(partner, plan, page):
    shown = partner.get(f"{plan.get_absolute_url()}{page}").content.decode()

    assert shown.count('aria-label="Pages of the plan"') == 1


def test_home_leads_to_no_plans_pages(partner):
    assert "Pages of the plan" not in partner.get("/").content.decode()


def test_the_plan_is_told_in_full(partner, plan):
    plan.lead_partners.add(PartnerFactory(area=plan.area, name="Police"))
    ContactFactory(plan=plan, name="Richard Howe", post="Partnership Analyst")
    NarrativeSectionFactory(plan=plan, heading="Strategic summary", text="Least fall.")

    page = partner.get(f"{plan.get_absolute_url()}about/").content.decode()

    for words in ("Police", "Richard Howe, Partnership Analyst", "Least fall."):
        assert words in page


def test_telling_the_plan_takes_a_fixed_number_of_queries(
    partner, plan, django_assert_num_queries: DjangoAssertNumQueries
):
    for number in range(5):
        ContactFactory(plan=plan)
        NarrativeSectionFactory(plan=plan, section=number)

    # Session and user, plan and roles, partners, contacts, narrative.
    with django_assert_num_queries(7):
        partner.get(f"{plan.get_absolute_url()}about/")


def test_a_row_tells_what_was_reported_only_where_it_is_no_longer_so(plan, partner):
    target_set = TargetSetFactory(plan=plan, targets=(368, 353, 339))
    sign_off(target_set, RED)
    before = page_of(partner, plan).content.decode()
    target_set.annual_targets.filter(year=2008).update(value=480)

    page = page_of(partner, plan).content.decode()

    assert "As reported then" not in before
    assert "<strong>As reported then:</strong> Red." in page
    assert "<strong>As known now:</strong> Green." in page
