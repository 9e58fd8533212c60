from __future__ import annotations

import pytest

from laa import identity_providers

POLICE = {
    "LAA_OIDC": "police",
    "LAA_OIDC_POLICE_NAME": "West Midlands Police",
    "LAA_OIDC_POLICE_ISSUER": "https://login.police.example/tenant/",
    "LAA_OIDC_POLICE_CLIENT_ID": "laa",
    "LAA_OIDC_POLICE_CLIENT_SECRET": "a secret",
    "LAA_OIDC_POLICE_DOMAINS": "Police.example,wmp.example",
}
HEALTH = {
    name.replace("POLICE", "HEALTH_TRUST"): value.replace("olice", "ealth")
    for name, value in POLICE.items()
} | {"LAA_OIDC": "police, health-trust", "LAA_OIDC_HEALTH_TRUST_DOMAINS": "nhs.example"}


def test_without_the_setting_there_is_none() -> None:
    assert identity_providers.of({}, https=True) == []


def test_a_provider_is_told_by_its_own_settings() -> None:
    (police,) = identity_providers.of(POLICE, https=True)

    assert police.app == {
        "provider_id": "police",
        "name": "West Midlands Police",
        "client_id": "laa",
        "secret": "a secret",
        "settings": {
            "server_url": "https://login.police.example/tenant",
            "domains": ("police.example", "wmp.example"),
        },
    }
    assert police.origins == ("https://login.police.example",)


def test_there_may_be_several() -> None:
    found = identity_providers.of({**POLICE, **HEALTH}, https=True)

    assert [one.key for one in found] == ["police", "health-trust"]


def test_a_provider_may_lead_on_to_other_origins() -> None:
    more = {"LAA_OIDC_POLICE_ORIGINS": "https://adfs.police.example/adfs"}

    (police,) = identity_providers.of({**POLICE, **more}, https=True)

    assert police.origins[1:] == ("https://adfs.police.example",)


@pytest.mark.parametrize("name", [name for name in POLICE if name != "LAA_OIDC"])
def test_half_a_provider_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"so {name} must be set"):
        identity_providers.of({**POLICE, name: ""}, https=True)


def test_one_domain_is_spoken_for_by_one_provider() -> None:
    both = {**POLICE, **HEALTH, "LAA_OIDC_HEALTH_TRUST_DOMAINS": "wmp.example"}

    with pytest.raises(ValueError, match=r"'wmp\.example' is given to two"):
        identity_providers.of(both, https=True)


@pytest.mark.parametrize("key", ["Police", "9", "a/b"])
def test_a_key_is_fit_for_an_address(key: str) -> None:
    with pytest.raises(ValueError, match=f"LAA_OIDC names '{key}'"):
        identity_providers.of({"LAA_OIDC": key}, https=True)


@pytest.mark.parametrize(
    ("issuer", "https"),
    [("http://login.police.example", True), ("login.police.example", False)],
)
def test_a_provider_is_reached_over_https(issuer: str, https: bool) -> None:
    with pytest.raises(ValueError, match="begins with https://"):
        identity_providers.of({**POLICE, "LAA_OIDC_POLICE_ISSUER": issuer}, https=https)


def test_a_demonstration_may_have_one_on_its_own_machine() -> None:
    given = {**POLICE, "LAA_OIDC_POLICE_ISSUER": "http://127.0.0.1:9000"}

    (police,) = identity_providers.of(given, https=False)

    assert police.origins == ("http://127.0.0.1:9000",)
