"""The page on which the coordinator records targets that were negotiated anew."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from indicators.models import TargetRefresh
from indicators.target_terms import terms_of
from laa.plan.nothing import Nothing
from laa.plan.roles import Role
from tests.factories.indicators import (
    IndicatorFactory,
    SeriesBreakFactory,
    TargetSetFactory,
)
from tests.indicators.examples import Y2008, Y2009, Y2010
from tests.indicators.pages import World, a_world, text_of

pytestmark = pytest.mark.django_db
TYPED = {
    "agreed_by": "Government Office and Partnership",
    "agreed_on-day": "2",
    "agreed_on-month": "3",
    "agreed_on-year": "2009",
    "counts_from": "2009-10-q1",
    "reason": "GBH is counted differently.",
    "target_2008": "368",
    "target_2009": "390",
    "target_2010": "To be determined",
    "baseline": "400",
    "baseline_year": "2007",
    "success_criterion": "5% less",
    "success_change": "-5",
    "yearly_change": "",
    "tolerance": "10",
    "version": "1",
}


@pytest.fixture
def world(settings: Any) -> World:
    settings.TODAY = date(2009, 3, 5)
    return a_world()


def send(world: World, **changed: str) -> HttpResponse:
    client = world.client(Role.COORDINATOR)
    where = world.address("refresh-targets")
    response: HttpResponse = client.post(where, {**TYPED, **changed}, follow=True)
    return response


def test_the_form_holds_the_targets_until_now(world: World) -> None:
    page = text_of(world.client(Role.COORDINATOR).get(world.address("refresh-targets")))

    for box, value in (
        ("target_2009", "353"),
        ("baseline", "400"),
        ("tolerance", "5"),
        ("version", "1"),
    ):
        assert f'name="{box}" value="{value}"' in page
    assert "Until now: 353" in page
    assert "2009/10 Q1: from the beginning of 2009/10" in page


def test_what_is_sent_is_recorded_and_shown_beside_the_earlier_targets(
    world: World,
) -> None:
    response = send(world)

    made = TargetRefresh.objects.get()
    terms, page = terms_of(world.target_set, made), text_of(response)
    assert response.redirect_chain == [(world.target_set.get_absolute_url(), 302)]
    assert (made.number, made.by) == (2, world.people[Role.COORDINATOR])
    assert terms.annual == {
        Y2008: 368,
        Y2009: 390,
        Y2010: Nothing.TO_BE_DETERMINED,
    }
    assert f"{world.target_set.indicator.code}: version 2 of the targets is" in page
    assert "Agreed by Government Office and Partnership on 2 March 2009" in page
    assert "to count from 2009/10 Q1" in page
    assert "GBH is counted differently." in page
    assert "Version 1: the plan itself" in page
    assert "Version 2: March 2009" in page
    assert "Judged by the plan’s own targets (version 1)" in page


@pytest.mark.parametrize(
    ("box", "typed", "words"),
    [
        ("agreed_by", "", "Enter who agreed to the new targets"),
        ("reason", "", "Enter why the targets were negotiated anew"),
        ("counts_from", "", "Select the quarter from which they count"),
        (
            "counts_from",
            "2015-16-q1",
            "&#x27;2015-16-q1&#x27; is not a quarter of the agreement: select one",
        ),
        ("target_2009", "lots", "&#x27;lots&#x27; is not a target"),
        ("baseline_year", "", "Select the year of the baseline"),
        ("agreed_on-day", "9", "9 March 2009 is in the future"),
        ("tolerance", "", "Enter the tolerance in per cent"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box_and_nothing_typed_is_lost(
    world: World, box: str, typed: str, words: str
) -> None:
    page = text_of(send(world, **{box: typed}))

    assert words in page
    assert "There is a problem" in page
    assert 'value="Government Office and Partnership"' in page or box == "agreed_by"
    assert 'name="target_2010" value="To be determined"' in page
    assert not TargetRefresh.objects.exists()


def test_a_stale_page_is_refused_once_and_can_then_be_sent_again(world: World) -> None:
    send(world)

    stale = text_of(send(world, target_2009="395"))
    assert "You have recorded version 2 of the targets after you opened" in stale
    assert 'name="target_2009" value="395"' in stale
    assert 'name="version" value="2"' in stale
    assert "Until now: 390" in stale

    assert send(world, target_2009="395", version="2").redirect_chain
    assert TargetRefresh.objects.count() == 2


def test_whether_a_baseline_was_counted_again_is_asked_only_where_recording_changed(
    world: World,
) -> None:
    client, where = world.client(Role.COORDINATOR), world.address("refresh-targets")
    assert "baseline_recounted" not in text_of(client.get(where))

    SeriesBreakFactory(indicator=world.target_set.indicator)

    assert "baseline_recounted" in text_of(client.get(where))
    send(world, baseline_recounted="on", baseline="476")
    assert TargetRefresh.objects.get().baseline_recounted
    assert "476 (2007/08, counted again)" in text_of(
        client.get(world.target_set.get_absolute_url())
    )


def test_a_score_takes_its_decimals_and_a_blank_plan_has_nothing_until_now(
    world: World,
) -> None:
    score = TargetSetFactory(
        plan=world.target_set.plan,
        indicator=IndicatorFactory(score=True),
        baseline=None,
        baseline_year=None,
    )
    other = World(score, world.people)

    response = send(
        other, target_2008="3.2", target_2009="", target_2010="n/a", baseline=""
    )

    assert response.redirect_chain
    terms = terms_of(score, TargetRefresh.objects.get())
    assert [str(value) for value in terms.annual.values()] == [
        "3.2000",
        "blank",
        "not applicable",
    ]
    assert terms.baseline is Nothing.BLANK


def test_only_who_may_record_targets_is_offered_to(world: World) -> None:
    where = world.target_set.get_absolute_url()

    for role in Role:
        offered = "Record new targets" in text_of(world.client(role).get(where))
        assert offered is (role == Role.COORDINATOR)


def test_the_form_costs_the_same_however_many_versions_there_are(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, where = world.client(Role.COORDINATOR), world.address("refresh-targets")
    send(world)
    send(world, target_2009="395", version="2")

    with django_assert_max_num_queries(12):
        client.get(where)
