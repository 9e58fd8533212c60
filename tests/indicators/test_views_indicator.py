from __future__ import annotations

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from indicators.acts import Act
from laa.plan.roles import Role
from tests.factories.indicators import (
    ActualFactory,
    BreakdownFactory,
    PublishedFigureFactory,
    SeriesBreakFactory,
    TargetSetFactory,
    sign_off,
)
from tests.indicators.examples import Q1, Q2
from tests.indicators.pages import text_of
from tests.indicators.returns import RED, act, submit

# Session and user, plan and roles, target set, target sets of the plan, four of
# history, breakdowns, two of findings, published figures, revisions.
QUERIES = 16


def page_of(world, role=Role.PARTNER):
    return world.client(role).get(world.address("indicator"))


def test_the_page_says_where_the_indicator_stands(world):
    page = text_of(page_of(world))

    assert "119 against 92 expected by the end of 2008/09 Q1" in page
    assert "27 offences (29.3%) above the trajectory" in page


def test_every_figure_stands_beside_its_source_and_signatory(world):
    page = " ".join(text_of(page_of(world)).split())

    assert "Source: Police recorded crime, as at 14 July 2008." in page
    assert "Signed off by Indicator owner, 20 October 2008." in page
    assert "GBH is counted differently now." in page


def test_it_has_three_charts_each_with_sentence_and_table(world):
    charts = page_of(world).context["page"].charts

    assert [chart.key for chart in charts] == ["trajectory", "year-so-far", "quarters"]
    assert all(chart.sentence and chart.table.rows for chart in charts)


def test_published_rates_stand_beside_computed_ones(world):
    PublishedFigureFactory(target_set=world.target_set, section=1, rate="1.20")
    PublishedFigureFactory(target_set=world.target_set, section=5, rate="1.20")
    PublishedFigureFactory(
        target_set=world.target_set, measure="actual", quarter=1, rate="0.3"
    )
    PublishedFigureFactory(
        target_set=world.target_set, measure="target met", figure="", rate=""
    )

    page = page_of(world).context["page"]

    assert page.targets.shown()[1] == (
        "2008/09",
        "368",
        "3.68",
        "1.20 in section 1, 1.20 in section 5",
    )
    assert page.figure_rows[0].published == "0.3 in section 5"


def test_an_indicator_without_rates_shows_none(world):
    bare = TargetSetFactory(plan=world.target_set.plan, population=None)

    table = (
        world.client(Role.PARTNER).get(bare.get_absolute_url()).context["page"].targets
    )

    assert [column.heading for column in table.columns] == ["Year", "Value"]
    assert table.shown()[0] == ("Baseline 2007/08", "400")


def test_a_year_without_a_target_has_no_rate(world):
    world.target_set.annual_targets.all().delete()

    assert page_of(world).context["page"].targets.shown()[1:] == (
        ("2008/09", "Not entered", "", ""),
        ("2009/10", "Not entered", "", ""),
        ("2010/11", "Not entered", "", ""),
    )


def test_a_figures_groups_stand_under_it(world):
    target_set = TargetSetFactory(plan=world.target_set.plan)
    actual = ActualFactory(target_set=target_set)
    BreakdownFactory(actual=actual, category="Racially aggravated", count=12)
    sign_off(actual)

    page = text_of(world.client(Role.PARTNER).get(target_set.get_absolute_url()))

    assert "Of these, Racially aggravated: 12" in page


def test_a_break_in_the_series_is_explained(world):
    SeriesBreakFactory(indicator=world.target_set.indicator)

    page = text_of(page_of(world))

    assert "Counted differently from April 2008" in page
    assert (
        "Figures from before 1 April 2008 are not compared with later ones, except"
        in page
    )


def test_an_indicator_without_figures_or_targets_has_no_charts(world):
    bare = TargetSetFactory(plan=world.target_set.plan, not_yet_introduced=True)

    response = world.client(Role.PARTNER).get(bare.get_absolute_url())

    assert response.context["page"].charts == []
    assert "Not applicable: to be introduced 2009/10" in text_of(response)


def test_before_the_first_quarter_ends_there_is_nothing_to_list(world, settings):
    settings.TODAY = settings.TODAY.replace(month=5)

    assert "No quarter of the agreement has ended yet." in text_of(page_of(world))


@pytest.mark.parametrize(("role", "linked"), [(Role.PARTNER, 0), (Role.ANALYST, 1)])
def test_only_who_may_open_a_return_is_led_to_it(world, role, linked):
    assert text_of(page_of(world, role)).count(world.address("return", Q1)) == linked


def test_a_draft_changes_nothing_that_anybody_reads_here(world):
    before = {role: page_of(world, role).context["page"].charts for role in Role}

    world.post(Role.ANALYST)
    world.post(Role.ANALYST, act=Act.SUBMIT.label)

    for role in Role:
        response = page_of(world, role)
        assert response.context["page"].charts == before[role]
        assert response.context["page"].as_of == Q1
        assert "220" not in text_of(response)
    assert Q2 not in page_of(world).context["page"].history.signed_off


def revise(world, count, reason, *, until=Act.SIGN_OFF):
    """By the analyst, and signed off by the owner unless `until` comes before."""
    analyst, owner = world.people[Role.ANALYST], world.people[Role.OWNER]
    act(Act.REVISE, world.target_set, analyst, note=reason)
    act(Act.SAVE, world.target_set, analyst, figure=replace(RED, count=count))
    for step, by in ((Act.SUBMIT, analyst), (Act.SIGN_OFF, owner)):
        if until in (step, Act.SIGN_OFF):
            act(step, world.target_set, by)


def test_a_figure_that_was_replaced_stays_readable_with_the_reason(world):
    revise(world, 121, "Two came late.")
    revise(world, 120, "<b>One</b> was counted twice.")

    response = page_of(world)

    row = response.context["page"].figure_rows[0]
    assert row.figure == "120"
    assert [one.figure for one in row.replaced] == ["121", "119"]
    page = " ".join(text_of(response).split())
    assert (
        "Before: <strong>119</strong>. Provisional figure, revision 1. "
        "Source: Police recorded crime, as at 14 July 2008. "
        "Signed off by Indicator owner, 20 October 2008. "
        "Replaced by revision 2, 2 more (1.7%), because: Two came late."
    ) in page
    assert "because: &lt;b&gt;One&lt;/b&gt; was counted twice." in page


@pytest.mark.parametrize("until", [Act.SAVE, Act.SUBMIT])
@pytest.mark.parametrize("role", Role)
def test_a_revision_shows_nothing_of_itself_before_it_is_signed_off(world, role, until):
    revise(world, 987_654, "A whisper.", until=until)

    response = page_of(world, role)

    assert response.context["page"].figure_rows[0].replaced == []
    assert "A whisper." not in text_of(response)
    assert "987,654" not in text_of(response)
    assert "Replaced by" not in text_of(response)


def test_a_replaced_figure_that_lacked_its_whole_says_so(world):
    target_set = TargetSetFactory(
        plan=world.target_set.plan, indicator__percentage=True, population=None
    )
    ActualFactory(target_set=target_set, published=True, count=5)
    whole = {"denominator": 9, "revision": 2, "revision_reason": "Given later."}
    ActualFactory(target_set=target_set, signed_off=True, count=5, **whole)

    response = world.client(Role.PARTNER).get(target_set.get_absolute_url())

    (replaced,) = response.context["page"].figure_rows[0].replaced
    assert replaced.figure == "Not entered"


def test_what_is_not_worked_out_for_percentages_is_said_once_each(world):
    target_set = TargetSetFactory(
        plan=world.target_set.plan, indicator__percentage=True, population=None
    )
    ActualFactory(target_set=target_set, signed_off=True, count=5, denominator=9)

    response = world.client(Role.PARTNER).get(target_set.get_absolute_url())

    bearing = dict(response.context["page"].bearing)
    assert bearing["Year end"].startswith("No forecast: the year's end is foretold of")
    assert bearing["Chance"].endswith("is not worked out for percentages.")


@pytest.mark.parametrize("indicators", [2, 35])
def test_the_number_of_queries_is_fixed(
    world, django_assert_num_queries: DjangoAssertNumQueries, indicators
):
    plan = world.target_set.plan
    for _ in range(indicators - 1):
        other = TargetSetFactory(plan=plan, targets=(368, 353, 339))
        ActualFactory(target_set=other, signed_off=True)
    for count in range(indicators):
        revise(world, count, "Counted again.")
    # Signed in last: a session that is a minute old notes its use.
    client = world.client(Role.PARTNER)

    with django_assert_num_queries(QUERIES):
        client.get(world.address("indicator"))


def test_an_indicator_of_no_such_name_is_not_found(world):
    address = world.address("indicator").replace(
        world.target_set.indicator.slug, "ni-999"
    )

    assert world.client(Role.PARTNER).get(address).status_code == 404


def test_what_was_reported_stands_beside_what_is_known_now(world):
    before = " ".join(text_of(page_of(world)).split())
    world.target_set.annual_targets.filter(year=2008).update(value=480)

    page = " ".join(text_of(page_of(world)).split())

    then = "<strong>As reported then:</strong> Red. 119 against 92 expected"
    assert then in before
    assert "As known now" not in before
    assert then in page
    assert "<strong>As known now:</strong> Green. 119 against 120 expected" in page
    assert "Since then the year’s target was 368 and is 480." in page


def test_a_revised_figure_is_marked_in_the_chart(world):
    world.post_act(Role.ANALYST, Act.REVISE, quarter=Q1, note="No crime.")
    submit(world.target_set, world.people[Role.ANALYST], RED, Q1)
    act(Act.SIGN_OFF, world.target_set, world.people[Role.OWNER], Q1)

    page = text_of(page_of(world))

    assert ">Revised</text>" in page
