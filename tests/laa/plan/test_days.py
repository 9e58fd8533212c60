from __future__ import annotations

from datetime import date

from laa.plan.days import in_words


def test_a_day_is_written_without_a_leading_zero() -> None:
    assert in_words(date(2008, 6, 30)) == "30 June 2008"
    assert in_words(date(2008, 7, 1)) == "1 July 2008"
