"""Loads a plan that comes with the product, once: later changes to it survive."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import InternalError, OperationalError, transaction
from django.db.models import Model

from indicators.models import Indicator, SeriesBreak
from laa.plan.models import ActionPlan, Agreement, Area, Partner, Population, User

# What several plans have in common: a file names it again, and may change none of it.
SHARED: tuple[type[Model], ...] = (
    User,
    Area,
    Population,
    Agreement,
    Partner,
    Indicator,
    SeriesBreak,
)
Rows = dict[tuple[type[Model], Any], dict[str, Any]]


class Command(BaseCommand):
    help = "Load a plan from fixtures/, unless it is already there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="A file of fixtures/, without its .json")

    def handle(self, *, name: str, **options: Any) -> None:
        path = _file(name)
        area, slug = _plan_in(path)
        try:
            self._load(path, area, slug)
        except OperationalError as problem:
            why = str(problem.__cause__).partition("\n")[0]
            raise CommandError(
                f"{area}/{slug} was not loaded, and nothing was changed: the database "
                f"cannot take it ({why}). When that is mended, run the command again."
            ) from problem

    @transaction.atomic
    def _load(self, path: Path, area: str, slug: str) -> None:
        if ActionPlan.objects.filter(agreement__area__slug=area, slug=slug).exists():
            self.stdout.write(f"{area}/{slug} is already there: nothing was changed.")
            return
        before = _shared_rows()
        try:
            call_command("loaddata", path, verbosity=0)
        except InternalError as problem:
            why = str(problem.__cause__).partition("\n")[0]
            raise CommandError(
                f"{area}/{slug} was not loaded, because its file would change what "
                f"never changes ({why}). Make the file agree with what is there."
            ) from problem
        changes = list(_changes(before, _shared_rows()))
        if changes:
            raise CommandError(
                f"{area}/{slug} was not loaded, because its file would change what "
                f"other plans rest on. {' '.join(changes)} Make the file agree with "
                "what is there, or change that first."
            )
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


def _shared_rows() -> Rows:
    return {
        (model, row["id"]): row
        for model in SHARED
        for row in model._default_manager.values()
    }


def _changes(before: Rows, after: Rows) -> Iterator[str]:
    """A sentence for each field that is no longer as it was."""
    for key, row in before.items():
        model, _ = key
        for field, was in row.items():
            becomes = after[key][field]
            if becomes != was:
                known = model._default_manager.get(pk=key[1])
                yield (
                    f"{known} ({model._meta.verbose_name}): {field} is "
                    f"'{was}', and '{becomes}' in the file."
                )
