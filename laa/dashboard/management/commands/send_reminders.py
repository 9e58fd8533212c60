"""Reminds everybody, by one letter each, of what is due, overdue or waiting. Daily."""

from __future__ import annotations

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from laa.dashboard.digests import digests
from laa.dashboard.reminding import remind
from laa.plan.clock import now, today

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Send each person one letter with what is newly due, overdue or waiting."

    def handle(self, *args: Any, **options: Any) -> None:
        found = digests(today())
        sent = failed = 0
        for person, notes in found.notes.items():
            if not person.wants_reminders:
                continue
            try:
                sent += remind(person, notes, at=now()) > 0
            except Exception as error:
                # What a mail server says names the person: the kind of error does not.
                log.error("A reminder was not sent: %s", type(error).__name__)
                failed += 1
        self.stdout.write(f"Letters sent: {sent}.")
        for plan in found.untold:
            log.error("Nobody can be told what waits in %s: %s", plan.area, plan)
        _refuse_to_say_all_is_well(failed, len(found.untold))


def _refuse_to_say_all_is_well(failed: int, untold: int) -> None:
    if failed:
        raise CommandError(f"Letters not sent: {failed}. The next run tries again.")
    if untold:
        raise CommandError(f"Plans in which nobody can be told: {untold}.")
