"""Invites a plan's first coordinator, who then invites everybody else."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from laa.plan.clock import now
from laa.plan.commands import plan_named
from laa.plan.people.invitations import invite, send_again
from laa.plan.refusals import Refused
from laa.plan.roles import Role


class Command(BaseCommand):
    help = "Send somebody a link with which they become coordinator of a plan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("plan", help="As in coventry/violent-crime")
        parser.add_argument("email", help="Where the letter with the link goes.")
        parser.add_argument("name", help='As in "Grace Whitfield"')

    def handle(self, *, plan: str, email: str, name: str, **options: Any) -> None:
        found = plan_named(plan)
        _refuse_what_is_no_address(email)
        sent = found.invitations.open().filter(
            email__iexact=email, roles=[Role.COORDINATOR]
        )
        try:
            if earlier := sent.first():
                send_again(invitation=earlier, by=None, at=now())
            else:
                invite(
                    plan=found,
                    email=email,
                    name=name,
                    roles=[Role.COORDINATOR],
                    by=None,
                    at=now(),
                )
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(
            f"An invitation to coordinate {plan} is on its way to {email}. Its link "
            "works once and for 7 days. Run this again for another."
        )


def _refuse_what_is_no_address(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError(
            f"'{email}' is not an e-mail address: give one such as name@example.org"
        ) from None
