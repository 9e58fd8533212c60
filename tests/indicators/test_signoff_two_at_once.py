"""Two people act on one figure at one moment, each over a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Queue

import pytest
from django.db import connection, transaction

from indicators.models import Actual, SignOffEvent, TargetSet
from indicators.signoff import SignOffRefused, current, perform, version_of
from indicators.transitions import Act, Status
from laa.plan.models import User
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
Outcome = Actual | SignOffRefused


def at_once(target_set: TargetSet, *attempts: Attempt) -> list[Outcome]:
    """Let them all wait for the same lock, then let go of it."""
    backends: Queue[int] = Queue()

    def run(attempt: Attempt) -> Outcome:
        try:
            backends.put(_backend())
            return attempt()
        except SignOffRefused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(attempts)) as pool:
        with transaction.atomic():
            TargetSet.objects.select_for_update().get(pk=target_set.pk)
            futures = [pool.submit(run, attempt) for attempt in attempts]
            started = [backends.get() for _ in attempts]
            while _waiting(started) < len(attempts) and not _any_done(futures):
                pass
        return [future.result() for future in futures]


def _backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _waiting(backends: list[int]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(DISTINCT pid) FROM pg_locks "
            "WHERE NOT granted AND pid = ANY(%s)",
            [backends],
        )
        return int(cursor.fetchone()[0])


def _any_done(futures: list[Future[Outcome]]) -> bool:
    return any(future.done() for future in futures)


def attempt(name: Act, target_set: TargetSet, by: User, **given: object) -> Attempt:
    """An act by somebody who looked at the page before the other acted."""
    seen = version_of(current(target_set, Q1))
    fields = {"quarter": Q1, "at": AT, "version": seen, "note": "Why?", **given}
    return lambda: perform(name, target_set=target_set, by=by, **fields)  # type: ignore[arg-type]


def one_wins(outcomes: list[Outcome]) -> Actual:
    refused = [one for one in outcomes if isinstance(one, SignOffRefused)]
    (winner,) = (one for one in outcomes if isinstance(one, Actual))
    assert len(refused) == len(outcomes) - 1
    assert "changed this figure" in str(refused[0])
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

    outcomes = at_once(
        target_set,
        attempt(Act.SAVE, target_set, analyst, figure=GREEN),
        attempt(Act.SAVE, target_set, analyst, figure=RED, quarter=Q2),
    )

    assert all(isinstance(one, Actual) for one in outcomes)
    assert Actual.objects.count() == 2
