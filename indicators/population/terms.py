"""What an estimate states, and how many people can be meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from laa.plan.numbers import Number, shown

# The areas of agreements are districts, counties and cities. Fewer are taken for
# thousands by mistake, more for people that were multiplied.
LEAST, MOST = 1_000, 10_000_000
THOUSAND = 1_000


@dataclass(frozen=True)
class Terms:
    """An estimate that is to be added; a day of publication may be unknown."""

    year: int
    vintage: str
    persons: int
    source: str
    published_on: date | None = None


def doubt(number: Number) -> str:
    """Why so many people cannot be meant, with what may be; empty if they can."""
    if number != int(number):
        return f"a number of people is whole{_thousands(number)}"
    if number < LEAST:
        return (
            f"no area of an agreement has fewer than {shown(LEAST)} people"
            f"{_thousands(number)}"
        )
    if number > MOST:
        return f"no area of an agreement has more than {shown(MOST)} people"
    return ""


def _thousands(number: Number) -> str:
    """Asked, never guessed."""
    meant = number * THOUSAND
    if meant != int(meant) or not LEAST <= meant <= MOST:
        return ""
    return f". If it counts thousands, they are {shown(meant)} people"
