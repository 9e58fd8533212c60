"""Financial years and their quarters: order, arithmetic, parsing, bounds, labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

QUARTERS_IN_A_YEAR = 4
_FIRST_MONTH = 4
_QUARTER_SLUG = re.compile(r"(?P<year>\d{4})-(?P<next>\d{2})-q(?P<number>[1-4])")


@dataclass(frozen=True, order=True)
class FinancialYear:
    """April to March, named by the calendar year in which it starts."""

    start: int

    def __str__(self) -> str:
        return f"{self.start}/{(self.start + 1) % 100:02}"

    def __add__(self, years: int) -> FinancialYear:
        return FinancialYear(self.start + years)

    @property
    def first_day(self) -> date:
        return date(self.start, _FIRST_MONTH, 1)

    @property
    def last_day(self) -> date:
        return date(self.start + 1, 3, 31)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return tuple(Quarter(self.start, n) for n in range(1, QUARTERS_IN_A_YEAR + 1))


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a financial year; number 1 is April to June."""

    start: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= QUARTERS_IN_A_YEAR:
            raise ValueError(f"{self.number} is not a quarter: use 1 to 4")

    def __str__(self) -> str:
        return f"{self.year} Q{self.number}"

    def __add__(self, quarters: int) -> Quarter:
        years, index = divmod(self.number - 1 + quarters, QUARTERS_IN_A_YEAR)
        return Quarter(self.start + years, index + 1)

    def __sub__(self, quarters: int) -> Quarter:
        return self + -quarters

    @property
    def year(self) -> FinancialYear:
        return FinancialYear(self.start)

    @property
    def slug(self) -> str:
        """As in a web address: "2008-09-q1"."""
        return f"{self.start}-{(self.start + 1) % 100:02}-q{self.number}"

    @property
    def first_day(self) -> date:
        month = _FIRST_MONTH + 3 * (self.number - 1)
        return date(self.start + (month > 12), (month - 1) % 12 + 1, 1)

    @property
    def last_day(self) -> date:
        return (self + 1).first_day - timedelta(days=1)

    @property
    def reported_until(self) -> date:
        """The last day on which what is recorded still belongs to its report."""
        return (self + 1).last_day

    def known_by(self, today: date) -> date:
        """The day by which its report judges what is known and what is late."""
        return min(today, self.reported_until)

    def has_ended(self, today: date) -> bool:
        return today > self.last_day

    @classmethod
    def of_day(cls, day: date) -> Quarter:
        """The quarter that a day falls in."""
        months = day.month - _FIRST_MONTH
        return cls(day.year - (months < 0), months % 12 // 3 + 1)

    @classmethod
    def from_slug(cls, slug: str) -> Quarter:
        """Read "2008-09-q1"; ValueError names what was given and what is allowed."""
        found = _QUARTER_SLUG.fullmatch(slug)
        if found:
            quarter = cls(int(found["year"]), int(found["number"]))
            if quarter.slug == slug:
                return quarter
        raise ValueError(f"'{slug}' is not a quarter: write it as 2008-09-q1")
