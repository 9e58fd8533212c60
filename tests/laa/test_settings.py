from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from laa import settings  # noqa: TID251  its own tests read the file itself
from tests.factories.plan import UserFactory


@pytest.mark.parametrize(("value", "meaning"), [("1", True), ("0", False), ("", False)])
def test_a_flag_is_1_or_0(
    value: str, meaning: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAA_TRY", value)

    assert settings.env_flag("LAA_TRY") is meaning


def test_any_other_flag_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAA_TRY", "yes")

    with pytest.raises(ValueError, match="LAA_TRY is 'yes': set it to 1 or 0"):
        settings.env_flag("LAA_TRY")


def test_a_choice_is_one_of_those_that_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert settings.env_choice("LAA_TRY", "plain", "json") == "plain"

    monkeypatch.setenv("LAA_TRY", "json")

    assert settings.env_choice("LAA_TRY", "plain", "json") == "json"

    monkeypatch.setenv("LAA_TRY", "xml")

    with pytest.raises(ValueError, match="LAA_TRY is 'xml': set it to plain or json"):
        settings.env_choice("LAA_TRY", "plain", "json")


def test_a_list_is_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAA_TRY", "one.example,two.example,")

    assert settings.env_list("LAA_TRY", "") == ["one.example", "two.example"]


@pytest.mark.parametrize(("value", "meaning"), [("", 1), ("0", 0), ("2", 2)])
def test_a_count_is_a_whole_number(
    value: str, meaning: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAA_TRY", value)

    assert settings.env_count("LAA_TRY", 1) == meaning


@pytest.mark.parametrize("value", ["two", "-1", "1.5"])
def test_any_other_count_is_refused(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAA_TRY", value)

    with pytest.raises(ValueError, match=f"LAA_TRY is '{value}': set it to a whole"):
        settings.env_count("LAA_TRY", 1)


def test_today_is_the_real_one_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.env_date("LAA_TRY") is None

    monkeypatch.setenv("LAA_TRY", "2008-10-20")

    assert settings.env_date("LAA_TRY") == date(2008, 10, 20)


def test_a_given_key_is_used(tmp_path: Path) -> None:
    assert settings.secret_key("given", True, tmp_path / "key") == "given"


def test_all_processes_of_a_clone_share_a_key(tmp_path: Path) -> None:
    first = settings.secret_key("", False, tmp_path / "key")

    assert settings.secret_key("", False, tmp_path / "key") == first


def test_a_service_in_earnest_has_its_key_given(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"LAA_SECRET_KEY is not set: .* long random"):
        settings.secret_key("", True, tmp_path / "key")


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
