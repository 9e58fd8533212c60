"""Organisations whose people sign in with their own: told by the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_NEEDED = ("NAME", "ISSUER", "CLIENT_ID", "CLIENT_SECRET", "DOMAINS")


@dataclass(frozen=True)
class IdentityProvider:
    """`domains`: of the e-mail addresses that it may speak for."""

    key: str
    name: str
    issuer: str
    client_id: str
    secret: str
    domains: tuple[str, ...]
    origins: tuple[str, ...]

    @property
    def app(self) -> dict[str, Any]:
        """As allauth wants it told."""
        return {
            "provider_id": self.key,
            "name": self.name,
            "client_id": self.client_id,
            "secret": self.secret,
            "settings": {"server_url": self.issuer, "domains": self.domains},
        }


def of(environ: Mapping[str, str], *, https: bool) -> list[IdentityProvider]:
    """Those that LAA_OIDC names; ValueError names the setting that cannot be."""
    keys = _list(environ.get("LAA_OIDC", ""))
    found = [_provider(key, environ, https) for key in keys]
    domains = [domain for one in found for domain in one.domains]
    twice = sorted({domain for domain in domains if domains.count(domain) > 1})
    if twice:
        raise ValueError(
            f"The e-mail domain {twice[0]!r} is given to two identity providers: "
            "only one may speak for it"
        )
    return found


def _provider(key: str, environ: Mapping[str, str], https: bool) -> IdentityProvider:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", key):
        raise ValueError(
            f"LAA_OIDC names {key!r}: use small letters, digits and hyphens, as police"
        )
    prefix = f"LAA_OIDC_{key.upper().replace('-', '_')}_"
    given = {name: environ.get(prefix + name, "") for name in (*_NEEDED, "ORIGINS")}
    for name in _NEEDED:
        if not given[name]:
            raise ValueError(f"LAA_OIDC names {key!r}, so {prefix}{name} must be set")
    issuer = given["ISSUER"].rstrip("/")
    origins = (issuer, *_list(given["ORIGINS"]))
    return IdentityProvider(
        key=key,
        name=given["NAME"],
        issuer=issuer,
        client_id=given["CLIENT_ID"],
        secret=given["CLIENT_SECRET"],
        domains=tuple(domain.lower() for domain in _list(given["DOMAINS"])),
        origins=tuple(_origin(prefix, address, https) for address in origins),
    )


def _origin(prefix: str, address: str, https: bool) -> str:
    url = urlsplit(address)
    if url.scheme not in ({"https"} if https else {"http", "https"}) or not url.netloc:
        raise ValueError(
            f"{prefix}ISSUER or {prefix}ORIGINS has {address!r}: "
            "write an address that begins with https://"
        )
    return f"{url.scheme}://{url.netloc}"


def _list(text: str) -> list[str]:
    return [item.strip() for item in text.split(",") if item.strip()]
