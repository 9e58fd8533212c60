from __future__ import annotations

import pytest

from laa.plan.models import ActionPlan, Population
from tests.factories.plan import (
    ActionPlanFactory,
    NarrativeSectionFactory,
    PopulationFactory,
)

pytestmark = pytest.mark.django_db


def test_a_row_is_named_by_what_it_is_and_found_by_that_name() -> None:
    PopulationFactory(year=2006)
    population = PopulationFactory(area__slug="coventry", year=2007, vintage="revised")

    key = population.natural_key()

    assert key == ("coventry", 2007, "revised")
    assert Population.objects.get_by_natural_key(*key) == population


def test_a_name_may_lead_through_several_rows() -> None:
    section = NarrativeSectionFactory(
        plan__agreement__area__slug="coventry", plan__slug="violent-crime", section=3
    )

    assert section.natural_key() == ("coventry", "violent-crime", 3)


def test_two_areas_may_have_plans_of_one_name() -> None:
    coventry, leeds = (
        ActionPlanFactory(agreement__area__slug=area, slug="violent-crime")
        for area in ("coventry", "leeds")
    )

    assert coventry.natural_key() != leeds.natural_key()
    assert ActionPlan.objects.get_by_natural_key("leeds", "violent-crime") == leeds


def test_a_name_that_is_too_short_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        Population.objects.get_by_natural_key("coventry", 2007)


def test_a_name_of_nothing_finds_nothing() -> None:
    with pytest.raises(Population.DoesNotExist):
        Population.objects.get_by_natural_key("coventry", 2007, "revised")
