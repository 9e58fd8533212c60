from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from indicators.crime_import_states import Act, State
from indicators.crime_imports import files, steps, working
from indicators.crime_imports.working import HELD, MOST_LOST, NotHeld, work_on
from indicators.models import CrimeImport
from laa.plan.clock import now
from laa.plan.roles import Role
from tests.indicators.crime_imports.sending import (
    FILE,
    a_worker,
    begun,
    counted,
    file_of,
    offered,
    table,
    work,
)
from tests.indicators.crime_imports.states import all_of, an_import
from tests.indicators.examples import Q1
from tests.indicators.pages import World

SILENT_SINCE = HELD + timedelta(seconds=1)


def again(one: CrimeImport) -> CrimeImport:
    one.refresh_from_db()
    return one


def silent(one: CrimeImport) -> None:
    """As if the worker that has it had been killed a while ago."""
    CrimeImport.objects.filter(pk=one.pk).update(seen_at=timezone.now() - SILENT_SINCE)


def test_a_file_is_read_and_its_areas_are_offered(crime: World) -> None:
    one = offered(crime)

    assert one.stands is State.TO_CHOOSE
    assert (one.attempt, one.share, one.seen_at) == (1, 1, None)
    assert one.survey == {
        "areas": [
            ["West Midlands", "Birmingham", [2008]],
            ["West Midlands", "Coventry", [2008]],
        ],
        "rows": 13,
        "passed_over": [],
    }


def test_what_is_chosen_is_counted(crime: World) -> None:
    one = counted(crime)

    assert one.stands is State.TO_CONFIRM
    assert one.taken is not None
    assert len(one.taken["sums"]) == 12


def test_a_file_that_is_none_is_refused_in_a_sentence(crime: World) -> None:
    one = offered(crime, b"%PDF-1.7 crime")

    assert one.stands is State.REFUSED
    assert "PDF" in one.words
    assert one.stored_as == ""


def test_a_character_that_the_database_cannot_keep_is_refused(crime: World) -> None:
    content = file_of(table({Q1: {"1": 2}}, ("West Midlands", "Cov\0entry")))

    one = offered(crime, content.decode().encode("utf-16"))

    assert one.stands is State.REFUSED
    assert one.words.startswith("D2 holds a character that is no text (U+0000)")


def test_a_file_of_other_years_is_refused(crime: World) -> None:
    one = offered(crime, FILE.replace(b"2008/09", b"2012/13"))

    assert one.stands is State.REFUSED
    assert one.words == (
        "The file holds 2012/13, and the agreement's years are 2008/09, 2009/10 and "
        "2010/11: send a file that holds one of them"
    )


@pytest.mark.parametrize(
    ("content", "rows"),
    [(file_of(), 0), (file_of(table({Q1: {"1": 2}}, ("Action Fraud", ""))), 1)],
)
def test_a_file_without_a_place_is_refused(
    crime: World, content: bytes, rows: int
) -> None:
    one = offered(crime, content)

    assert one.stands is State.REFUSED
    assert one.words.startswith(f"The file has {rows} rows under its headings")


def test_a_file_that_leaves_too_much_open_is_refused(crime: World) -> None:
    few = {f"{number}Z": 1 for number in range(200, 300)}
    assert counted(crime, file_of(table({Q1: few}))).stands is State.TO_CONFIRM

    one = counted(crime, file_of(table({Q1: {**few, "8Z": 1}})))

    assert one.stands is State.REFUSED
    assert one.words == (
        "The file leaves 202 questions open about Coventry, West Midlands, such as "
        "whether 200Z counts, and at most 200 are asked: send one whose column Offence "
        "Code holds the Home Office's codes"
    )


def test_a_file_that_is_gone_fails_and_says_what_to_do(crime: World) -> None:
    one = begun(crime)
    files.remove(one.stored_as)

    work()

    assert again(one).stands is State.FAILED
    assert one.words == working.GONE


def test_what_nobody_foresaw_fails_in_words_and_is_in_the_log(
    crime: World, caplog: pytest.LogCaptureFixture
) -> None:
    one = begun(crime)
    path = files.path_of(one.stored_as)
    path.unlink()
    path.mkdir()

    with caplog.at_level(logging.ERROR, working.log.name):
        work()
    path.rmdir()

    assert again(one).stands is State.FAILED
    assert one.words == working.FAILED
    assert "An import of recorded crime failed" in caplog.text


# Of several workers


def test_whoever_takes_it_up_leaves_a_note_to_look_after_it(crime: World) -> None:
    one = begun(crime)

    work()

    (note,) = DBTaskResult.objects.filter(status="READY")
    assert note.args_kwargs["args"] == [one.pk]
    assert timezone.now() < note.run_after <= timezone.now() + HELD


def test_what_another_worker_has_is_left_to_it(crime: World) -> None:
    heard = timezone.now() - timedelta(seconds=10)
    one = an_import(crime.target_set.plan, State.READING, seen_at=heard)
    before = all_of(one)

    work_on.func(one.pk)

    assert all_of(one) == before
    # But it is looked after again, as soon as it has been silent for too long.
    assert DBTaskResult.objects.get().run_after == heard + HELD


@pytest.mark.parametrize(
    "state",
    [State.TO_CHOOSE, State.TO_CONFIRM, State.SAVED, State.CANCELLED, State.REFUSED],
)
def test_there_is_nothing_to_do_in_other_states(crime: World, state: State) -> None:
    one = an_import(crime.target_set.plan, state)
    before = all_of(one)

    work_on.func(one.pk)

    assert all_of(one) == before
    assert not DBTaskResult.objects.exists()


def test_what_a_dead_worker_had_is_taken_up_anew(crime: World) -> None:
    one = begun(crime)
    held = working._take_up(one.pk)
    silent(one)

    work()

    assert again(one).stands is State.TO_CHOOSE
    assert (one.attempt, one.lost) == (2, 0)
    assert held is not None
    with pytest.raises(NotHeld):
        held.end(Act.OFFER, survey={})
    assert again(one).survey != {}


def test_a_file_over_which_workers_die_again_and_again_fails(crime: World) -> None:
    one = begun(crime)
    for _ in range(MOST_LOST):
        assert working._take_up(one.pk) is not None
        silent(one)

    assert working._take_up(one.pk) is None

    assert again(one).stands is State.FAILED
    assert one.words == working.LOST


def test_a_worker_that_is_told_to_stop_lets_go_of_what_it_had(
    crime: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = begun(crime)
    told_to_stop(monkeypatch, SystemExit(1))

    task = DBTaskResult.objects.get()
    task.claim("a worker")
    a_worker().run_task(task)
    monkeypatch.undo()

    assert again(one).stands is State.READING
    assert one.seen_at is None
    work()
    assert again(one).stands is State.TO_CHOOSE
    assert one.lost == 0


def told_to_stop(monkeypatch: pytest.MonkeyPatch, by: BaseException) -> None:
    """While it is looking at the file."""

    def stops(self: working.Held) -> Any:
        raise by

    monkeypatch.setattr(working.Held, "rows", stops)


# While it works


def meanwhile(
    monkeypatch: pytest.MonkeyPatch, happens: Callable[[], None], content: bytes
) -> None:
    """Something happens after the first rows, as the worker says how far it is."""
    monkeypatch.setattr(working, "_SAYS_SO_EVERY", 0)
    seen = working.Held.seen

    def seen_after_it(held: working.Held, share: float) -> None:
        happens()
        seen(held, share)

    monkeypatch.setattr(working.Held, "seen", seen_after_it)


LARGE = file_of(table({Q1: {"1": 1}}, ("West Midlands", "Coventry")) * 6000)


def test_how_far_it_is_is_told_while_it_works(
    crime: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = begun(crime, LARGE)
    told: list[tuple[float, bool]] = []

    def note() -> None:
        again(one)
        told.append((one.share, one.seen_at is not None))

    meanwhile(monkeypatch, note, LARGE)
    work()

    assert told[0] == (0, True)
    assert all(seen for _, seen in told)
    assert 0 < told[-1][0] < 1


def test_it_is_told_once_a_second_at_most(
    crime: World, django_assert_num_queries: Any
) -> None:
    one = begun(crime)
    held = working._take_up(one.pk)
    assert held is not None

    with django_assert_num_queries(0):
        held.seen(0.5)


def test_a_cancelled_import_stops_the_work(
    crime: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    one = begun(crime, LARGE)
    analyst = crime.people[Role.ANALYST]

    def cancel() -> None:
        if not again(one).stands.is_finished:
            steps.cancel(one, by=analyst, at=now())

    meanwhile(monkeypatch, cancel, LARGE)
    with caplog.at_level(logging.INFO, working.log.name):
        work()

    assert again(one).stands is State.CANCELLED
    assert one.ended_by == analyst
    assert "was cancelled, or taken up by another worker" in caplog.text
