from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from indicators.analysis.estimates import Estimate

EARLY, LATE = datetime(2009, 9, 1, tzinfo=UTC), datetime(2013, 5, 1, tzinfo=UTC)
FIRST = date(2009, 8, 27)
REVISED = date(2013, 4, 30)


def mid_2008(**known: object) -> Estimate:
    return Estimate(2008, "as first published", 309_800, **known)  # type: ignore[arg-type]


def test_an_estimate_is_told_with_its_year_and_vintage() -> None:
    assert mid_2008().told == "309,800 (mid-2008, as first published)"


@pytest.mark.parametrize(
    ("one", "used", "newer"),
    [
        # By publication, where both days are known, whenever they were added.
        ({"published_on": REVISED}, {"published_on": FIRST}, True),
        ({"published_on": FIRST, "added_at": LATE}, {"published_on": REVISED}, False),
        ({"published_on": FIRST}, {"published_on": FIRST}, False),
        # Else by the choice: what was there when it was made was passed over.
        ({"added_at": LATE}, {"chosen_at": EARLY}, True),
        ({"added_at": EARLY, "published_on": FIRST}, {"chosen_at": LATE}, False),
        # Else by when each was added; what came with the plan came first.
        ({"added_at": LATE}, {"added_at": EARLY}, True),
        ({"added_at": EARLY}, {"added_at": LATE}, False),
        ({"added_at": EARLY}, {}, True),
        ({}, {"added_at": EARLY}, False),
        ({}, {}, False),
    ],
)
def test_which_of_two_is_newer(
    one: dict[str, object], used: dict[str, object], newer: bool
) -> None:
    assert mid_2008(**one).is_newer_than(mid_2008(**used)) is newer
