"""What is kept of a secret that the service gave away."""

from __future__ import annotations

from hashlib import sha256


def digest_of(secret: str) -> str:
    """From it nobody can make the secret, which is too long to be guessed."""
    return sha256(secret.encode()).hexdigest()
