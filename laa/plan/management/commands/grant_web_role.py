"""Lets the role that serves requests do what it needs, after each migration."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, transaction

from laa.plan.web_role import grant, quoted

_OWNED = (
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = %s"
)


class Command(BaseCommand):
    help = "Give the role that serves requests what it needs. Run after each migrate."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", nargs="?", default="laa_web")

    @transaction.atomic
    def handle(self, *, role: str, **options: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = %s", [role])
            found = cursor.fetchone()
            cursor.execute(_OWNED, [role])
            owned = cursor.fetchone()
        if found is None:
            _create(role)
        elif found[0] or owned:
            why = f"owns {owned[0]}" if owned else "is a superuser"
            raise CommandError(
                f"'{role}' {why}, and so may do anything: "
                "serve with another role than the one that migrates."
            )
        grant(role)
        self.stdout.write(f"{role} may serve requests.")


def _create(role: str) -> None:
    """Without a password: whoever needs one sets it at the database's own prompt."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"CREATE ROLE {quoted(role)} LOGIN")
    except DatabaseError as problem:
        raise CommandError(
            f"There is no role '{role}', and it could not be made ({problem}): "
            f'as an administrator of the database, CREATE ROLE "{role}" LOGIN.'
        ) from None
