"""
Killed at the worst moment, and full to the brim: nothing is half-written.

The service runs as in earnest here: gunicorn's processes, and a PostgreSQL of the
test's own with its durability on. Each test ends with what it waits for, not with time.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPException
from itertools import count
from pathlib import Path
from threading import Event
from typing import Any

import psycopg2
import pytest

from indicators.acts import Act
from laa.localdb_server import Server
from laa.plan.roles import Role
from tests.indicators.examples import Q2
from tests.indicators.pages import ENTRY
from tests.operating.place import Place
from tests.serving import ROOT, Answer, Served, served

AWAY = "The service is not available for the moment"


def wait_for(happens: Callable[[], bool], unless: Future[Any]) -> None:
    """Come back when it happens; never wait for what has ended without it."""
    while not happens():
        assert not unless.done(), unless.result()


# The web server


@pytest.mark.parametrize("table", ["indicators_actual", "indicators_signoffevent"])
def test_a_submission_whose_process_is_killed_leaves_nothing_half_written(
    place: Place, tmp_path: Path, table: str
) -> None:
    database = f"killed_in_{table}"
    place.copy("filled", database)
    figures = "SELECT * FROM indicators_actual ORDER BY id"
    events = "SELECT * FROM indicators_signoffevent ORDER BY id"
    before = place.ask(figures, database), place.ask(events, database)
    path = place.world.address("return", Q2)
    form = {**ENTRY, "version": place.version, "act": Act.SUBMIT.label}
    analyst = place.sessions[Role.ANALYST]

    url = place.web_url(database)
    with served(url, tmp_path / "log") as service, ThreadPoolExecutor() as pool:
        killed = service.workers_that_answer()
        with _holding(place.url(database), table) as waiting:
            sent = pool.submit(service.post, path, analyst, form)
            wait_for(lambda: bool(waiting()), sent)
            for worker in killed:
                os.kill(worker, signal.SIGKILL)
            with pytest.raises((OSError, HTTPException)):
                sent.result()
        _until_alone(place, database)
        assert (place.ask(figures, database), place.ask(events, database)) == before

        again = service.post(path, analyst, form)

        assert again.status == 302
        assert not set(killed) & set(service.workers_that_answer())
    (kept,) = place.ask(
        "SELECT f.status, f.count, e.act, e.status FROM indicators_actual f"
        " JOIN indicators_signoffevent e"
        " ON e.actual_id = f.id AND e.version = f.version WHERE f.quarter_number = 2",
        database,
    )
    assert kept == ("submitted", 101, "submit", "submitted")


@contextmanager
def _holding(url: str, table: str) -> Iterator[Callable[[], list[Any]]]:
    """Nobody writes to the table meanwhile; says who waits to."""
    holder = psycopg2.connect(url)
    try:
        with holder.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")

            def waiting() -> list[Any]:
                cursor.execute("SELECT pid FROM pg_locks WHERE NOT granted")
                return cursor.fetchall()

            yield waiting
    finally:
        holder.close()


def _until_alone(place: Place, database: str) -> None:
    """The killed process's place at the database is only cleared when it looks."""
    others = f"SELECT pid FROM pg_stat_activity WHERE datname = '{database}'"
    while place.ask(others):
        pass


# The database


def test_a_database_that_is_killed_under_load_costs_no_acknowledged_write(
    place: Place, tmp_path: Path
) -> None:
    place.copy("filled", "killed_under_load")
    with served(place.web_url("killed_under_load"), tmp_path / "log") as service:
        workers = service.workers_that_answer()
        load = Load(place, service)
        with ThreadPoolExecutor(4) as pool:
            clients = [pool.submit(load.run) for _ in range(4)]
            wait_for(load.answered.is_set, clients[0])
            os.kill(_postmaster(place.server), signal.SIGKILL)
            wait_for(load.refused.is_set, clients[0])
            place.server.start()
            load.answered.clear()
            wait_for(load.answered.is_set, clients[0])
            load.enough.set()
            for client in clients:
                client.result()
        assert service.workers_that_answer() == workers

    assert {answer.status for answer in load.answers} == {200, 302, 503}
    assert all(AWAY in a.text for a in load.answers if a.status == 503)
    kept = {
        text
        for (text,) in place.ask("SELECT text FROM actions_risk", "killed_under_load")
    }
    assert load.acknowledged
    assert load.acknowledged <= kept


class Load:
    """People who read the dashboard and add risks, until it is enough."""

    MOST = 2_000

    def __init__(self, place: Place, service: Served) -> None:
        self.place, self.service = place, service
        self.numbers = count(1)
        self.answers: list[Answer] = []
        self.acknowledged: set[str] = set()
        self.answered, self.refused, self.enough = Event(), Event(), Event()

    def run(self) -> None:
        coordinator = self.place.sessions[Role.COORDINATOR]
        plan = "/".join(["", *self.place.world.plan_address, ""])
        while not self.enough.is_set():
            number = next(self.numbers)
            assert number < self.MOST, "it has not come back"
            text = f"Risk {number}"
            self._note(self.service.get(plan, coordinator))
            added = self.service.post(
                f"{plan}risks/add/", coordinator, {"text": text, "version": 0}
            )
            self._note(added)
            if added.status == 302:
                self.acknowledged.add(text)

    def _note(self, answer: Answer) -> None:
        self.answers.append(answer)
        {503: self.refused}.get(answer.status, self.answered).set()


def _postmaster(server: Server) -> int:
    return int((server.data / "postmaster.pid").read_text().partition("\n")[0])


# The disk


def test_a_plan_that_finds_the_disk_full_is_not_loaded_by_half(place: Place) -> None:
    place.copy("empty", "full_disk")
    url = place.url("full_disk")
    before = place.rows("full_disk")

    with _no_room_for(place, "indicators_actual", "full_disk"):
        failed = _load_plan(url)

    assert failed.returncode == 1
    assert "coventry/violent-crime was not loaded" in failed.stderr
    assert "No space left on device" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert place.rows("full_disk") == before
    assert _load_plan(url).stdout == "Loaded coventry/violent-crime.\n"


def _load_plan(url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "load_plan", "coventry-violent-crime"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
    )


@contextmanager
def _no_room_for(place: Place, table: str, database: str) -> Iterator[None]:
    """The file of an empty table is for a while one that takes nothing: /dev/full."""
    place.ask("CHECKPOINT")
    ((name,),) = place.ask(f"SELECT pg_relation_filepath('{table}')", database)
    file = place.server.data / name
    aside = file.with_name(f"{file.name}.aside")
    file.rename(aside)
    file.symlink_to("/dev/full")
    try:
        yield
    finally:
        aside.replace(file)
