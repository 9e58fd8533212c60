"""A file of recorded crime that an analyst sends, and a worker that works on it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from indicators.crime_imports.forms import AnswersForm
from indicators.models import CrimeImport
from laa.plan.periods import Quarter
from laa.plan.roles import Role
from tests.indicators.examples import Q1, Q2, Q3
from tests.indicators.pages import World

HEAD = (
    "Financial Year,Financial Quarter,Police Force,CSP Name,Offence Description,"
    "Offence Group,Offence Subgroup,Offence Code,Offence Count\n"
)
Counts = Mapping[Quarter, Mapping[str, Any]]
# NI 15 of Coventry: 119 in Q1 and 101 in Q2; 5B is in doubt, and 8G is of NI 20.
COVENTRY: Counts = {
    Q1: {"1": 2, "2": 4, "5A": 90, "8F": 23, "8G": 600, "5B": 3},
    Q2: {"1": 1, "2": 0, "5A": 80, "8F": 20, "8G": 590, "5B": -1},
}
NOT_YET_ENDED: Counts = {Q3: {"1": 1, "5A": 5, "5B": 0}}


def table(counts: Counts, area: tuple[str, str] = ("West Midlands", "Coventry")) -> str:
    force, partnership = area
    return "".join(
        f"{quarter.year},{quarter.number},{force},{partnership},,"
        f"Violence against the person,,{code},{count}\n"
        for quarter, of_codes in counts.items()
        for code, count in of_codes.items()
    )


def file_of(*tables: str) -> bytes:
    return (HEAD + "".join(tables)).encode()


FILE = file_of(table({Q1: {"1": 7}}, ("West Midlands", "Birmingham")), table(COVENTRY))


def addresses(world: World, name: str, *more: Any) -> str:
    return reverse(name, args=[*world.plan_address, *more])


def send(
    world: World,
    content: bytes = FILE,
    *,
    name: str = "crime.csv",
    role: Role = Role.ANALYST,
    **more: Any,
) -> HttpResponse:
    file = BytesIO(content)
    file.name = name
    response: HttpResponse = world.client(role).post(
        addresses(world, "import-crime"), {"file": file, "whole": "yes", **more}
    )
    return response


def begun(world: World, content: bytes = FILE, **more: Any) -> CrimeImport:
    """An import that waits for the worker."""
    assert send(world, content, **more).status_code == 302
    return latest()


def latest() -> CrimeImport:
    return CrimeImport.objects.latest("pk")


def work() -> None:
    """What a worker does until nothing is ready to be done."""
    worker = a_worker()
    while task := _next_for(worker):
        worker.run_task(task)
        task.refresh_from_db()
        assert task.status == TaskResultStatus.SUCCESSFUL, task.traceback


def _next_for(worker: Worker) -> DBTaskResult[Any, Any] | None:
    """As its own loop finds it, which would let go of the test's connection."""
    with transaction.atomic():
        task = DBTaskResult.objects.ready().get_locked()
        if task:
            task.claim(worker.worker_id)
    return task


def a_worker() -> Worker:
    return Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="a worker of the tests",
        excluded_queue_names=[],
    )


def get(world: World, one: CrimeImport, role: Role = Role.ANALYST) -> HttpResponse:
    response: HttpResponse = world.client(role).get(
        addresses(world, "crime-import", one.pk)
    )
    return response


def post(
    world: World, one: CrimeImport, role: Role = Role.ANALYST, **given: Any
) -> HttpResponse:
    response: HttpResponse = world.client(role).post(
        addresses(world, "crime-import", one.pk), given, follow=True
    )
    return response


def offered(world: World, content: bytes = FILE, **more: Any) -> CrimeImport:
    """An import whose area is to be chosen."""
    one = begun(world, content, **more)
    work()
    one.refresh_from_db()
    return one


def counted(world: World, content: bytes = FILE, **more: Any) -> CrimeImport:
    """One that is counted for Coventry in 2008/09, with what is to be asked."""
    one = offered(world, content, **more)
    areas = [name for _, name, _ in (one.survey or {})["areas"]]
    post(world, one, choose="Count it", area=areas.index("Coventry"), years=["2008"])
    work()
    one.refresh_from_db()
    return one


def answered(
    world: World, content: bytes = FILE, said: str = "yes", **more: Any
) -> CrimeImport:
    """One of which all questions are answered alike."""
    one = counted(world, content, **more)
    form = get(world, one).context["form"]
    if isinstance(form, AnswersForm):
        post(world, one, answer="Continue", **dict.fromkeys(form.fields, said))
    one.refresh_from_db()
    return one


def shown(world: World, one: CrimeImport) -> str:
    """What stands in the page for all that it shows."""
    value: str = get(world, one).context["form"]["shown"].value()
    return value


def confirm(world: World, one: CrimeImport, **given: Any) -> HttpResponse:
    return post(world, one, **{"save": "Save", "shown": shown(world, one), **given})
