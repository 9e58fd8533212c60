"""A real identity provider, on this machine, and people who sign in there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import oidc_provider_mock
import requests
from django.test import Client

PEOPLE = {
    "ann": {"email": "Ann@Council.example", "email_verified": True},
    "ann-again": {"email": "ann@council.example", "email_verified": True},
    "ben": {"email": "ben@council.example", "email_verified": True},
    "unverified": {"email": "ann@council.example", "email_verified": False},
    "silent": {"email": "ann@council.example"},
    "foreign": {"email": "ann@police.example", "email_verified": True},
    "nearly": {"email": "ann@not-council.example", "email_verified": True},
    "nameless": {},
}


@contextmanager
def provider() -> Iterator[str]:
    """Its address."""
    users = [oidc_provider_mock.User(sub=k, claims={**v}) for k, v in PEOPLE.items()]
    with oidc_provider_mock.run_server_in_thread(user_claims=users) as server:
        yield f"http://127.0.0.1:{server.server_port}"


def configured(address: str) -> dict[str, Any]:
    """As laa.identity_providers tells allauth."""
    app = {
        "provider_id": "council",
        "name": "The Council",
        "client_id": "laa",
        "secret": "a secret",
        "settings": {"server_url": address, "domains": ("council.example",)},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def go_there(client: Client, **more: Any) -> str:
    """The address at the provider that the sign-in page leads to."""
    response = client.post("/sign-in/with/council/", more)
    assert response.status_code == 302
    return response["Location"]


def sign_in_there(address: str, sub: str) -> str:
    """What the provider sends the browser back to."""
    answer = requests.post(
        address, data={"sub": sub}, allow_redirects=False, timeout=10
    )
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"
