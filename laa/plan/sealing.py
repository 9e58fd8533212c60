"""
What was checked, kept until it is confirmed: in the page itself, signed.

Only who checked it may confirm it, for the same thing, and within an hour.
"""

from __future__ import annotations

from typing import Any

from django.core import signing

from laa.plan.models import ActionPlan, User

SECONDS = 3600


def seal(kept: Any, *, of: str, by: User, plan: ActionPlan) -> str:
    """`kept` as JSON has it; `of` says what it is, and of what part of the plan."""
    return signing.dumps(kept, salt=_salt(of, by, plan), compress=True)


def unseal(sealed: str, *, of: str, by: User, plan: ActionPlan) -> Any:
    """None where it is too old, was changed, or is another's."""
    try:
        return signing.loads(sealed, salt=_salt(of, by, plan), max_age=SECONDS)
    except signing.BadSignature:
        return None


def _salt(of: str, by: User, plan: ActionPlan) -> str:
    return f"{of}:{by.pk}:{plan.pk}"
