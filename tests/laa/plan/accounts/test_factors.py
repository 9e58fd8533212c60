from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from cryptography.fernet import InvalidToken

from laa.plan.models import User
from tests.laa.plan.accounts.factors import SECRET, give_app


def test_the_database_does_not_hold_the_key_of_an_app_in_the_clear(ann: User) -> None:
    app = give_app(ann)

    assert SECRET not in str(app.data)
    assert get_adapter().decrypt(app.data["secret"]) == SECRET


def test_what_an_earlier_key_of_the_service_sealed_is_still_opened(
    settings: Any,
) -> None:
    sealed = get_adapter().encrypt(SECRET)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"

    assert get_adapter().decrypt(sealed) == SECRET


def test_without_the_key_nothing_is_opened(settings: Any) -> None:
    sealed = get_adapter().encrypt(SECRET)
    settings.SECRET_KEY = "another"

    with pytest.raises(InvalidToken):
        get_adapter().decrypt(sealed)


def test_passkeys_are_numbered_until_they_are_named(ann: User) -> None:
    assert get_adapter().generate_authenticator_name(ann, "webauthn") == "Passkey 1"


def test_apps_and_browsers_are_told_the_services_name(ann: User) -> None:
    url = get_adapter().build_totp_url(ann, SECRET)

    assert "issuer=Local%20Area%20Agreement%20monitor" in url
    assert "ann%40council.example" in url
