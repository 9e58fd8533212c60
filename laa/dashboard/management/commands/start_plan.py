"""Starts a new area's plan from a workbook that was empty, or says why it cannot."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from laa.dashboard.plan_workbook.reading import LIMITS
from laa.dashboard.plan_workbook.starting import Invited, start_plan
from laa.plan.clock import now
from laa.plan.refusals import Refused
from laa.plan.sheets.reading import read


class Command(BaseCommand):
    help = "Start a plan from a filled-in workbook, and invite its coordinator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="As empty_plan_workbook wrote it, filled in")
        parser.add_argument(
            "--coordinator", required=True, metavar="EMAIL", help="Who is invited."
        )
        parser.add_argument("--name", required=True, help='As in "Grace Whitfield"')

    def handle(self, *, file: str, coordinator: str, name: str, **options: Any) -> None:
        _refuse_what_is_no_address(coordinator)
        content = _content(file)
        try:
            sheets = read(content, LIMITS)
            plan = start_plan(sheets, Invited(coordinator, name), at=now())
        except Refused as refused:
            reasons = "\n".join(one.words for one in refused.refusals)
            raise CommandError(
                f"No plan was started, and nothing was changed:\n{reasons}"
            ) from None
        where = f"{plan.area.slug}/{plan.slug}"
        self.stdout.write(
            f"Started {where}. An invitation to coordinate it is on its way to "
            f"{coordinator}; its link works once and for 7 days. For another: "
            f"invite_coordinator {where} {coordinator}"
        )


def _content(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as problem:
        raise CommandError(f"'{file}' cannot be read: {problem.strerror}") from None


def _refuse_what_is_no_address(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError(
            f"'{email}' is not an e-mail address: give one such as name@example.org"
        ) from None
