"""Why a change of money was not made."""

from __future__ import annotations

from laa.plan.refusals import Refusal, Refused


class MoneyRefused(Refused):
    """A change of money that may not be."""


def refuse(*found: Refusal | None) -> None:
    """Say all that is wrong at once; without any, do nothing."""
    if refusals := [refusal for refusal in found if refusal]:
        raise MoneyRefused(*refusals)


def reason_missing(reason: str, what: str) -> Refusal | None:
    if reason.strip():
        return None
    return Refusal(f"Enter why {what}: the reason is kept with it.", "reason")
