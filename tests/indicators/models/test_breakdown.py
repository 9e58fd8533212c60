from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from indicators.acts import Act
from indicators.models import Breakdown
from indicators.signoff import current
from tests.factories.indicators import ActualFactory, BreakdownFactory, sign_off
from tests.indicators.examples import Q1
from tests.indicators.returns import act, analyst_of, target_set_of_368

pytestmark = pytest.mark.django_db


@pytest.fixture
def frozen() -> Breakdown:
    part: Breakdown = BreakdownFactory()
    sign_off(part.actual)
    return part


def test_a_part_says_its_group_and_count() -> None:
    assert str(BreakdownFactory()) == "Racially aggravated: 12"


def test_a_group_is_counted_once() -> None:
    part = BreakdownFactory()

    with pytest.raises(IntegrityError):
        BreakdownFactory(actual=part.actual)


def test_the_parts_of_a_draft_can_be_changed_and_deleted() -> None:
    part = BreakdownFactory()

    part.count = 13
    part.save()
    part.delete()

    assert not Breakdown.objects.exists()


def test_the_parts_of_a_signed_off_figure_are_frozen(frozen: Breakdown) -> None:
    rows = Breakdown.objects.filter(pk=frozen.pk)

    for change in (lambda: rows.update(count=1), rows.delete):
        with pytest.raises(DatabaseError, match="signed off"), transaction.atomic():
            change()
    with pytest.raises(DatabaseError, match="signed off"), transaction.atomic():
        BreakdownFactory(actual=frozen.actual, category="Another")


def test_a_part_cannot_move_into_a_signed_off_figure(frozen: Breakdown) -> None:
    draft = BreakdownFactory(actual=ActualFactory(), category="Another")

    with pytest.raises(DatabaseError, match="signed off"):
        Breakdown.objects.filter(pk=draft.pk).update(actual=frozen.actual)


def test_a_revision_starts_with_the_parts_of_what_it_revises() -> None:
    target_set = target_set_of_368()
    part = BreakdownFactory(actual=ActualFactory(target_set=target_set))
    sign_off(part.actual)

    revision = act(
        Act.REVISE, target_set, analyst_of(target_set), note="Recount", version=1
    )

    assert current(target_set, Q1) == revision
    assert [str(one) for one in revision.breakdown.all()] == [str(part)]
