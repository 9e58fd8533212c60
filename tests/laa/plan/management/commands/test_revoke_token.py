from __future__ import annotations

from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from laa.plan.models import ApiToken
from tests.factories.plan import NOW, ApiTokenFactory

pytestmark = pytest.mark.django_db
SECRET = "laa_found-in-a-chat"


@pytest.fixture(autouse=True)
def _in_october(settings: Any) -> None:
    settings.TODAY = date(2008, 10, 20)


@pytest.fixture
def token() -> ApiToken:
    made: ApiToken = ApiTokenFactory(
        secret=SECRET, name="Excel", user__name="Ann", user__email="ann@a.example"
    )
    return made


def revoke(monkeypatch: pytest.MonkeyPatch, typed: str) -> str:
    out = StringIO()
    monkeypatch.setattr("sys.stdin", StringIO(typed))
    call_command("revoke_token", stdout=out)
    return out.getvalue()


def test_a_token_is_ended_by_its_secret(
    token: ApiToken, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = revoke(monkeypatch, f"{SECRET}\n")

    token.refresh_from_db()
    assert token.revoked == ApiToken.Revoked.BY_HAND
    assert said.startswith("“Excel” of Ann is revoked")
    assert SECRET not in said


def test_its_person_is_told_what_to_do(
    token: ApiToken,
    monkeypatch: pytest.MonkeyPatch,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        revoke(monkeypatch, SECRET)

    (letter,) = mailoutbox
    assert letter.to == ["ann@a.example"]
    assert "Your API token “Excel” was found where others could read it" in letter.body
    assert reverse("tokens") in letter.body
    assert SECRET not in letter.body


@pytest.mark.parametrize("typed", ["", "laa_another", SECRET[:-1]])
def test_what_is_no_token_is_told(
    token: ApiToken, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    with pytest.raises(CommandError, match="No token of this service is that"):
        revoke(monkeypatch, typed)


def test_what_has_ended_already_is_told(
    token: ApiToken, monkeypatch: pytest.MonkeyPatch
) -> None:
    revoke(monkeypatch, SECRET)

    with pytest.raises(CommandError, match="“Excel” was revoked already"):
        revoke(monkeypatch, SECRET)


def test_what_has_expired_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    ApiTokenFactory(
        secret=SECRET,
        made_at=NOW - timedelta(days=9),
        expires_at=NOW - timedelta(days=2),
    )

    with pytest.raises(CommandError, match="has expired"):
        revoke(monkeypatch, SECRET)
