"""The only writer of tokens: made, revoked by hand, or by a new password."""

from __future__ import annotations

import secrets
import string
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from laa.plan.digests import digest_of
from laa.plan.letters import link_to, send_letter
from laa.plan.models import ApiToken, User
from laa.plan.models.tokens import MOST
from laa.plan.refusals import Refusal, Refused
from laa.plan.tokens.scopes import Scope

# How many days a token may live; the database refuses more.
LIFETIMES = (7, 30, 90, 365)
# By it, those who look for lost secrets know one of ours: laa_[0-9A-Za-z]{40}
PREFIX = "laa_"
LENGTH = 40
_SIGNS = string.ascii_letters + string.digits


class Made(NamedTuple):
    """A token with its secret, which nobody can ask for again."""

    token: ApiToken
    secret: str


@transaction.atomic
def make_token(
    *,
    name: str,
    scope: Scope,
    days: int,
    with_second_factor: bool,
    network_address: str,
    by: User,
    at: datetime,
) -> Made:
    """
    For the person's own programs, or raise Refused and make nothing.

    `with_second_factor` says how they signed in to the session that asks. A letter
    tells them of it, and from which address it was.
    """
    live = _live_tokens(by, at)
    _refuse_a_wrong_lifetime(days)
    _refuse_one_more(live, name)
    secret = PREFIX + "".join(secrets.choice(_SIGNS) for _ in range(LENGTH))
    token: ApiToken = ApiToken.objects.create(
        user=by,
        name=name,
        scope=scope,
        digest=digest_of(secret),
        signed_in_with_second_factor=with_second_factor,
        made_at=at,
        # At the same time of day, though the clocks change between.
        expires_at=timezone.localtime(at) + timedelta(days=days),
    )
    told = {
        "token": token,
        "ip": network_address,
        "tokens_url": link_to(reverse("tokens")),
    }
    send_letter("api_token_made", to=by.email, context=told)
    return Made(token, secret)


@transaction.atomic
def revoke_token(*, token: ApiToken, by: User, at: datetime) -> ApiToken:
    """At once and for good."""
    row: ApiToken = ApiToken.objects.select_for_update().get(pk=token.pk)
    if row.user_id != by.pk:
        raise _refused("You may revoke only tokens of your own.")
    return _revoke(row, at)


@transaction.atomic
def revoke_found_token(*, secret: str, at: datetime) -> ApiToken:
    """
    By whoever runs the service, when a secret turned up where it may not be.

    A letter tells the person, whose programs stop.
    """
    rows = ApiToken.objects.select_for_update(of=("self",)).select_related("user")
    found: ApiToken | None = rows.filter(digest=digest_of(secret)).first()
    if found is None:
        raise _refused(
            f"No token of this service is that: copy it whole, from '{PREFIX}' on."
        )
    row = _revoke(found, at)
    told = {"token": row, "tokens_url": link_to(reverse("tokens"))}
    send_letter("api_token_found", to=row.user.email, context=told)
    return row


def revoke_all_for_new_password(*, of: User, at: datetime) -> int:
    """Whoever knew the old password may have made some; how many there were."""
    why = ApiToken.Revoked.PASSWORD
    revoked: int = of.api_tokens.live(at).update(revoked=why, revoked_at=at)
    return revoked


def _revoke(row: ApiToken, at: datetime) -> ApiToken:
    if row.revoked:
        raise _refused(f"“{row}” was revoked already. Nothing was changed.")
    if row.expires_at <= at:
        raise _refused(f"“{row}” has expired: it opens nothing any more.")
    row.revoked, row.revoked_at = ApiToken.Revoked.BY_HAND, at
    row.save(update_fields=["revoked", "revoked_at"])
    return row


def _refused(words: str, field: str = "") -> Refused:
    return Refused(Refusal(words, field))


def _live_tokens(of: User, at: datetime) -> list[ApiToken]:
    """By the locked row of an open account: nobody makes another meanwhile."""
    if not User.objects.select_for_update().filter(pk=of.pk, is_active=True):
        raise _refused("Your account is closed.")
    return list(of.api_tokens.live(at))


def _refuse_a_wrong_lifetime(days: int) -> None:
    if days not in LIFETIMES:
        listed = ", ".join(map(str, LIFETIMES[:-1]))
        raise _refused(
            f"A token cannot live {days} days: choose {listed} or {LIFETIMES[-1]}",
            "days",
        )


def _refuse_one_more(live: list[ApiToken], name: str) -> None:
    # So that a page of a new token that is loaded again makes no second one.
    if name.lower() in {one.name.lower() for one in live}:
        raise _refused(
            f"You have a token “{name}” already: revoke that first, "
            "or name this one otherwise",
            "name",
        )
    if len(live) >= MOST:
        raise _refused(
            f"You have {MOST} tokens that work, which is the most: "
            "revoke one that you no longer need"
        )
