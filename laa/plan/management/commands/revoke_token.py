"""Ends an API token whose secret turned up where it may not be."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from laa.plan.clock import now
from laa.plan.refusals import Refused
from laa.plan.tokens.keeping import revoke_found_token


class Command(BaseCommand):
    help = (
        "Revoke the API token that stands on the first line of standard input: on the "
        "command line it would stay in the history of the shell."
    )

    def handle(self, **options: Any) -> None:
        secret = sys.stdin.readline().strip()
        try:
            token = revoke_found_token(secret=secret, at=now())
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(
            f"“{token}” of {token.user} is revoked: it opens nothing more. "
            f"A letter to {token.user.email} says so."
        )
