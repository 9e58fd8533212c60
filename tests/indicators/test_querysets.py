from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from indicators.models import Actual, TargetSet
from tests.factories.indicators import ActualFactory, TargetSetFactory
from tests.indicators.examples import Q1, Q2

pytestmark = pytest.mark.django_db


def revised(trait: str) -> tuple[Actual, Actual]:
    """A signed-off figure, and its revision further on."""
    first = ActualFactory(signed_off=True)
    second = ActualFactory(
        target_set=first.target_set,
        revision=2,
        revision_reason="Miscounted.",
        **{} if trait == "draft" else {trait: True},
    )
    return first, second


def test_the_figures_of_a_quarter_are_those_of_no_other() -> None:
    first = ActualFactory()
    ActualFactory(target_set=first.target_set, quarter_number=2)
    ActualFactory(target_set=first.target_set, year=2009)

    assert list(Actual.objects.all().of_quarter(Q1)) == [first]
    assert not Actual.objects.all().of_quarter(Q2 + 4).exists()


@pytest.mark.parametrize("trait", ["draft", "submitted", "returned"])
def test_what_is_not_signed_off_is_not_among_the_signed_off(trait: str) -> None:
    ActualFactory(**{} if trait == "draft" else {trait: True})

    assert not Actual.objects.all().signed_off()


@pytest.mark.parametrize("trait", ["draft", "submitted", "returned"])
def test_an_open_revision_does_not_hide_what_is_signed_off(trait: str) -> None:
    first, second = revised(trait)

    assert list(Actual.objects.all().signed_off()) == [first]
    assert list(Actual.objects.all().latest_revisions()) == [second]


def test_a_signed_off_revision_takes_the_place_of_the_earlier() -> None:
    _, second = revised("signed_off")

    assert list(Actual.objects.all().signed_off()) == [second]


def test_signed_off_revisions_are_all_that_were_ever_seen_in_order() -> None:
    first, second = revised("signed_off")
    draft = ActualFactory(
        target_set=first.target_set, revision=3, revision_reason="Again."
    )

    found = list(Actual.objects.all().signed_off_revisions())

    assert found == [first, second]
    assert draft not in found


def test_of_each_quarter_of_each_target_set_there_is_one() -> None:
    revised("signed_off")
    revised("draft")
    first = ActualFactory(signed_off=True)
    ActualFactory(target_set=first.target_set, quarter_number=2, signed_off=True)

    assert len(Actual.objects.all().signed_off()) == 4
    assert len(Actual.objects.all().latest_revisions()) == 4


def test_a_target_set_with_its_plan_knows_its_address_without_asking(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    TargetSetFactory()

    with django_assert_num_queries(1):
        (target_set,) = TargetSet.objects.all().with_plan()
        assert target_set.address
        assert target_set.population
