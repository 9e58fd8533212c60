"""The only writer of invitations: sent, sent again, withdrawn, accepted."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse

from laa.plan.digests import digest_of
from laa.plan.letters import link_to, send_letter
from laa.plan.models import ActionPlan, Invitation, Membership, MembershipChange, User
from laa.plan.people.members import lock, part_of, record
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal, Refused
from laa.plan.roles import Role

LIFETIME = timedelta(days=7)
Ended = Invitation.Ended
ASK = "Ask the coordinator of the plan for a new one."


@transaction.atomic
def invite(
    *,
    plan: ActionPlan,
    email: str,
    name: str,
    roles: Collection[Role],
    by: User | None,
    at: datetime,
) -> Invitation:
    """
    Ask a person to join, by a letter, or raise Refused and send nothing.

    `by` is nobody where a command on the server invites. Whether the address has an
    account makes no difference here: whoever invites does not learn it.
    """
    lock(plan)
    _refuse_unless_keeper(by, plan)
    if not roles:
        raise _refused("Select at least one role", "roles")
    if plan.memberships.filter(user__email__iexact=email).exists():
        raise _refused(
            f"{email} is in this plan already: change the person’s roles instead",
            "email",
        )
    for earlier in plan.invitations.open().filter(email__iexact=email):
        if earlier.expires_at > at:
            raise _refused(
                f"{email} has an invitation to this plan: send it again or withdraw it",
                "email",
            )
        _end(earlier, Ended.REPLACED, by=by, at=at)
    return _send(plan, email, name, roles, by=by, at=at)


@transaction.atomic
def send_again(*, invitation: Invitation, by: User | None, at: datetime) -> Invitation:
    """By another link; the earlier one is dead from now on."""
    row = _locked(invitation, by)
    _end(row, Ended.REPLACED, by=by, at=at)
    return _send(row.plan, row.email, row.name, row.given, by=by, at=at)


@transaction.atomic
def withdraw(*, invitation: Invitation, by: User, at: datetime) -> Invitation:
    row = _locked(invitation, by)
    return _end(row, Ended.WITHDRAWN, by=by, at=at)


def why_not(invitation: Invitation, at: datetime) -> str:
    """Why the link does not work, and what to do; empty while it does."""
    match invitation.ended:
        case Ended.ACCEPTED:
            return "This invitation has been used. Sign in to get to the plan."
        case Ended.WITHDRAWN:
            return f"This invitation was withdrawn. {ASK}"
        case Ended.REPLACED:
            return (
                "This invitation was sent again, with another link. "
                "Open the link in the latest e-mail."
            )
    if invitation.expires_at <= at:
        return f"This invitation has expired: it was open for 7 days. {ASK}"
    if invitation.by and not may(
        invitation.by, Permission.KEEP_PEOPLE, invitation.plan
    ):
        return f"Whoever sent this invitation may no longer invite people. {ASK}"
    return ""


@transaction.atomic
def accept(*, invitation: Invitation, by: User, at: datetime) -> Invitation:
    """For a person who has an account and is signed in with it."""
    row = _open_and_locked(invitation, at)
    if by.email.lower() != row.email.lower():
        raise _refused("This invitation is for another e-mail address than yours.")
    return _let_in(row, by, at)


@transaction.atomic
def join(
    *, invitation: Invitation, name: str, password: str, at: datetime
) -> Invitation:
    """For a person without an account: the letter proves that the address is theirs."""
    row = _open_and_locked(invitation, at)
    try:
        with transaction.atomic():
            person = User.objects.create_user(
                email=row.email, name=name, password=password
            )
    except IntegrityError:
        raise _refused(
            "Your e-mail address has an account: sign in with it, then accept."
        ) from None
    return _let_in(row, person, at)


def has_account(email: str) -> bool:
    """For whoever holds the link, and so reads the address's e-mail; nobody else."""
    return User.objects.filter(email__iexact=email).exists()


def _refused(words: str, field: str = "") -> Refused:
    return Refused(Refusal(words, field))


def _refuse_unless_keeper(by: User | None, plan: ActionPlan) -> None:
    if by and not may(by, Permission.KEEP_PEOPLE, plan):
        raise _refused("You may not invite people to this plan.")


def _locked(invitation: Invitation, by: User | None) -> Invitation:
    lock(invitation.plan)
    _refuse_unless_keeper(by, invitation.plan)
    row: Invitation = Invitation.objects.with_plan().get(pk=invitation.pk)
    if row.ended:
        how = row.get_ended_display().lower()
        raise _refused(f"This invitation is no longer open: it was {how}.")
    return row


def _open_and_locked(invitation: Invitation, at: datetime) -> Invitation:
    lock(invitation.plan)
    row: Invitation = Invitation.objects.with_plan().get(pk=invitation.pk)
    if reason := why_not(row, at):
        raise _refused(reason)
    return row


def _send(
    plan: ActionPlan,
    email: str,
    name: str,
    roles: Collection[Role],
    *,
    by: User | None,
    at: datetime,
) -> Invitation:
    token = secrets.token_urlsafe(32)
    sent: Invitation = Invitation.objects.create(
        plan=plan,
        email=email,
        name=name,
        roles=[role.value for role in Role if role in roles],
        digest=digest_of(token),
        by=by,
        at=at,
        expires_at=at + LIFETIME,
    )
    link = link_to(reverse("open-invitation", args=[token]))
    send_letter("invitation", to=email, context={"invitation": sent, "link": link})
    return sent


def _end(row: Invitation, how: Ended, *, by: User | None, at: datetime) -> Invitation:
    row.ended, row.ended_at, row.ended_by = how, at, by
    row.save(update_fields=["ended", "ended_at", "ended_by"])
    return row


def _let_in(row: Invitation, person: User, at: datetime) -> Invitation:
    part = part_of(person, row.plan)
    if part.memberships:
        raise _refused("You are in this plan already.")
    for role in row.given:
        Membership.objects.create(plan=row.plan, user=person, role=role)
    record(
        MembershipChange.Act.JOINED,
        part,
        became=row.given,
        reason=f"Invited by {row.by}" if row.by else "Invited from the server",
        by=person,
        at=at,
    )
    return _end(row, Ended.ACCEPTED, by=person, at=at)
