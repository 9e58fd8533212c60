from __future__ import annotations

from typing import Any

import pytest

from indicators.models import Breakdown
from indicators.transitions import Act
from laa.plan.roles import Role
from tests.factories.indicators import IndicatorFactory, TargetSetFactory
from tests.indicators.examples import Q1, Q2
from tests.indicators.pages import TODAY, World, a_world
from tests.indicators.returns import GREEN, RED, act, read_after, submit
from tests.laa.api.calls import Caller, caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: Any) -> World:
    settings.TODAY = TODAY
    return a_world()


@pytest.fixture
def partner(world: World) -> Caller:
    return caller(world.people[Role.PARTNER])


def figures(one: Caller, world: World, query: str = "") -> Any:
    area, plan, _ = world.target_set.address
    return one.get(f"/api/v1/plans/{area}/{plan}/figures{query}").json()["items"]


def test_a_signed_off_figure_is_told_with_its_source_and_who_signed_it(
    partner: Caller, world: World
) -> None:
    first = figures(partner, world)[0]

    assert first["quarter"] == {
        "quarter": "2008-09-q1",
        "words": "2008/09 Q1",
        "first_day": "2008-04-01",
        "last_day": "2008-06-30",
    }
    assert first["value"] == 119
    assert first["rate"] == pytest.approx(1.19)
    assert first["interval"]["lower"] < first["rate"] < first["interval"]["upper"]
    assert first["figure"] == {
        "count": 119,
        "denominator": None,
        "score": None,
        "state": "provisional",
        "source": "Police recorded crime",
        "as_at": "2008-07-14",
        "commentary": RED.commentary,
        "revision": 1,
        "revision_reason": "",
        "signed_off": {"on": "2008-10-20", "by": "Indicator owner"},
    }
    assert first["replaced"] == []


def test_a_quarter_without_one_says_why(partner: Caller, world: World) -> None:
    _, second = figures(partner, world)

    assert second["value"] == {"nothing": "not entered"}
    assert (second["figure"], second["rate"], second["interval"]) == (None, None, None)


def test_a_quarter_to_which_the_indicator_does_not_apply_says_that(
    partner: Caller, world: World
) -> None:
    type(world.target_set).objects.update(introduced=2009)

    assert figures(partner, world)[1]["value"] == {"nothing": "not applicable"}


def test_what_was_replaced_is_told_beside_what_replaced_it(
    partner: Caller, world: World
) -> None:
    analyst, target_set = world.people[Role.ANALYST], world.target_set
    act(Act.REVISE, target_set, analyst, Q1, note="Two were counted twice")
    submit(target_set, analyst, GREEN, Q1)
    act(Act.SIGN_OFF, target_set, world.people[Role.OWNER], Q1)

    first = figures(partner, world)[0]

    assert (first["value"], first["figure"]["revision"]) == (90, 2)
    assert first["figure"]["revision_reason"] == "Two were counted twice"
    assert [(one["count"], one["revision"]) for one in first["replaced"]] == [(119, 1)]


def test_parts_of_a_count_are_told(partner: Caller, world: World) -> None:
    analyst, target_set = world.people[Role.ANALYST], world.target_set
    saved = act(Act.SAVE, target_set, analyst, Q2, figure=read_after(Q2, RED))
    Breakdown.objects.create(actual=saved, category="Wounding", count=100)
    act(Act.SUBMIT, target_set, analyst, Q2)
    act(Act.SIGN_OFF, target_set, world.people[Role.OWNER], Q2)

    second = figures(partner, world)[1]

    assert second["breakdown"] == [{"category": "Wounding", "count": 100}]


def test_a_score_is_a_number_and_has_no_count(world: World) -> None:
    from decimal import Decimal

    from laa.api.figures import numbers

    told = numbers(type(RED)(**{**vars(RED), "count": None, "score": Decimal("3.20")}))

    assert (told["count"], told["score"]) == (None, 3.2)


def test_figures_are_narrowed_by_indicator_and_quarter(
    partner: Caller, world: World
) -> None:
    other = IndicatorFactory(slug="other")
    TargetSetFactory(plan=world.target_set.plan, indicator=other, position=9)

    assert len(figures(partner, world)) == 4
    assert len(figures(partner, world, "?indicator=other")) == 2
    (one,) = figures(partner, world, "?indicator=other&quarter=2008-09-q1")
    assert one["code"] == other.code
