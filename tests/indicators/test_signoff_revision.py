"""A signed-off figure never changes: a correction is a new revision beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.history import history_of
from indicators.models import Actual, TargetSet
from indicators.signoff import SignOffRefused, current
from indicators.transitions import Act, Status
from tests.factories.indicators import ActualFactory, BreakdownFactory
from tests.factories.indicators import sign_off as sign_off_with_parts
from tests.indicators.examples import Q1
from tests.indicators.returns import (
    AT,
    GREEN,
    RED,
    act,
    all_that_is_kept,
    analyst_of,
    owner_of,
    sign_off,
    target_set_of_368,
)

pytestmark = pytest.mark.django_db


def seen_by_partners(target_set: TargetSet) -> list[tuple[int, int | None]]:
    signed_off = history_of(target_set).signed_off.values()
    return [(actual.revision, actual.count) for actual in signed_off]


def test_a_revision_is_a_new_draft_with_its_reason() -> None:
    target_set = target_set_of_368()
    signed_off = sign_off(target_set)
    analyst = analyst_of(target_set)

    revision = act(Act.REVISE, target_set, analyst, note="Two were reclassified.")

    assert (revision.revision, revision.status) == (2, Status.DRAFT)
    assert revision.revision_reason == "Two were reclassified."
    assert (revision.entered_by, revision.entered_at) == (analyst, AT)
    assert (revision.signed_off_by, revision.submitted_by) == (None, None)
    assert revision.version == signed_off.version + 1
    assert (revision.count, revision.source) == (90, GREEN.source)


@pytest.mark.parametrize("note", ["", "  "])
def test_a_revision_without_a_reason_is_refused(note: str) -> None:
    target_set = target_set_of_368()
    sign_off(target_set)
    kept = all_that_is_kept()

    with pytest.raises(SignOffRefused, match="Enter the reason"):
        act(Act.REVISE, target_set, analyst_of(target_set), note=note)

    assert all_that_is_kept() == kept


def test_the_signed_off_figure_stays_as_it_was() -> None:
    target_set = target_set_of_368()
    sign_off(target_set)
    before = Actual.objects.values().get()

    analyst = analyst_of(target_set)
    act(Act.REVISE, target_set, analyst, note="Miscounted.")
    act(Act.SAVE, target_set, analyst, figure=RED)

    assert Actual.objects.values().get(revision=1) == before


def test_partners_see_the_earlier_figure_until_the_revision_is_signed_off() -> None:
    target_set = target_set_of_368()
    sign_off(target_set)
    analyst = analyst_of(target_set)

    act(Act.REVISE, target_set, analyst, note="Miscounted.")
    act(Act.SAVE, target_set, analyst, figure=RED)
    assert seen_by_partners(target_set) == [(1, 90)]

    act(Act.SUBMIT, target_set, analyst)
    assert seen_by_partners(target_set) == [(1, 90)]

    act(Act.SIGN_OFF, target_set, owner_of(target_set))
    assert seen_by_partners(target_set) == [(2, 119)]


def test_a_figure_is_revised_as_often_as_it_must_be() -> None:
    target_set = target_set_of_368()
    for reason in ("First.", "Second."):
        sign_off_again(target_set, reason)

    kept = Actual.objects.order_by("revision")

    assert [row.revision for row in kept] == [1, 2, 3]
    assert [row.revision_reason for row in kept] == ["", "First.", "Second."]
    assert {row.status for row in kept} == {Status.SIGNED_OFF}
    assert current(target_set, Q1) == kept[2]


def sign_off_again(target_set: TargetSet, reason: str) -> None:
    if current(target_set, Q1) is None:
        sign_off(target_set)
    analyst = analyst_of(target_set)
    act(Act.REVISE, target_set, analyst, note=reason)
    act(Act.SUBMIT, target_set, analyst)
    act(Act.SIGN_OFF, target_set, owner_of(target_set))


def test_who_signed_off_a_figure_may_sign_off_its_revision() -> None:
    target_set = target_set_of_368()
    signed_off = sign_off(target_set)
    analyst = analyst_of(target_set)
    act(Act.REVISE, target_set, analyst, note="Miscounted.")
    act(Act.SUBMIT, target_set, analyst)

    assert signed_off.signed_off_by is not None
    signed = act(Act.SIGN_OFF, target_set, signed_off.signed_off_by)

    assert signed.revision == 2


@pytest.fixture
def with_parts(db: None) -> Actual:
    """A draft revision with a copy of the breakdown of what it revises."""
    target_set = target_set_of_368()
    part = BreakdownFactory(actual=ActualFactory(target_set=target_set, count=90))
    sign_off_with_parts(part.actual)
    return act(Act.REVISE, target_set, analyst_of(target_set), note="R", version=1)


def test_a_new_count_leaves_the_breakdown_of_the_old_one_behind(
    with_parts: Actual,
) -> None:
    target_set = with_parts.target_set

    saved = act(Act.SAVE, target_set, with_parts.entered_by, figure=RED)

    assert not saved.breakdown.exists()
    assert saved.events.latest("version").note == (
        "The breakdown was of the earlier count and was dropped with it."
    )
    assert Actual.objects.get(revision=1).breakdown.count() == 1


def test_a_correction_beside_the_count_keeps_the_breakdown(with_parts: Actual) -> None:
    figure = replace(GREEN, source="Another extract")

    saved = act(Act.SAVE, with_parts.target_set, with_parts.entered_by, figure=figure)

    assert saved.breakdown.count() == 1
    assert saved.events.latest("version").note == ""


def test_a_published_figure_is_revised_by_a_return() -> None:
    target_set = target_set_of_368()
    ActualFactory(target_set=target_set, published=True, count=119)

    revision = act(
        Act.REVISE, target_set, analyst_of(target_set), note="Counted again."
    )

    assert (revision.origin, revision.status) == (Actual.Origin.RETURN, "draft")
    assert seen_by_partners(target_set) == [(1, 119)]
