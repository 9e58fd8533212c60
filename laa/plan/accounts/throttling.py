"""Too many attempts: how they are counted, until when, and the page that says so."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from math import ceil
from typing import NamedTuple

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class Limit(NamedTuple):
    """By its name in the settings: those of accounts, or those of second factors."""

    action: str
    app: str = "allauth.account"

    @property
    def rates(self) -> list[ratelimit.Rate]:
        found: list[ratelimit.Rate] = ratelimit.get_rates(
            app=self.app, action=self.action
        )
        return found

    def place(self, request: HttpRequest, rate: ratelimit.Rate, key: str) -> str:
        """Where the moments of the attempts are kept, the latest first."""
        found: str = ratelimit.get_cache_key(
            request, app=self.app, action=self.action, rate=rate, key=key
        )
        return found


WRONG = Limit("login_failed")
# Each page that is limited as a whole.
PAGES = {
    "sign-in": Limit("login"),
    "change-password": Limit("change_password"),
    "account_reauthenticate": Limit("reauthenticate"),
    "account_reset_password": Limit("reset_password"),
    "account_reset_password_from_key": Limit("reset_password_from_key"),
    "mfa_login_webauthn": Limit("webauthn_login", "allauth.mfa"),
    "mfa_reauthenticate": Limit("reauthenticate"),
    "mfa_reauthenticate_webauthn": Limit("reauthenticate"),
}


def too_many_on_page(request: HttpRequest) -> HttpResponse:
    """What allauth answers when one of its pages was sent too often."""
    match = request.resolver_match
    limit = PAGES[match.url_name if match and match.url_name else ""]
    return too_many(request, limit, request.POST.get("email", "").lower())


def too_many(request: HttpRequest, limit: Limit, key: str) -> HttpResponse:
    seconds = wait(request, limit, key)
    # To the next whole minute: a moment early would be refused again.
    until = datetime.now(UTC) + timedelta(seconds=seconds + 60)
    status = HTTPStatus.TOO_MANY_REQUESTS
    response = render(request, "429.html", {"until": until}, status=status)
    response["Retry-After"] = str(ceil(seconds))
    return response


def let_in(request: HttpRequest, limit: Limit, key: str) -> None:
    """Forget the attempts on an account, not those from an address."""
    for rate in limit.rates:
        if rate.per == "key":
            cache.delete(limit.place(request, rate, key))


def count(request: HttpRequest, limit: Limit, key: str) -> None:
    """One attempt more; what its first rate refuses is not counted by the next."""
    ratelimit.consume(
        request, app=limit.app, action=limit.action, key=key, limit_get=True
    )


def wait(request: HttpRequest, limit: Limit, key: str) -> float:
    """How many seconds until every rate of the limit has room again."""
    places = {limit.place(request, rate, key): rate for rate in limit.rates}
    waits = [0.0]
    for place, attempts in cache.get_many(places).items():
        rate = places[place]
        if len(attempts) >= rate.amount:
            waits.append(attempts[rate.amount - 1] + rate.duration - time.time())
    return max(waits)
