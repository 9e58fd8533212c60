from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.population.terms import doubt


@pytest.mark.parametrize("number", [1_000, 309_800, Decimal("309800.0"), 10_000_000])
def test_as_many_as_live_in_an_area_are_not_doubted(number: Decimal | int) -> None:
    assert doubt(number) == ""


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (
            Decimal("309.8"),
            "a number of people is whole. If it counts thousands, they are 309,800 "
            "people",
        ),
        (Decimal("305186.25"), "a number of people is whole"),
        (
            310,
            "no area of an agreement has fewer than 1,000 people. If it counts "
            "thousands, they are 310,000 people",
        ),
        (0, "no area of an agreement has fewer than 1,000 people"),
        (309_800_000, "no area of an agreement has more than 10,000,000 people"),
    ],
)
def test_what_cannot_be_meant_is_told_with_what_may_be(
    number: Decimal | int, why: str
) -> None:
    assert doubt(number) == why
