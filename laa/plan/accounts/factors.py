"""Second factors: what allauth asks of the service about them."""

from __future__ import annotations

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from laa.plan.models import User

SERVICE = "Local Area Agreement monitor"


class FactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That is not the code of this moment, nor a recovery code "
        "that is still unused: enter the one that your app shows now",
    }

    def encrypt(self, text: str) -> str:
        """Whoever reads the database alone cannot make anybody's codes."""
        return _sealing().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _sealing().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return f"Passkey {number}"

    def _get_site_name(self) -> str:
        return SERVICE


def _sealing() -> MultiFernet:
    """By the service's key; what an earlier key sealed is still opened."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key_of(secret)) for secret in keys])


def _key_of(secret: str) -> bytes:
    """For this use only, so that nothing else made of the secret opens it."""
    digest = hashlib.sha256(b"second factors:" + secret.encode()).digest()
    return base64.urlsafe_b64encode(digest)
