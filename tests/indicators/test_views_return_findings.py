from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from laa.plan.roles import Role
from tests.factories.indicators import PublishedFigureFactory, TargetSetFactory
from tests.indicators.examples import Q1, Q2
from tests.indicators.pages import text_of

# Session and user, plan and roles, target set; target sets of the plan, four of
# history, two of findings; the revision, its breakdown, its events.
QUERIES = 16


def page_of(world, quarter=Q1):
    return world.client(Role.OWNER).get(world.address("return", quarter))


def a_wrong_rate(target_set, **changed):
    return PublishedFigureFactory(target_set=target_set, rate="1.20", **changed)


def test_a_finding_about_the_figure_stands_beside_it(world):
    a_wrong_rate(world.target_set, measure="actual", quarter=1, figure="119")

    page = page_of(world)

    (finding,) = page.context["page"].findings_here
    assert finding.words.startswith("Section 5 prints the rate 1.20 for 119.")
    assert finding.words in text_of(page)


def test_findings_about_its_indicator_are_folded_below(world):
    a_wrong_rate(world.target_set)
    code = world.target_set.indicator.code

    page = page_of(world)

    assert page.context["page"].findings_here == []
    assert f">1 finding about {code}</span>" in text_of(page)


def test_where_some_are_shown_the_fold_holds_more(world):
    a_wrong_rate(world.target_set)
    a_wrong_rate(world.target_set, measure="actual", quarter=1, figure="119")

    page = text_of(page_of(world))

    assert "1 more finding about" in " ".join(page.split())


def test_a_finding_about_another_quarters_figure_is_not_taken_for_this_ones(world):
    a_wrong_rate(world.target_set, measure="actual", quarter=1, figure="119")

    page = page_of(world, Q2).context["page"]

    assert page.findings_here == []
    assert len(page.other_findings) == 1


def test_findings_about_other_indicators_are_not_shown(world):
    a_wrong_rate(TargetSetFactory(plan=world.target_set.plan))

    page = page_of(world).context["page"]

    assert page.findings == []


@pytest.mark.parametrize("indicators", [2, 35])
def test_the_number_of_queries_is_fixed(
    world, django_assert_num_queries: DjangoAssertNumQueries, indicators
):
    for _ in range(indicators):
        a_wrong_rate(TargetSetFactory(plan=world.target_set.plan))
    client = world.client(Role.OWNER)
    address = world.address("return", Q1)

    with django_assert_num_queries(QUERIES):
        client.get(address)
