"""Second factors in tests: an app that makes codes, and the codes of a moment."""

from __future__ import annotations

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp

from laa.plan.models import User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_of(secret: str, *, later: int = 0) -> str:
    """What an app shows now, or some half minutes later."""
    counter = int(time.time()) // 30 + later
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def give_app(user: User, secret: str = SECRET) -> Authenticator:
    app: Authenticator = totp.TOTP.activate(user, secret).instance
    return app


def give_recovery_codes(user: User) -> list[str]:
    codes: list[str] = RecoveryCodes.activate(user).generate_codes()
    return codes
