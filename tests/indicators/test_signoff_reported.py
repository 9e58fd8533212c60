"""What is signed off is kept whole: later changes leave alone what was reported."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.acts import Act
from indicators.history import Retold, history_of
from indicators.models import AnnualTarget, SignOffEvent, TargetSet
from laa.plan.periods import Quarter
from laa.plan.rag import Rag
from tests.factories.indicators import ActualFactory
from tests.indicators.examples import Q1, Q2
from tests.indicators.returns import (
    RED,
    act,
    analyst_of,
    owner_of,
    sign_off,
    submit,
    target_set_of_368,
)

pytestmark = pytest.mark.django_db


def retold(target_set: TargetSet, quarter: Quarter = Q1) -> Retold:
    fresh = TargetSet.objects.with_plan().get(pk=target_set.pk)
    found = history_of(fresh).retold(quarter)
    assert found
    return found


def test_signing_off_keeps_what_pages_say_of_the_figure() -> None:
    sign_off(target_set_of_368(), RED)

    kept = SignOffEvent.objects.get(act=Act.SIGN_OFF).reported

    assert (kept["rag"], kept["to_date"], kept["expected"]) == ("red", 119, 92)
    assert (kept["target"], kept["tolerance"], kept["population"]) == (
        368,
        0.05,
        100_000,
    )
    assert kept["sentence"].startswith("119 against 92 expected")


def test_no_other_act_reports() -> None:
    target_set = target_set_of_368()
    submit(target_set, analyst_of(target_set), RED)
    act(Act.RETURN, target_set, owner_of(target_set), note="Why?")

    assert set(SignOffEvent.objects.values_list("reported", flat=True)) == {None}


def test_as_long_as_nothing_changes_both_say_the_same() -> None:
    target_set = target_set_of_368()
    sign_off(target_set, RED)

    found = retold(target_set)

    assert found.then == found.now
    assert found.why == ()


def test_a_target_changed_later_changes_nothing_that_was_reported() -> None:
    target_set = target_set_of_368()
    sign_off(target_set, RED)
    AnnualTarget.objects.filter(target_set=target_set, year=2008).update(value=480)

    found = retold(target_set)

    assert (found.then.rag, found.then.expected) == (Rag.RED, 92)
    assert (found.now.rag, found.now.expected) == (Rag.GREEN, 120)
    assert found.why == ("the year’s target was 368 and is 480",)


def test_a_wider_tolerance_recolours_nothing_that_was_reported() -> None:
    target_set = target_set_of_368()
    sign_off(target_set, RED)
    TargetSet.objects.filter(pk=target_set.pk).update(tolerance=Decimal("0.5"))

    found = retold(target_set)

    assert (found.then.rag, found.now.rag) == (Rag.RED, Rag.AMBER)
    assert found.why == ("the tolerance was 5.0% and is 50.0%",)


def test_an_earlier_quarters_revision_is_told_where_it_counts() -> None:
    target_set = target_set_of_368()
    sign_off(target_set, RED)
    sign_off(target_set, replace(RED, count=101), Q2)
    act(Act.REVISE, target_set, analyst_of(target_set), note="No crime.")
    sign_off(target_set, replace(RED, count=109))

    found = retold(target_set, Q2)

    assert found.then.to_date == 220
    assert found.why == ("the year to date was 220 and is 210",)


@pytest.mark.parametrize("quarter", [Q1, Q2])
def test_of_a_figure_without_a_record_nothing_is_retold(quarter: Quarter) -> None:
    actual = ActualFactory(signed_off=True)

    assert history_of(actual.target_set).retold(quarter) is None
