"""What allauth brings is reached only where this service shows it in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import unwrap
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.urls import URLPattern, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

from laa.plan.accounts import urls

# Passkeys sign in from the sign-in page: their own only answers its script.
WITHOUT_A_CLASS = {
    "mfa_login_webauthn": "account/login.html",
    "openid_connect_login": "socialaccount/login.html",
    "openid_connect_callback": "socialaccount/authentication_error.html",
}


def templates() -> Iterator[str]:
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        if pattern.name in WITHOUT_A_CLASS:
            yield WITHOUT_A_CLASS[pattern.name]
        else:
            yield getattr(pattern.callback, "view_class").template_name  # noqa: B009


@pytest.mark.parametrize("name", sorted({*templates()} - {"account/logout.html"}))
def test_every_page_of_allauth_has_a_template_of_ours(name: str) -> None:
    file = Path(get_template(name).template.origin.name)  # type: ignore[attr-defined]

    assert file.is_relative_to(settings.BASE_DIR / "templates")


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_logout",
        "account_inactive",
        "account_email",
        "account_confirm_login_code",
        "account_request_reauthentication_code",
    ],
)
def test_what_this_service_has_not_has_no_address(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_all_that_comes_from_allauth_is_in_one_place() -> None:
    found = {
        pattern.name
        for resolver in get_resolver().url_patterns
        for pattern in getattr(resolver, "url_patterns", [])
        if isinstance(pattern, URLPattern)
        and unwrap(pattern.callback).__module__.startswith("allauth")
    }

    assert found == set()
