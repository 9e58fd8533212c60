"""Estimates of how many people live in an area, as rates and rules know them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from laa.plan.numbers import shown


@dataclass(frozen=True)
class Estimate:
    """
    Of the middle of a year, as one vintage has it.

    `added_at` is None of one that came with its plan; `chosen_at` is when the plan last
    chose it for its rates, None where it never did.
    """

    year: int
    vintage: str
    persons: int
    published_on: date | None = None
    added_at: datetime | None = None
    chosen_at: datetime | None = None

    @property
    def told(self) -> str:
        """ "305,186 (mid-2008, revised after the 2011 census)"."""
        return f"{shown(self.persons)} (mid-{self.year}, {self.vintage})"

    def is_newer_than(self, used: Estimate) -> bool:
        """
        By the days of publication; where one is not known, by whether it was added
        after the other was chosen, or else after that one was added.
        """
        if self.published_on and used.published_on:
            return self.published_on > used.published_on
        since = used.chosen_at or used.added_at
        return self.added_at is not None and (since is None or self.added_at > since)
