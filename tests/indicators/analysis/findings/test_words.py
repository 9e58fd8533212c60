from __future__ import annotations

from fractions import Fraction

import pytest

from indicators.analysis.findings import words


@pytest.mark.parametrize(
    ("share", "trimmed", "text"),
    [("-248/4206", False, "5.90%"), ("0.06", True, "6%"), ("0.065", True, "6.5%")],
)
def test_a_share_is_told_without_its_sign(share: str, trimmed: bool, text: str) -> None:
    assert words.percent(Fraction(share), trim=trimmed) == text
