"""Two people at one import at one moment; and somebody at a return meanwhile."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.acts import Act
from indicators.crime_import_states import State
from indicators.crime_imports import files, steps, working
from indicators.crime_imports.receiving import Received
from indicators.crime_imports.saving import save
from indicators.models import CrimeImport, SignOffEvent
from indicators.signoff import current
from laa.plan.clock import now
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.indicators.crime_imports.conftest import as_coventry
from tests.indicators.crime_imports.sending import answered, shown
from tests.indicators.crime_imports.states import an_import
from tests.indicators.examples import Q2
from tests.indicators.pages import TODAY, World, a_world
from tests.indicators.returns import AT, GREEN, act, analyst_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def coventry(settings: Any) -> World:
    settings.TODAY = TODAY
    return as_coventry(a_world())


def test_of_two_who_confirm_one_import_one_saves(coventry: World) -> None:
    one = answered(coventry)
    seen, other = shown(coventry, one), analyst_of(coventry.target_set)

    done, refused = at_once(
        one,
        lambda: save(one, shown=seen, by=coventry.people[Role.ANALYST], at=now()),
        lambda: save(one, shown=seen, by=other, at=now()),
    )

    (saved,), (loser,) = done, refused
    assert saved == 1
    assert "it is saved as drafts, by" in str(loser)
    assert SignOffEvent.objects.filter(actual=current(coventry.target_set, Q2)).count()


def test_a_cancelled_import_saves_nothing_and_a_saved_one_is_not_cancelled(
    coventry: World,
) -> None:
    one = answered(coventry)
    seen, analyst = shown(coventry, one), coventry.people[Role.ANALYST]

    def saves() -> str:
        save(one, shown=seen, by=analyst, at=now())
        return "saved"

    def cancels() -> str:
        steps.cancel(one, by=analyst, at=now())
        return "cancelled"

    (done,), (loser,) = at_once(one, saves, cancels)

    one.refresh_from_db()
    assert one.state == done
    assert "has moved on" in str(loser)
    assert (current(coventry.target_set, Q2) is not None) == (done == "saved")


def test_a_draft_that_is_typed_at_the_same_moment_is_not_written_over(
    coventry: World,
) -> None:
    one = answered(coventry)
    seen, analyst = shown(coventry, one), coventry.people[Role.ANALYST]
    other = analyst_of(coventry.target_set)

    done, refused = at_once(
        coventry.target_set,
        lambda: save(one, shown=seen, by=analyst, at=AT),
        lambda: act(Act.SAVE, coventry.target_set, other, Q2, figure=GREEN),
    )

    assert (len(done), len(refused)) == (1, 1)
    kept = current(coventry.target_set, Q2)
    assert kept is not None
    one.refresh_from_db()
    assert kept.count == (100 if one.stands is State.SAVED else 90)


def test_two_workers_never_have_one_import(coventry: World) -> None:
    one = an_import(coventry.target_set.plan, State.READING)

    done, _ = at_once(
        one, lambda: working._take_up(one.pk), lambda: working._take_up(one.pk)
    )

    assert len([held for held in done if held]) == 1
    one.refresh_from_db()
    assert one.attempt == 1


def test_two_who_send_at_once_cannot_pass_the_limit(coventry: World) -> None:
    plan, analyst = coventry.target_set.plan, coventry.people[Role.ANALYST]
    for _ in range(steps.MOST_OPEN - 1):
        an_import(plan, State.TO_CHOOSE)

    def begins() -> CrimeImport:
        stored_as, file = files.create()
        with Received(file, "crime.csv", 5, "ab" * 32, stored_as) as sent:
            return steps.begin(plan=plan, file=sent, by=analyst, at=now())

    done, refused = at_once(plan, begins, begins)

    assert (len(done), len(refused)) == (1, 1)
