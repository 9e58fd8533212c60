from __future__ import annotations

from datetime import date

import pytest

from laa.plan.deadlines import Deadlines
from laa.plan.periods import Quarter

Q1 = Quarter(2008, 1)


def test_days_are_counted_from_the_quarters_last_day() -> None:
    deadlines = Deadlines(entry=30, sign_off=45, updates=0)

    assert deadlines.entry_due(Q1) == date(2008, 7, 30)
    assert deadlines.sign_off_due(Q1) == date(2008, 8, 14)
    assert deadlines.updates_due(Q1) == date(2008, 6, 30)


@pytest.mark.parametrize(("updates", "day"), [(0, 14), (45, 14), (46, 15)])
def test_the_last_of_them_is_sign_off_or_the_updates(updates: int, day: int) -> None:
    assert Deadlines(30, 45, updates).last_due(Q1) == date(2008, 8, day)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((-1, 45, 30), "-1 days: use 0 to 180"),
        ((30, 181, 30), "181 days: use 0 to 180"),
        ((30, 45, 181), "181 days: use 0 to 180"),
        ((46, 45, 30), "sign-off after 45 days is before entry, 46"),
    ],
)
def test_what_cannot_be_is_refused(days: tuple[int, int, int], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Deadlines(*days)
