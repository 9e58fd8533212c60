"""Says whether the record of all changes is as it was written."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from laa.plan.chain import Broken, Link, Noted, last_of

# One statement, and so one moment: what is committed meanwhile is not half seen.
_LINKS = """
    SELECT number, digest, COALESCE(entry_id, id),
        CASE WHEN id IS NOT NULL THEN plan_audit_sealed(number, entry) END
    FROM plan_auditlink FULL JOIN plan_auditentry entry ON id = entry_id
    ORDER BY number, id
"""
_AT_A_TIME = 2000


class Command(BaseCommand):
    help = "Verify that the record of all changes is unbroken, or name the first break."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--noted",
            nargs=2,
            metavar=("NUMBER", "DIGEST"),
            help="An entry as it was noted earlier, so that a cut-off end is noticed.",
        )

    def handle(self, *, noted: list[str] | None, **options: Any) -> None:
        try:
            last = last_of(_links(), _noted(noted) if noted else None)
        except Broken as broken:
            raise CommandError(f"The record is broken: {broken}.") from None
        digest = last.digest or "(none yet)"
        self.stdout.write(f"unbroken, {last.number} entries, last digest {digest}")


def _noted(words: list[str]) -> Noted:
    number, digest = words
    if not number.isdecimal():
        raise CommandError(f"'{number}' is no entry's number: give one such as 1204.")
    return Noted(int(number), digest.lower())


def _links() -> Iterator[Link]:
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(_LINKS)
        while rows := cursor.fetchmany(_AT_A_TIME):
            yield from map(Link._make, rows)
