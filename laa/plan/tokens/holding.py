"""Whose a token is: asked for every request of a program."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from laa.plan.digests import digest_of
from laa.plan.models import ApiToken


def holder(secret: str, at: datetime) -> ApiToken | None:
    """
    The token with its person, in one query; None for one that opens nothing.

    Unknown, expired, revoked, or of an account that is closed: whoever holds it is not
    told which. The first use of a day notes the day, in one query more.
    """
    live = ApiToken.objects.live(at).filter(user__is_active=True)
    token: ApiToken | None = (
        live.select_related("user").filter(digest=digest_of(secret)).first()
    )
    if token:
        _note_use(token, at)
    return token


def _note_use(token: ApiToken, at: datetime) -> None:
    day = timezone.localdate(at)
    if token.last_used == day:
        return
    # Whoever revokes it meanwhile has revoked it: no row is left to change.
    earlier = Q(last_used=None) | Q(last_used__lt=day)
    ApiToken.objects.unrevoked().filter(earlier, pk=token.pk).update(last_used=day)
    token.last_used = day
