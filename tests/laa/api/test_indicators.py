from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from indicators.refreshing import refresh_targets
from indicators.target_terms import Agreed, latest, terms_of
from laa.plan.nothing import Nothing
from laa.plan.roles import Role
from tests.factories.indicators import (
    IndicatorFactory,
    SeriesBreakFactory,
    TargetSetFactory,
)
from tests.indicators.examples import Y2009
from tests.indicators.pages import TODAY, World, a_world
from tests.indicators.returns import AT
from tests.laa.api.calls import Caller, caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any) -> World:
    settings.TODAY = TODAY
    return a_world()


@pytest.fixture
def partner(world: World) -> Caller:
    return caller(world.people[Role.PARTNER])


def place(world: World, *more: str) -> str:
    area, plan, _ = world.target_set.address
    return "/".join((f"/api/v1/plans/{area}/{plan}/indicators", *more))


def told(one: Caller, world: World, *more: str) -> Any:
    return one.get(place(world, world.target_set.indicator.slug, *more)).json()


def test_indicators_are_listed_in_the_plans_order(
    partner: Caller, world: World
) -> None:
    plan = world.target_set.plan
    world.target_set.position = 2
    world.target_set.save()
    TargetSetFactory(plan=plan, position=1, indicator=IndicatorFactory(code="NI 901"))

    items = partner.get(place(world)).json()["items"]

    assert [one["code"] for one in items] == ["NI 901", world.target_set.indicator.code]
    assert items[1]["address"] == place(world, world.target_set.indicator.slug)
    assert items[1]["kind"] == "rate"
    assert items[1]["better"] == "lower"


def test_an_indicator_is_told_with_what_its_rates_rest_on(
    partner: Caller, world: World
) -> None:
    rate = told(partner, world)["rate"]

    assert rate["per"] == 1000
    assert rate["population"] == {
        "persons": 100_000,
        "year": 2007,
        "vintage": "as first published",
        "source": "Office for National Statistics",
    }


def test_what_is_no_rate_has_none(partner: Caller, world: World) -> None:
    type(world.target_set.indicator).objects.update(kind="count")

    assert told(partner, world)["rate"] is None


def test_a_rate_without_a_population_says_so(partner: Caller, world: World) -> None:
    type(world.target_set).objects.update(population=None)

    assert told(partner, world)["rate"]["population"] is None


def test_a_target_is_a_number_or_says_why_it_is_none(
    partner: Caller, world: World
) -> None:
    rows = world.target_set.annual_targets
    rows.filter(year=2009).delete()
    rows.filter(year=2010).update(value=None, nothing="to be determined")

    (plans_own,) = told(partner, world)["targets"]

    assert [one["value"] for one in plans_own["years"]] == [
        368,
        {"nothing": "not entered"},
        {"nothing": "to be determined"},
    ]
    assert plans_own["version"] == 1
    assert (plans_own["counts_from"], plans_own["agreed_on"]) == (None, None)
    assert plans_own["counts"] == "2008/09 Q1 to 2010/11 Q4"


def test_every_version_of_the_targets_is_told(partner: Caller, world: World) -> None:
    coordinator, target_set = world.people[Role.COORDINATOR], world.target_set
    terms = terms_of(target_set, latest(target_set))
    annual = {**terms.annual, Y2009: Decimal(390)}
    refresh_targets(
        target_set=target_set,
        by=coordinator,
        at=AT,
        version=1,
        terms=type(terms)(**{**vars(terms), "annual": annual}),
        agreed=Agreed("Government Office", date(2008, 9, 1), Y2009.quarters[0], "Anew"),
    )

    _, later = told(partner, world)["targets"]

    assert (later["version"], later["counts_from"]) == (2, "2009-10-q1")
    assert (later["agreed_by"], later["agreed_on"]) == (
        "Government Office",
        "2008-09-01",
    )
    assert later["years"][1]["value"] == 390


@pytest.mark.parametrize("nothing", ["", "not applicable"])
def test_a_baseline_that_is_missing_says_why(
    partner: Caller, world: World, nothing: str
) -> None:
    type(world.target_set).objects.update(
        baseline=None, baseline_year=None, baseline_nothing=nothing
    )

    (targets,) = told(partner, world)["targets"]

    assert targets["baseline"] == {"nothing": nothing or "not entered"}
    assert targets["baseline_year"] is None


def test_a_baseline_has_its_year(partner: Caller, world: World) -> None:
    type(world.target_set).objects.update(baseline=383, baseline_year=2007)

    (targets,) = told(partner, world)["targets"]

    assert (targets["baseline"], targets["baseline_year"]) == (383, "2007/08")


def test_breaks_and_the_year_of_its_introduction_are_told(
    partner: Caller, world: World
) -> None:
    SeriesBreakFactory(
        indicator=world.target_set.indicator, day=date(2008, 4, 1), title="Counted anew"
    )
    type(world.target_set).objects.update(introduced=2009)

    whole = told(partner, world)

    assert [(one["day"], one["title"]) for one in whole["breaks"]] == [
        ("2008-04-01", "Counted anew")
    ]
    assert whole["introduced"] == "2009/10"


def test_an_indicator_of_no_plan_is_not_found(partner: Caller, world: World) -> None:
    IndicatorFactory(slug="of-nobody")

    for slug in ("of-nobody", "none"):
        assert partner.get(place(world, slug)).status_code == 404


def test_it_stands_as_its_page_says_in_numbers_and_in_words(
    partner: Caller, world: World
) -> None:
    found = told(partner, world, "assessment")

    assert found["quarter"]["words"] == "2008/09 Q1"
    assert (found["rating"], found["reason"]) == ("red", "")
    assert (found["value"], found["target"], found["expected"]) == (119, 368, 92)
    assert found["distance"] == {"amount": 27, "share": pytest.approx(0.293, abs=1e-3)}
    assert found["words"]["against_trajectory"] == (
        "119 against 92 expected by the end of 2008/09 Q1: "
        "27 offences (29.3%) above the trajectory"
    )
    page = world.client(Role.PARTNER).get(world.address("indicator"))
    assert found["words"]["bearing"] == [
        {"about": about, "words": words}
        for about, words in page.context["page"].bearing
    ]
    assert found["forecast"]["lower"] <= found["forecast"]["upper"]
    assert found["since_quarter_before"]["refusal"] == "no figure for 2007/08 Q4"


def test_against_a_baseline_it_is_compared(partner: Caller, world: World) -> None:
    type(world.target_set).objects.update(baseline=383, baseline_year=2007)
    SeriesBreakFactory(
        indicator=world.target_set.indicator, day=date(2008, 4, 1), title="Counted anew"
    )

    found = told(partner, world, "assessment")

    assert found["since_baseline"]["ratio"] == pytest.approx(119 / (383 / 4), rel=1e-6)
    assert found["baseline_break"] == "Counted anew"


def test_at_a_quarter_without_a_figure_it_says_that_there_is_none(
    partner: Caller, world: World
) -> None:
    found = told(partner, world, "assessment?quarter=2008-09-q2")

    assert (found["rating"], found["value"]) == ("none", {"nothing": "not entered"})
    assert found["reason"] == "No figure signed off for 2008/09 Q2"
    assert (found["distance"], found["forecast"]) == (None, None)


def test_where_it_does_not_apply_yet_that_is_said(
    partner: Caller, world: World
) -> None:
    type(world.target_set).objects.update(introduced=2009)

    found = told(partner, world, "assessment?quarter=2008-09-q2")

    assert found["value"] == {"nothing": "not applicable"}
    assert found["since_year_before"]["value"] == found["value"]


def test_what_has_no_bound_is_null_in_json(partner: Caller, world: World) -> None:
    """A comparison with nought is without an end, which JSON has no number for."""
    type(world.target_set).objects.update(baseline=0, baseline_year=2007)

    found = told(partner, world, "assessment")["since_baseline"]

    assert (found["ratio"], found["upper"]) == (None, None)


def test_a_quarter_that_has_not_ended_is_refused(partner: Caller, world: World) -> None:
    where = place(
        world, world.target_set.indicator.slug, "assessment?quarter=2008-09-q3"
    )

    answer = partner.get(where)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "quarter"


def test_a_missing_number_is_never_zero() -> None:
    from laa.api.kinds import value

    assert value(0) == 0
    assert value(None).nothing == "not entered"
    assert value(Nothing.NOT_APPLICABLE).nothing == "not applicable"
