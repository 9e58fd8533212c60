from __future__ import annotations

import os
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from indicators.crime_import_states import FINISHED, OPEN, State
from indicators.crime_imports import files, tidying
from indicators.crime_imports.tidying import EXPIRED, KEPT_FOR, clear_up, expire
from indicators.crime_imports.working import work_on
from indicators.models import CrimeImport
from tests.indicators.crime_imports.states import all_of, an_import
from tests.indicators.pages import World

NOW = timezone.now()
OLD, NEW = NOW - KEPT_FOR - timedelta(hours=1), NOW - KEPT_FOR + timedelta(hours=1)


@pytest.mark.parametrize("state", OPEN)
def test_what_nobody_finished_ends_after_some_days(world: World, state: State) -> None:
    one = an_import(world.target_set.plan, state, at=OLD)

    assert expire(at=NOW) == 1

    one.refresh_from_db()
    assert (one.stands, one.words, one.ended_by) == (State.CANCELLED, EXPIRED, None)
    assert one.ended_at == NOW


@pytest.mark.parametrize("state", OPEN)
def test_before_that_it_stays(world: World, state: State) -> None:
    one = an_import(world.target_set.plan, state, at=NEW)
    before = all_of(one)

    assert expire(at=NOW) == 0
    assert all_of(one) == before


@pytest.mark.parametrize("state", FINISHED)
def test_what_is_finished_stays_as_it_ended(world: World, state: State) -> None:
    one = an_import(world.target_set.plan, state, at=OLD)
    before = all_of(one)

    assert expire(at=NOW) == 0
    assert not tidying._expired(one, NOW)
    assert all_of(one) == before


def test_files_of_no_import_go_and_others_stay(world: World) -> None:
    one = an_import(world.target_set.plan, State.READING)
    stray, file = files.create()
    file.close()
    for name in (one.stored_as, stray):
        os.utime(files.path_of(name), (0, 0))

    assert clear_up() == 1
    assert [file.name for file in files.folder().iterdir()] == [one.stored_as]


def test_old_tasks_go_whatever_became_of_them(world: World) -> None:
    for _ in range(2):
        work_on.enqueue(1)
    old, new = DBTaskResult.objects.all()
    DBTaskResult.objects.filter(pk=old.pk).update(enqueued_at=OLD)

    clear_up()

    assert list(DBTaskResult.objects.all()) == [new]
    assert not CrimeImport.objects.exists()
