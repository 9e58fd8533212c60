from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "Password2026!",
        "!!!sunshine!!!",
        "2026letmein2026",
        "qwertyuiop12",
        "1234567890123",
    ],
)
def test_a_common_password_is_as_common_with_digits_and_signs_around_it(
    password: str,
) -> None:
    with pytest.raises(ValidationError, match="This password is too common"):
        validate_password(password)


@pytest.mark.parametrize(
    "password", ["111111111111", "passwordpassword", "abcabcabcabc"]
)
def test_a_password_that_repeats_itself_is_as_short_as_what_it_repeats(
    password: str,
) -> None:
    with pytest.raises(ValidationError, match="again and again"):
        validate_password(password)


@pytest.mark.parametrize(
    "password",
    ["plain speaking 1908", "herring sunshine 27", "904417350268", "correct horse cor"],
)
def test_a_long_password_of_ones_own_passes(password: str) -> None:
    validate_password(password)


def test_the_rules_are_told_in_words() -> None:
    told = " ".join(password_validators_help_texts())

    assert "at least 12 characters" in told
    assert "digits and signs around it" in told
