"""Two transactions that interleave: neither waits for the other's entries."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from laa.plan.models import Area, AuditLink, Partner
from tests.factories.plan import AreaFactory
from tests.laa.plan.trail_reading import run

pytestmark = pytest.mark.django_db(transaction=True)


def rename(area: Area, name: str) -> None:
    run("UPDATE plan_area SET name = %s WHERE id = %s", name, area.pk)


def waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) "
            "WHERE NOT granted AND datname = current_database())"
        )
        return bool(cursor.fetchone()[0])


def elsewhere(pool: ThreadPoolExecutor, work: Callable[[], None]) -> Future[None]:
    """Over a connection of its own."""

    def run_and_close() -> None:
        try:
            with transaction.atomic():
                work()
        finally:
            connection.close()

    return pool.submit(run_and_close)


def named_in_order() -> list[str]:
    after = AuditLink.objects.order_by("number").values_list("entry__after", flat=True)
    return [row["name"] for row in after][-2:]


def test_a_row_lock_taken_after_an_entry_does_not_deadlock_and_commits_set_the_order(
    capsys: pytest.CaptureFixture[str],
) -> None:
    mine, contested = AreaFactory(), AreaFactory()
    locked = Event()

    def other() -> None:
        rename(contested, "committed first")
        locked.set()
        while not waits_for_a_lock():
            pass

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            # The earlier entry; a lock of the chain taken now would stop the other.
            rename(mine, "committed second")
            done = elsewhere(pool, other)
            locked.wait()
            # Waits until the other has committed.
            Area.objects.select_for_update().get(pk=contested.pk)
        done.result()

    assert named_in_order() == ["committed first", "committed second"]
    call_command("verify_audit_trail")
    assert capsys.readouterr().out.startswith("unbroken, 4 entries")


def test_a_check_that_waits_at_commit_comes_before_the_chain() -> None:
    """
    A foreign key is checked when its transaction commits, and waits for whoever has
    locked the row that it names. Were the chain taken before, that one would wait too.
    """
    mine, contested = AreaFactory(), AreaFactory()
    added = Event()

    def other() -> None:
        rename(mine, "committed second")
        Partner.objects.create(area_id=contested.pk, name="committed second")
        added.set()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Area.objects.select_for_update().get(pk=contested.pk)
            done = elsewhere(pool, other)
            added.wait()
            while not waits_for_a_lock():
                pass
            rename(contested, "committed first")
        done.result()

    assert named_in_order() == ["committed second", "committed second"]
    assert AuditLink.objects.get(number=3).entry.after == {"name": "committed first"}
