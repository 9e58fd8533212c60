"""What makes a password easy to guess, beside being short."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

ADDED = re.compile(r"^[\W\d_]+|[\W\d_]+$")


class UncommonPasswordValidator(CommonPasswordValidator):
    """
    Refuses a common password, and one that was only made longer.

    Most common passwords are shorter than ours may be, so they come dressed up: with
    digits and signs around them, or written twice.
    """

    def validate(self, password: str, user: Any = None) -> None:
        if 0 < (password + password).find(password, 1) < len(password):
            raise ValidationError(
                "This password says one thing again and again: "
                "choose one that does not repeat itself."
            )
        super().validate(password)
        super().validate(ADDED.sub("", password))

    def get_help_text(self) -> str:
        return (
            "It can’t be a common password, nor one that was only made longer: "
            "by digits and signs around it, or by writing it twice."
        )
