"""Every act of a person in every state, and what ends an import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from django_tasks_db.models import DBTaskResult

from indicators.crime_import_states import FINISHED, OPEN, TRANSITIONS, Act, State
from indicators.crime_imports import files, steps
from indicators.crime_imports.moving import ImportRefused
from indicators.crime_imports.receiving import Received
from indicators.crime_imports.saving import save
from indicators.models import CrimeImport
from laa.plan.clock import now
from laa.plan.models import Membership
from laa.plan.roles import Role
from tests.indicators.crime_imports.states import all_of, an_import
from tests.indicators.pages import World

CHOSEN = {"force": "West Midlands", "partnership": "Coventry", "years": [2008]}
# The preview of states.an_import, which holds no indicator that is counted.
NOTHING = "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"
Doing = Callable[[CrimeImport, Any], object]
ACTS: dict[Act, Doing] = {
    Act.CHOOSE: lambda one, by: steps.choose(one, chosen=CHOSEN, by=by, at=now()),
    Act.ANSWER: lambda one, by: steps.answer(one, answers={}, by=by, at=now()),
    Act.SAVE: lambda one, by: save(one, shown=NOTHING, by=by, at=now()),
    Act.CANCEL: lambda one, by: steps.cancel(one, by=by, at=now()),
}


def refusal(act: Act, one: CrimeImport, by: AbstractBaseUser) -> str:
    with pytest.raises(ImportRefused) as caught:
        ACTS[act](one, by)
    return str(caught.value)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", State)
def test_an_act_does_what_the_table_says_or_says_why_not(
    world: World, state: State, act: Act
) -> None:
    analyst = world.people[Role.ANALYST]
    one = an_import(world.target_set.plan, state)
    before = all_of(one)

    if (state, act) in TRANSITIONS:
        ACTS[act](one, analyst)
        one.refresh_from_db()
        assert one.stands is TRANSITIONS[state, act]
    else:
        words = refusal(act, one, analyst)
        assert f"it is {state.words.lower()}" in words
        assert all_of(one) == before


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ANALYST])
def test_only_who_may_enter_returns_acts(world: World, role: Role, act: Act) -> None:
    one = an_import(world.target_set.plan, State.TO_CONFIRM)
    before = all_of(one)

    words = refusal(act, one, world.people[role])

    assert words == "You may not enter returns of this plan."
    assert all_of(one) == before


@pytest.mark.parametrize("act", ACTS)
def test_a_role_that_is_lost_in_the_middle_is_lost_at_once(
    world: World, act: Act
) -> None:
    one = an_import(world.target_set.plan, State.TO_CONFIRM)
    analyst = world.people[Role.ANALYST]
    Membership.objects.filter(user=analyst).delete()

    assert refusal(act, one, analyst) == "You may not enter returns of this plan."


def test_who_ended_it_is_named_to_whoever_comes_later(world: World) -> None:
    analyst = world.people[Role.ANALYST]
    one = an_import(world.target_set.plan, State.TO_CONFIRM)
    steps.cancel(one, by=analyst, at=now())

    assert "it is cancelled, by Analyst" in refusal(Act.SAVE, one, analyst)


@pytest.mark.parametrize("state", OPEN)
def test_once_it_has_ended_its_file_is_gone(
    world: World, state: State, django_capture_on_commit_callbacks: Any
) -> None:
    one = an_import(world.target_set.plan, state)
    path = files.path_of(one.stored_as)
    assert path.exists()

    with django_capture_on_commit_callbacks(execute=True):
        steps.cancel(one, by=world.people[Role.ANALYST], at=now())

    assert not path.exists()
    kept = all_of(one)
    assert (kept["survey"], kept["taken"], kept["stored_as"]) == (None, None, "")


def a_file(name: str = "crime.csv") -> Received:
    stored_as, file = files.create()
    return Received(file, name, 5, "ab" * 32, stored_as)


def test_an_import_begins_with_work_for_the_worker(world: World) -> None:
    analyst, plan = world.people[Role.ANALYST], world.target_set.plan

    with a_file() as file:
        one = steps.begin(plan=plan, file=file, by=analyst, at=now())

    assert one.stands is State.UPLOADED
    assert (one.file_name, one.file_size, one.by) == ("crime.csv", 5, analyst)
    (task,) = DBTaskResult.objects.all()
    assert task.args_kwargs == {"args": [one.pk], "kwargs": {}}


def test_a_long_name_is_cut(world: World) -> None:
    analyst, plan = world.people[Role.ANALYST], world.target_set.plan

    with a_file("x" * 150) as file:
        one = steps.begin(plan=plan, file=file, by=analyst, at=now())

    assert one.file_name == "x" * 100


def test_a_plan_has_only_so_many_that_are_not_finished(world: World) -> None:
    analyst, plan = world.people[Role.ANALYST], world.target_set.plan
    for state in FINISHED:
        an_import(plan, state)
    for _ in range(steps.MOST_OPEN):
        an_import(plan, State.TO_CHOOSE)

    with a_file() as file, pytest.raises(ImportRefused) as caught:
        steps.begin(plan=plan, file=file, by=analyst, at=now())

    assert str(caught.value).startswith("5 imports of this plan are not finished")
    assert not DBTaskResult.objects.exists()


def test_only_who_may_enter_returns_begins_one(world: World) -> None:
    owner, plan = world.people[Role.OWNER], world.target_set.plan

    with a_file() as file, pytest.raises(ImportRefused):
        steps.begin(plan=plan, file=file, by=owner, at=now())

    assert not CrimeImport.objects.exists()


def test_another_area_takes_back_what_was_counted_and_answered(world: World) -> None:
    analyst = world.people[Role.ANALYST]
    one = an_import(
        world.target_set.plan, State.TO_CONFIRM, answers={"NI 15": {"5B": True}}
    )

    steps.choose(one, chosen=CHOSEN, by=analyst, at=now())

    kept = all_of(one)
    assert (kept["taken"], kept["answers"]) == (None, {})
    assert DBTaskResult.objects.count() == 1
