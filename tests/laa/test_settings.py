from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client

from tests.factories.plan import UserFactory

IN_EARNEST = {
    "LAA_HTTPS": "1",
    "LAA_SECRET_KEY": "new",
    "LAA_HOSTS": "laa.example",
    "LAA_URL": "https://laa.example",
}


def in_earnest(expression: str, **environment: str) -> str:
    """What a service in earnest has as this setting; read in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", f"from laa import settings; print({expression})"],
        env={**os.environ, **IN_EARNEST, **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def test_cookies_are_for_the_service_alone() -> None:
    names = ("NAME", "SECURE", "HTTPONLY", "SAMESITE")
    asked = [f"settings.{c}_COOKIE_{n}" for c in ("SESSION", "CSRF") for n in names]

    assert in_earnest(f"({', '.join(asked)})") == str(
        ("__Host-laa-session", True, True, "Lax", "__Host-laa-form", True, True, "Lax")
    )


def test_browsers_are_told_to_use_https_for_a_year() -> None:
    asked = "(settings.SECURE_HSTS_SECONDS, settings.SECURE_SSL_REDIRECT)"

    assert in_earnest(asked) == "(31536000, True)"


SIGNED_BEFORE = """
from django.conf import settings
from django.core import signing
settings.SECRET_KEY, now = "old", settings.SECRET_KEY
settings.SECRET_KEY_FALLBACKS, fallbacks = [], settings.SECRET_KEY_FALLBACKS
signed = signing.dumps("kept")
settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = now, fallbacks
print(signing.loads(signed), signing.dumps("x") != signed)
"""


def test_what_an_earlier_key_signed_still_counts() -> None:
    rotated = {"LAA_SECRET_KEY_FALLBACKS": "old,older"}

    assert in_earnest("settings.SECRET_KEY_FALLBACKS", **rotated) == "['old', 'older']"
    done = subprocess.run(
        [sys.executable, "-c", SIGNED_BEFORE],
        env={
            **os.environ,
            **IN_EARNEST,
            **rotated,
            "DJANGO_SETTINGS_MODULE": "laa.settings",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["kept", "True"]


@pytest.mark.django_db
def test_nobody_is_signed_out_by_a_new_key(settings: Any) -> None:
    client = Client()
    client.force_login(UserFactory())

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [settings.SECRET_KEY]
    assert client.get("/").status_code == 200
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "newer", []
    assert client.get("/").status_code == 302
