"""
Workers that are killed in the middle of a file, and two who want the same one.

They are processes of their own, as in earnest, with the role that serves requests.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from indicators.crime_imports import files, steps
from indicators.crime_imports.receiving import Received
from indicators.models import CrimeImport
from laa.plan.clock import now
from laa.plan.roles import Role
from tests.indicators.crime_imports.sending import file_of, table
from tests.indicators.examples import Q1, Q2
from tests.operating.place import Place, django_on
from tests.serving import PATIENCE, ROOT

# Long enough to be found in the middle of it.
TIMES = 30_000
FILE = file_of(table({Q1: {"1": 2}, Q2: {"5A": -1}}) * TIMES)
CHOSEN = {"force": "West Midlands", "partnership": "Coventry", "years": [2008]}
QUEUE = DBTaskResult._meta.db_table
ROW = "SELECT state, attempt, survey, taken FROM indicators_crimeimport"


class Job:
    """An import in a database of its own, and the workers that work on it."""

    def __init__(self, place: Place, database: str, uploads: Path, blocker: Any):
        self.place, self.database, self.uploads = place, database, uploads
        self.blocker = blocker
        place.copy("filled", database)

    def do(self, act: Callable[[], None]) -> None:
        """What somebody does on a page."""
        with self.blocker.unblock(), django_on(self.place.url(self.database)):
            act()

    def begin(self) -> None:
        stored_as, file = files.create()
        with Received(file, "crime.csv", len(FILE), "ab" * 32, stored_as) as sent:
            file.write(FILE)
            file.flush()
            world = self.place.world
            plan, by = world.target_set.plan, world.people[Role.ANALYST]
            self.do(lambda: _begin(plan, sent, by))

    def choose(self) -> None:
        by = self.place.world.people[Role.ANALYST]
        self.do(lambda: steps.choose(_one(), chosen=CHOSEN, by=by, at=now()))

    def cancel(self) -> None:
        by = self.place.world.people[Role.ANALYST]
        self.do(lambda: steps.cancel(_one(), by=by, at=now()))

    def row(self) -> tuple[str, int, Any, Any]:
        ((state, attempt, survey, taken),) = self.place.ask(ROW, self.database)
        return state, attempt, survey, taken

    def until(self, state: str, worker: subprocess.Popen[bytes]) -> None:
        while self.row()[0] != state:
            assert worker.poll() is None, f"it has ended, and it is {self.row()[0]}"

    def half_a_minute_goes_by(self) -> None:
        for change in (
            "UPDATE indicators_crimeimport SET seen_at = seen_at - interval '31 s'",
            f"UPDATE {QUEUE} SET run_after = now() WHERE status = 'READY'",
        ):
            self.place.ask(change, self.database)

    @contextmanager
    def worker(self) -> Iterator[subprocess.Popen[bytes]]:
        command = [sys.executable, "manage.py", "db_worker", "--no-startup-delay"]
        environment = {
            **os.environ,
            "DATABASE_URL": self.place.web_url(self.database),
            "LAA_UPLOADS": str(self.uploads),
            "LAA_TODAY": "2008-10-20",
        }
        process = subprocess.Popen(
            [*command, "--verbosity", "0", "--interval", "0.1"],
            cwd=ROOT,
            env=environment,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait(PATIENCE)


def _one() -> CrimeImport:
    found: CrimeImport = CrimeImport.objects.get()
    return found


def _begin(plan: Any, sent: Received, by: Any) -> None:
    steps.begin(plan=plan, file=sent, by=by, at=now())


@pytest.fixture
def job(
    place: Place,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    settings: Any,
    django_db_blocker: Any,
) -> Job:
    settings.UPLOADS = tmp_path / "uploads"
    name = f"worker_{abs(hash(request.node.name))}"
    made = Job(place, name, settings.UPLOADS, django_db_blocker)
    made.begin()
    return made


def test_a_file_whose_worker_is_killed_is_taken_up_by_another_and_ends_once(
    job: Job,
) -> None:
    for doing, done, go_on in (
        ("reading", "to choose", job.choose),
        ("counting", "to confirm", lambda: None),
    ):
        with job.worker() as first:
            job.until(doing, first)
            attempt = _taken_up(job)
            os.kill(first.pid, signal.SIGKILL)
            first.wait(PATIENCE)
        assert job.row()[0] == doing, "it was too quick to be killed in the middle"
        job.half_a_minute_goes_by()
        with job.worker() as second:
            job.until(done, second)
        assert job.row()[1] == attempt + 1
        go_on()

    _, _, survey, taken = job.row()
    assert _read(survey)["rows"] == 2 * TIMES
    sums = {code: one["count"] for _, code, one in _read(taken)["sums"]}
    assert sums == {"1": 2 * TIMES, "5A": -TIMES}


def _taken_up(job: Job) -> int:
    """The number under which a worker has it, once one has."""
    while not _held(job):
        pass
    return job.row()[1]


def _held(job: Job) -> bool:
    ((held,),) = job.place.ask(
        "SELECT seen_at IS NOT NULL FROM indicators_crimeimport", job.database
    )
    return bool(held)


def test_of_two_workers_one_works_on_it(job: Job) -> None:
    with job.worker() as first, job.worker():
        job.until("to choose", first)
        job.half_a_minute_goes_by()

    assert job.row()[1] == 1


def test_a_worker_whose_import_is_cancelled_is_free_for_the_next(job: Job) -> None:
    with job.worker() as only:
        job.until("reading", only)
        job.cancel()
        while job.place.ask(
            f"SELECT FROM {QUEUE} WHERE status = 'RUNNING'", job.database
        ):
            assert only.poll() is None

    assert job.row()[0] == "cancelled"
    assert list(job.uploads.iterdir()) == []


def _read(kept: Any) -> Any:
    return json.loads(kept) if isinstance(kept, str) else kept
