"""How many requests a token may make, and wrong ones, counted by all processes."""

from __future__ import annotations

from math import ceil
from time import time
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from laa.api.problems import Kind, Problem
from laa.plan.accounts import throttling
from laa.plan.models import ApiToken

SECONDS = 60
WRONG = throttling.Limit("api_token")
TOO_MANY_WRONG = (
    "Tokens that open nothing came too often: this one, or several from your network "
    "address. Look at the token, then wait as long as the header Retry-After says."
)


class Standing(NamedTuple):
    """What is left of the minute: so many requests, in so many seconds."""

    left: int
    seconds: int

    @property
    def headers(self) -> dict[str, str]:
        """As in the IETF's draft of RateLimit header fields."""
        quota = settings.API_REQUESTS_A_MINUTE
        return {
            "RateLimit-Policy": f'"token";q={quota};w={SECONDS}',
            "RateLimit": f'"token";r={self.left};t={self.seconds}',
        }


def count(token: ApiToken) -> Standing:
    """
    One request more of this token, or a Problem.

    Two requests at one moment may count as one: it is a brake and no meter.
    """
    now = time()
    key = f"api:{token.pk}:{int(now // SECONDS)}"
    made, seconds = cache.get(key, 0) + 1, ceil(SECONDS - now % SECONDS)
    standing = Standing(max(0, settings.API_REQUESTS_A_MINUTE - made), seconds)
    if made > settings.API_REQUESTS_A_MINUTE:
        wait = {"Retry-After": str(seconds), **standing.headers}
        raise Problem(Kind.TOO_MANY, headers=wait)
    cache.set(key, made, SECONDS)
    return standing


def refuse_guessing(request: HttpRequest, secret: str) -> None:
    """Before it is looked up, so that a guesser learns of no right one either."""
    if seconds := ceil(throttling.wait(request, WRONG, secret)):
        raise Problem(
            Kind.TOO_MANY, TOO_MANY_WRONG, headers={"Retry-After": str(seconds)}
        )


def count_wrong(request: HttpRequest, secret: str) -> None:
    throttling.count(request, WRONG, secret)
