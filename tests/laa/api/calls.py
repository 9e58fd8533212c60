"""Calling the API in tests: tokens of a world's people, and short ways to ask."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client

from laa.plan.digests import digest_of
from laa.plan.models import ApiToken, User
from laa.plan.tokens.scopes import Scope

AT = datetime(2008, 10, 1, 9, tzinfo=UTC)


def token_of(user: User, scope: Scope = Scope.ENTER, **given: Any) -> str:
    """The secret of a new token."""
    secret = hashlib.sha256(
        f"{user.pk} {ApiToken.objects.count()}".encode()
    ).hexdigest()
    made = {
        "name": "Spreadsheet",
        "digest": digest_of(secret),
        "signed_in_with_second_factor": False,
        "made_at": AT,
        "expires_at": AT + timedelta(days=90),
    }
    ApiToken.objects.create(user=user, scope=scope, **(made | given))
    return secret


class Caller:
    """A program with a token; it knows no cookie."""

    def __init__(self, secret: str, **client: Any) -> None:
        self.client = Client(**client)
        self.secret = secret

    def get(self, address: str, **headers: str) -> HttpResponse:
        return self.send("get", address, headers=headers)

    def send(
        self,
        method: str,
        address: str,
        body: Any = None,
        headers: dict[str, str] | None = None,
    ) -> HttpResponse:
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        if body is None:
            sent = b""
        answered: HttpResponse = self.client.generic(
            method.upper(),
            address,
            sent,
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.secret}", **(headers or {})},
        )
        return answered


def caller(user: User, scope: Scope = Scope.ENTER, **given: Any) -> Caller:
    return Caller(token_of(user, scope, **given))
