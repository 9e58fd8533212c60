"""By when a quarter's returns, their sign-off and the actions' updates are due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from laa.plan.periods import Quarter

LONGEST = 180


@dataclass(frozen=True)
class Deadlines:
    """Days after a quarter's end; ValueError if they cannot be."""

    entry: int
    sign_off: int
    updates: int

    def __post_init__(self) -> None:
        for days in (self.entry, self.sign_off, self.updates):
            if not 0 <= days <= LONGEST:
                raise ValueError(f"{days} days: use 0 to {LONGEST}")
        if self.sign_off < self.entry:
            raise ValueError(
                f"sign-off after {self.sign_off} days is before entry, {self.entry}"
            )

    def __str__(self) -> str:
        return (
            f"returns after {self.entry} days, sign-off after {self.sign_off}, "
            f"updates of actions after {self.updates}"
        )

    def entry_due(self, quarter: Quarter) -> date:
        return quarter.last_day + timedelta(days=self.entry)

    def sign_off_due(self, quarter: Quarter) -> date:
        return quarter.last_day + timedelta(days=self.sign_off)

    def updates_due(self, quarter: Quarter) -> date:
        return quarter.last_day + timedelta(days=self.updates)

    def last_due(self, quarter: Quarter) -> date:
        return quarter.last_day + timedelta(days=max(self.sign_off, self.updates))
