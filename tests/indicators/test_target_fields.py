"""Targets and shares as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indicators.target_fields import PercentField, TargetField
from laa.plan.nothing import Nothing

WHOLE = TargetField(label="Target", decimals=0)
FINE = TargetField(label="Target", decimals=1)
SHARE = PercentField(label="Yearly change", smallest=-100, below=1000)
NEEDED = PercentField(label="Tolerance", smallest=0, below=100, required=True)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("353", Decimal(353)),
        (" 4,122 ", Decimal(4122)),
        ("0", Decimal(0)),
        ("-5", Decimal(-5)),
        ("−5", Decimal(-5)),
        ("", Nothing.BLANK),
        (None, Nothing.BLANK),
        ("n/a", Nothing.NOT_APPLICABLE),
        ("Not applicable", Nothing.NOT_APPLICABLE),
        ("To be  determined", Nothing.TO_BE_DETERMINED),
        ("TBD", Nothing.TO_BE_DETERMINED),
    ],
)
def test_a_target_is_a_number_or_one_of_three_nothings(
    typed: str | None, value: Decimal | Nothing
) -> None:
    assert WHOLE.clean(typed) == value
    assert type(WHOLE.clean(typed)) is type(value)


def test_a_percentage_may_have_the_indicators_decimals() -> None:
    assert FINE.clean("13.7") == Decimal("13.7")


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        (WHOLE, "about 350", "'about 350' is not a target: enter a number such as 353"),
        (WHOLE, "4,12", "'4,12' is not a target"),
        (WHOLE, "3٣3", "'3٣3' is not a target"),
        (WHOLE, "9" * 200, "is not a target"),
        (WHOLE, "352.97", "'352.97' has 2 digits after the point: enter at most 0"),
        (WHOLE, "1,000,000,000", "1,000,000,000 cannot be: enter at most 999,999,999"),
        (SHARE, "four", "'four' is not a number: enter per cent, such as 5 or 2.5"),
        (SHARE, "4.125", "'4.125' has 3 digits after the point: enter at most 2"),
        (SHARE, "-101", "-101 cannot be: enter per cent from -100 to less than 1,000"),
        (NEEDED, "100", "100 cannot be: enter per cent from 0 to less than 100"),
        (NEEDED, "", "Enter the tolerance"),
    ],
)
def test_what_was_typed_is_refused_in_words(
    field: TargetField | PercentField, typed: str, words: str
) -> None:
    with pytest.raises(ValidationError, match=words.split(":")[0]) as caught:
        field.clean(typed)

    assert words in caught.value.messages[0]


@pytest.mark.parametrize(
    ("typed", "share"),
    [("-11", "-0.11"), ("2.5%", "0.025"), ("0", "0"), ("−4 %", "-0.04"), ("", None)],
)
def test_per_cent_becomes_a_share(typed: str, share: str | None) -> None:
    assert SHARE.clean(typed) == (None if share is None else Decimal(share))


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        (Decimal("353.0000"), "353"),
        (Decimal("13.70"), "13.7"),
        (Decimal("100"), "100"),
        (Nothing.BLANK, ""),
        (Nothing.NOT_APPLICABLE, "N/A"),
        (Nothing.TO_BE_DETERMINED, "To be determined"),
        ("as typed", "as typed"),
    ],
)
def test_what_is_stored_is_shown_as_it_would_be_typed(
    stored: object, shown: str
) -> None:
    assert WHOLE.prepare_value(stored) == shown


def test_a_share_is_shown_in_per_cent_and_typing_stays() -> None:
    assert SHARE.prepare_value(Decimal("-0.1100")) == "-11"
    assert SHARE.prepare_value(Decimal("0.0250")) == "2.5"
    assert SHARE.prepare_value("about 4") == "about 4"
