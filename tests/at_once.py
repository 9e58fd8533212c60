"""Several people act at one moment, each over a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Queue
from typing import TypeVar

from django.db import connection, transaction
from django.db.models import Model

from laa.plan.refusals import Refused

Done = TypeVar("Done")


def at_once(
    locked: Model, *attempts: Callable[[], Done]
) -> tuple[list[Done], list[Refused]]:
    """
    Let them all wait for the lock of the same row, then let go of it.

    What was done, and what was refused.
    """
    backends: Queue[int] = Queue()

    def run(attempt: Callable[[], Done]) -> Done | Refused:
        try:
            backends.put(_backend())
            return attempt()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(attempts)) as pool:
        with transaction.atomic():
            type(locked)._default_manager.select_for_update().get(pk=locked.pk)
            futures = [pool.submit(run, attempt) for attempt in attempts]
            started = [backends.get() for _ in attempts]
            while _waiting(started) < len(attempts) and not _any_done(futures):
                pass
        outcomes = [future.result() for future in futures]
    refused = [one for one in outcomes if isinstance(one, Refused)]
    return [one for one in outcomes if not isinstance(one, Refused)], refused


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


def _any_done(futures: list[Future[Done | Refused]]) -> bool:
    return any(future.done() for future in futures)
