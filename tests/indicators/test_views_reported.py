"""A signed record outlives every later change, and the page says what differs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from indicators.acts import Act
from indicators.models import (
    AnnualTarget,
    SeriesBreak,
    SignOffEvent,
    TargetSet,
)
from indicators.population.choosing import choose_estimate
from laa.plan.clock import now
from laa.plan.periods import Quarter
from laa.plan.roles import Role
from tests.factories.indicators import (
    ActualFactory,
    SeriesBreakFactory,
    SignOffEventFactory,
    TargetRefreshFactory,
    TargetSetFactory,
)
from tests.factories.plan import PopulationFactory
from tests.indicators.examples import Q1, Q2
from tests.indicators.pages import World, a_world, text_of
from tests.indicators.returns import RED, act, submit

pytestmark = pytest.mark.django_db
Change = Callable[[World], object]


@pytest.fixture
def world(settings: Any) -> World:
    """Two quarters are signed off, 119 and 101."""
    settings.TODAY = date(2008, 10, 20)
    people = a_world().people
    target_set = TargetSetFactory(
        plan=people[Role.OWNER].memberships.get().plan, targets=(368, 353, 339)
    )
    SeriesBreakFactory(indicator=target_set.indicator)
    world = World(target_set, people)
    for quarter, count in ((Q1, 119), (Q2, 101)):
        sign(world, quarter, count=count)
    return world


def sign(world: World, quarter: Quarter, **figure: Any) -> None:
    """As the world's own analyst and owner."""
    changed = replace(RED, **figure)
    submit(world.target_set, world.people[Role.ANALYST], changed, quarter)
    act(Act.SIGN_OFF, world.target_set, world.people[Role.OWNER], quarter)


def revise(world: World, note: str, **figure: Any) -> None:
    act(Act.REVISE, world.target_set, world.people[Role.ANALYST], note=note)
    sign(world, Q1, **figure)


def rest_on_another_population(world: World) -> None:
    plan = world.target_set.plan
    choose_estimate(
        plan=plan,
        estimate=PopulationFactory(area=plan.area, vintage="new", persons=200_000),
        target_sets=[world.target_set],
        reason="Revised after the census",
        by=world.people[Role.COORDINATOR],
        at=now(),
        seen=0,
    )


def records() -> list[Any]:
    """All that was kept of each signature."""
    signed = SignOffEvent.objects.filter(act=Act.SIGN_OFF, reported__isnull=False)
    kept = ("reported", "figure", "by", "at", "version", "note")
    return list(signed.order_by("-pk").values(*kept))


def page_of(world: World) -> str:
    client = world.client(Role.PARTNER)
    return " ".join(text_of(client.get(world.target_set.get_absolute_url())).split())


def count_the_first_quarter_again(world: World) -> None:
    revise(world, "No crime.", count=109)


CHANGES: dict[str, tuple[Change, str]] = {
    "target": (
        lambda _: AnnualTarget.objects.update(value=400),
        "Red. 220 against 200 expected by the end of 2008/09 Q2: 20 offences (10.0%) "
        "above the trajectory. Since then the year’s target was 368 and is 400.",
    ),
    "version of the targets": (
        lambda world: TargetRefreshFactory(
            target_set=world.target_set,
            from_year=2008,
            from_quarter=2,
            targets=(400, 1, 1),
        ),
        "above the trajectory. Since then it is judged by the targets agreed in March "
        "2009 (version 2), and no longer by version 1; the year’s target was 368 and "
        "is 400.",
    ),
    "tolerance": (
        lambda _: TargetSet.objects.update(tolerance=Decimal("0.5")),
        "Amber. 220 against 184 expected by the end of 2008/09 Q2: 36 offences "
        "(19.6%) above the trajectory. Since then the tolerance was 5.0% and is 50.0%.",
    ),
    "population": (
        rest_on_another_population,
        "the same, although since then the population was 100,000 and is 200,000, "
        "which makes 1.01 per 1,000 people 0.51 per 1,000 people.",
    ),
    "earlier quarter": (
        count_the_first_quarter_again,
        "Since then the year to date was 220 and is 210.",
    ),
    "series break": (
        lambda _: SeriesBreak.objects.update(title="Stalking is counted too"),
        "the same, although since then a recording change is known that was not: "
        "Stalking is counted too; a recording change is no longer named: Counted "
        "differently from April 2008.",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_later_change_leaves_the_record_alone_and_is_named(
    world: World, what: str
) -> None:
    change, says = CHANGES[what]
    kept, before = records(), page_of(world)
    then = "<strong>As reported then:</strong> Red. 220 against 184 expected"

    change(world)

    page = page_of(world)
    assert records()[-len(kept) :] == kept
    assert then in before
    assert "As known now" not in before
    assert then in page
    assert f"<strong>As known now:</strong> {says}" in page or says in page


def test_a_change_of_method_leaves_the_record_alone_and_is_named(world: World) -> None:
    """Of a figure that was signed when the methods had another number."""
    earlier = {**records()[1]["reported"], "method": 0, "breaks": []}
    other = TargetSetFactory(plan=world.target_set.plan, targets=(368, 353, 339))
    signed = ActualFactory(target_set=other, signed_off=True, count=119)
    SignOffEventFactory(actual=signed, act=Act.SIGN_OFF, reported=earlier)

    page = page_of(World(other, world.people))

    assert "tolerance 5.0%, method 0 and population 100,000." in page
    assert "the same, although since then the method was 0 and is 1." in page


def test_what_a_rating_rested_on_is_shown_with_it(world: World) -> None:
    assert (
        "Judged by the plan’s own targets (version 1): year’s target 368, tolerance "
        "5.0%, method 1 and population 100,000." in page_of(world)
    )


def test_all_that_is_signed_is_kept(world: World) -> None:
    first = records()[1]

    assert first["figure"] == {
        "count": 119,
        "denominator": None,
        "score": None,
        "is_provisional": True,
        "source": RED.source,
        "as_at": "2008-07-14",
        "commentary": RED.commentary,
    }
    assert first["by"] == world.people[Role.OWNER].pk
    assert {name: first["reported"][name] for name in ("rag", "value", "version")} == {
        "rag": "red",
        "value": 119,
        "version": 1,
    }
    assert first["reported"]["breaks"] == ["Counted differently from April 2008"]


def test_a_replaced_figure_keeps_what_was_reported_of_it_with_the_amount_of_change(
    world: World,
) -> None:
    count_the_first_quarter_again(world)

    page = page_of(world)

    assert "Before: <strong>119</strong>." in page
    assert "Replaced by revision 2, 10 fewer (8.4%), because: No crime." in page
    assert "<strong>As reported then:</strong> Red. 119 against 92 expected" in page


def test_a_percentage_is_shown_with_what_it_was_worked_out_from(world: World) -> None:
    cases = TargetSetFactory(
        plan=world.target_set.plan, indicator__percentage=True, targets=(10, 10, 10)
    )
    other = World(cases, world.people)
    sign(other, Q1, count=25, denominator=183)

    page = page_of(other)

    assert "<strong>13.7%</strong> (25 of 183 cases)" in page


def test_a_figure_that_is_provisional_again_says_that_it_was_final(
    world: World,
) -> None:
    for provisional in (False, True):
        revise(world, "So it is.", is_provisional=provisional)

        told = "Provisional again: revision 2 was final." in page_of(world)

        assert told is provisional
