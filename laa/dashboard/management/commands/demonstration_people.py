"""Makes five made-up people, one a role, so that the service can be tried out."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from actions.models import Action
from laa.plan.commands import plan_named
from laa.plan.models import ActionPlan, Membership, User
from laa.plan.roles import Role

NAMES = {
    Role.ANALYST: "Priya Shah",
    Role.OWNER: "Helen Marsh",
    Role.ACTION_LEAD: "Daniel Okoro",
    Role.COORDINATOR: "Grace Whitfield",
    Role.PARTNER: "Tomasz Zielinski",
}
# Of the plan's actions, by their places: those that the action lead reports on.
LED = (1, 2)
CHANGED = "(changed since: --reset makes a new one)"


class Command(BaseCommand):
    help = "Make the demonstration people of a plan, or print their passwords again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("plan", help="As in coventry/violent-crime")
        parser.add_argument("--reset", action="store_true", help="Make new passwords.")
        parser.add_argument(
            "--path",
            type=Path,
            default=settings.VAR / "demonstration-people.txt",
            help="The file that keeps the passwords, for its owner's eyes only.",
        )

    @transaction.atomic
    def handle(self, *, plan: str, path: Path, reset: bool, **options: Any) -> None:
        _refuse_among_real_people()
        found = plan_named(plan)
        kept = _read(path)
        self.stdout.write(f"Demonstration people of {plan}, kept in {path.name}:")
        for role in NAMES:
            email = f"{role.replace(' ', '-')}@{found.area.slug}.example"
            renew = reset or email not in kept
            if renew:
                kept[email] = secrets.token_urlsafe(12)
            user = _person(email, role, kept[email], renew=renew)
            Membership.objects.get_or_create(user=user, plan=found, role=role)
            if role is Role.ACTION_LEAD:
                _let_lead(user, found)
            shown = kept[email] if user.check_password(kept[email]) else CHANGED
            self.stdout.write(f"  {email:34}{shown:18}{user}")
        _write(path, kept)


def _refuse_among_real_people() -> None:
    if settings.HTTPS:
        raise CommandError(
            "This service runs over HTTPS (LAA_HTTPS=1), as one with real people does. "
            "Demonstration people have their passwords in a file: none were made."
        )


def _person(email: str, role: Role, password: str, *, renew: bool) -> User:
    user = User.objects.filter(email=email).first()
    if user is None:
        name = f"{NAMES[role]} (demonstration {role.label.lower()})"
        return User.objects.create_user(email=email, name=name, password=password)
    if renew:
        user.set_password(password)
        user.save()
    return user


def _let_lead(user: User, plan: ActionPlan) -> None:
    """Actions that nobody reports on yet; who leads them in the document stays."""
    Action.objects.filter(plan=plan, position__in=LED, led_by=None).update(led_by=user)


def _read(path: Path) -> dict[str, str]:
    """Passwords by e-mail address."""
    if not path.exists():
        return {}
    return dict(line.split() for line in path.read_text().splitlines())


def _write(path: Path, passwords: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text("".join(f"{who} {word}\n" for who, word in passwords.items()))
