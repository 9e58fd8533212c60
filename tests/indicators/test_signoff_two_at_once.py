"""Two people act on one figure at one moment."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from indicators.models import Actual, SignOffEvent, TargetSet
from indicators.signoff import current, perform, version_of
from indicators.transitions import Act, Status
from laa.plan.models import User
from laa.plan.refusals import Refused
from tests.at_once import at_once
from tests.indicators.examples import Q1, Q2
from tests.indicators.returns import (
    AT,
    GREEN,
    RED,
    act,
    analyst_of,
    owner_of,
    sign_off,
    submit,
    target_set_of_368,
)

pytestmark = pytest.mark.django_db(transaction=True)

Attempt = Callable[[], Actual]
Outcomes = tuple[list[Actual], list[Refused]]


def attempt(name: Act, target_set: TargetSet, by: User, **given: object) -> Attempt:
    """An act by somebody who looked at the page before the other acted."""
    seen = version_of(current(target_set, Q1))
    fields = {"quarter": Q1, "at": AT, "version": seen, "note": "Why?", **given}
    return lambda: perform(name, target_set=target_set, by=by, **fields)  # type: ignore[arg-type]


def one_wins(outcomes: Outcomes) -> Actual:
    (winner,), (loser,) = outcomes
    assert "changed this figure" in str(loser)
    return winner


def history() -> list[str]:
    return list(SignOffEvent.objects.order_by("version").values_list("act", flat=True))


def test_of_two_first_saves_one_is_kept_whole() -> None:
    target_set = target_set_of_368()
    people = [analyst_of(target_set, name="One"), analyst_of(target_set, name="Other")]

    outcomes = at_once(
        target_set,
        attempt(Act.SAVE, target_set, people[0], figure=GREEN),
        attempt(Act.SAVE, target_set, people[1], figure=RED),
    )

    winner, kept = one_wins(outcomes), Actual.objects.get()
    assert kept.entered_by == winner.entered_by
    assert kept.count == (GREEN if kept.entered_by == people[0] else RED).count
    assert history() == ["save"]


def test_of_two_who_submit_one_is_recorded() -> None:
    target_set = target_set_of_368()
    people = [analyst_of(target_set), analyst_of(target_set)]
    act(Act.SAVE, target_set, people[0])

    outcomes = at_once(
        target_set, *(attempt(Act.SUBMIT, target_set, person) for person in people)
    )

    assert Actual.objects.get().submitted_by == one_wins(outcomes).submitted_by
    assert history() == ["save", "submit"]


def test_of_two_who_sign_off_one_is_recorded() -> None:
    target_set = target_set_of_368()
    submit(target_set, analyst_of(target_set))
    owners = [owner_of(target_set), owner_of(target_set)]

    outcomes = at_once(
        target_set, *(attempt(Act.SIGN_OFF, target_set, owner) for owner in owners)
    )

    assert Actual.objects.get().signed_off_by == one_wins(outcomes).signed_off_by
    assert history() == ["save", "submit", "sign off"]


def test_a_figure_is_signed_off_or_returned_and_never_both() -> None:
    target_set = target_set_of_368()
    submit(target_set, analyst_of(target_set))

    outcomes = at_once(
        target_set,
        attempt(Act.SIGN_OFF, target_set, owner_of(target_set)),
        attempt(Act.RETURN, target_set, owner_of(target_set)),
    )

    winner, kept = one_wins(outcomes), Actual.objects.get()
    assert kept.status == winner.status
    signed = kept.status == Status.SIGNED_OFF
    assert history() == ["save", "submit", "sign off" if signed else "return"]


def test_of_two_who_revise_one_starts_the_revision() -> None:
    target_set = target_set_of_368()
    sign_off(target_set)

    outcomes = at_once(
        target_set,
        attempt(Act.REVISE, target_set, analyst_of(target_set)),
        attempt(Act.REVISE, target_set, analyst_of(target_set)),
    )

    kept = Actual.objects.get(revision=2)
    assert kept.entered_by == one_wins(outcomes).entered_by
    assert Actual.objects.count() == 2


def test_two_who_save_different_quarters_both_succeed() -> None:
    target_set = target_set_of_368()
    analyst = analyst_of(target_set)

    done, refused = at_once(
        target_set,
        attempt(Act.SAVE, target_set, analyst, figure=GREEN),
        attempt(Act.SAVE, target_set, analyst, figure=RED, quarter=Q2),
    )

    assert (len(done), refused) == (2, [])
    assert Actual.objects.count() == 2
