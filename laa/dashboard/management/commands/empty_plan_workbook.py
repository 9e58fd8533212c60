"""Writes the empty workbook that a new area's plan begins with."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from laa.dashboard.plan_workbook.layout import fill_in
from laa.dashboard.plan_workbook.starting import (
    FIRST_YEAR,
    FIRST_YEARS,
    MOST_YEARS,
    YEARS,
    empty_book,
)
from laa.plan.sheets.filling import BOOK_FORMATS


class Command(BaseCommand):
    help = "Write an empty plan workbook, to be filled in for start_plan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="Where to: its name ends in .xlsx or .ods")
        parser.add_argument(
            "--first-year",
            type=int,
            choices=FIRST_YEARS,
            default=FIRST_YEAR,
            metavar="YEAR",
            help="In which the agreement begins: 2008 is 2008/09",
        )
        parser.add_argument(
            "--years",
            type=int,
            choices=range(1, MOST_YEARS + 1),
            default=YEARS,
            metavar="NUMBER",
            help="How many the agreement runs",
        )

    def handle(self, *, file: str, first_year: int, years: int, **options: Any) -> None:
        path = Path(file)
        suffix = path.suffix.removeprefix(".")
        if suffix not in BOOK_FORMATS:
            raise CommandError(
                f"'{file}' ends in neither .xlsx nor .ods: give it a name that does"
            )
        if path.exists():
            raise CommandError(f"'{file}' is there already: give another name")
        content = BOOK_FORMATS[suffix].render(fill_in(empty_book(first_year, years)))
        try:
            path.write_bytes(content)
        except OSError as problem:
            raise CommandError(
                f"'{file}' cannot be written: {problem.strerror}"
            ) from None
        self.stdout.write(f"Wrote {file}. Fill it in, and then: start_plan {file}")
