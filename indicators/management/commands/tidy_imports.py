"""Ends imports that nobody finished, and removes files that are left over. Daily."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from indicators.crime_imports.tidying import clear_up, expire
from laa.plan.clock import now


class Command(BaseCommand):
    help = "End imports that nobody finished, and remove files that are left over."

    def handle(self, *args: Any, **options: Any) -> None:
        expired = expire(at=now())
        removed = clear_up()
        self.stdout.write(f"Imports ended: {expired}. Files removed: {removed}.")
