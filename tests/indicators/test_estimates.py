from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from indicators.analysis.estimates import Estimate
from indicators.estimates import as_chosen_by, estimates_of, rates_rest_on
from indicators.models import TargetSet
from laa.plan.models import ActionPlan, Population
from tests.factories.indicators import PopulationChoiceFactory, TargetSetFactory
from tests.factories.plan import ActionPlanFactory, PopulationFactory

pytestmark = pytest.mark.django_db
JULY, OCTOBER = (datetime(2008, month, 1, 9, tzinfo=UTC) for month in (7, 10))


@pytest.fixture
def plan() -> ActionPlan:
    plan: ActionPlan = ActionPlanFactory()
    return plan


def an_estimate(plan: ActionPlan, vintage: str, persons: int = 100_000) -> Population:
    estimate: Population = PopulationFactory(
        area=plan.area, vintage=vintage, persons=persons
    )
    return estimate


def test_the_estimates_of_the_area_say_when_the_plan_chose_them_last(
    plan: ActionPlan,
) -> None:
    one, other = an_estimate(plan, "one"), an_estimate(plan, "other", 120_000)
    PopulationFactory(vintage="of another area")
    target_set = TargetSetFactory(plan=plan, population=other)
    for number, at in enumerate((JULY, OCTOBER), start=1):
        PopulationChoiceFactory(
            target_set=target_set, number=number, was=one, became=other, at=at
        )
    neighbour = ActionPlanFactory(agreement=plan.agreement)
    PopulationChoiceFactory(
        target_set__plan=neighbour, target_set__population=other, became=one
    )

    assert estimates_of(plan) == {
        one.pk: Estimate(2007, "one", 100_000),
        other.pk: Estimate(2007, "other", 120_000, chosen_at=OCTOBER),
    }


def test_rates_rest_on_what_was_chosen_by_the_end_of_a_day(
    plan: ActionPlan, django_assert_num_queries: Any
) -> None:
    first, second, third = (an_estimate(plan, name) for name in ("1", "2", "3"))
    changed = TargetSetFactory(plan=plan, population=third)
    untouched = TargetSetFactory(plan=plan, population=first)
    begun = TargetSetFactory(plan=plan, population=first)
    for number, (was, became, at) in enumerate(
        ((first, second, JULY), (second, third, OCTOBER)), start=1
    ):
        PopulationChoiceFactory(
            target_set=changed, number=number, was=was, became=became, at=at
        )
    PopulationChoiceFactory(target_set=begun, was=None, became=first, at=OCTOBER)
    target_sets = list(TargetSet.objects.with_plan().order_by("pk"))
    assert target_sets == [changed, untouched, begun]

    def names(day: date) -> list[str | None]:
        with django_assert_num_queries(1):
            found = as_chosen_by(day, target_sets)
        return [one.population.vintage if one.population else None for one in found]

    assert names(date(2008, 6, 30)) == ["1", "1", None]
    assert names(date(2008, 7, 1)) == ["2", "1", None]
    assert names(date(2008, 9, 30)) == ["2", "1", None]
    assert names(date(2008, 10, 1)) == ["3", "1", "1"]
    assert target_sets[0].population == third


def test_what_rates_rest_on_is_told_with_its_vintage(plan: ActionPlan) -> None:
    one, other = an_estimate(plan, "first"), an_estimate(plan, "revised", 99_000)
    codes = (("NI 1", one), ("NI 2", one), ("NI 3", other))
    for code, used in codes:
        TargetSetFactory(plan=plan, indicator__code=code, population=used)
    TargetSetFactory(plan=plan, indicator__counted=True, population=one)
    TargetSetFactory(plan=plan, population=None)

    told = rates_rest_on(TargetSet.objects.with_plan().order_by("pk"))

    assert told == (
        "Under each count stands its rate, computed from it, divided by the number of "
        "people: 100,000 (mid-2007, first) for NI 1 and NI 2; 99,000 (mid-2007, "
        "revised) for NI 3."
    )


def test_without_an_estimate_only_the_place_of_rates_is_told() -> None:
    assert rates_rest_on([]) == ("Under each count stands its rate, computed from it.")
