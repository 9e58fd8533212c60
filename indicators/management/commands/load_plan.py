"""Loads a plan that comes with the product, once: later changes to it survive."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from laa.plan.models import ActionPlan


class Command(BaseCommand):
    help = "Load a plan from fixtures/, unless it is already there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="A file of fixtures/, without its .json")

    @transaction.atomic
    def handle(self, *, name: str, **options: Any) -> None:
        path = _file(name)
        area, slug = _plan_in(path)
        if ActionPlan.objects.filter(agreement__area__slug=area, slug=slug).exists():
            self.stdout.write(f"{area}/{slug} is already there: nothing was changed.")
            return
        call_command("loaddata", path, verbosity=0)
        self.stdout.write(f"Loaded {area}/{slug}.")


def _file(name: str) -> Path:
    files = {
        path.stem: path for path in (settings.BASE_DIR / "fixtures").glob("*.json")
    }
    if name not in files:
        raise CommandError(
            f"There is no plan named '{name}' in fixtures/. "
            f"There is: {', '.join(sorted(files)) or 'none'}."
        )
    return files[name]


def _plan_in(path: Path) -> tuple[str, str]:
    """The slugs of the area and of the plan that the file describes."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    plan = next(row["fields"] for row in rows if row["model"] == "plan.actionplan")
    return plan["agreement"][0], plan["slug"]
