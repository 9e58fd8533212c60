"""What an indicator measures, what is known of it, and what is expected of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indicators.analysis.rates import rate
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter


class Kind(StrEnum):
    """How a quarter's figure is made, and how quarters make a year."""

    RATE = "rate"
    COUNT = "count"
    PERCENTAGE = "percentage"
    SCORE = "score"

    @property
    def adds_up(self) -> bool:
        """Whether a year is the sum of its quarters."""
        return self in {Kind.RATE, Kind.COUNT}


class Polarity(StrEnum):
    LOWER = "lower"
    HIGHER = "higher"

    @property
    def words(self) -> str:
        return f"{self.value.capitalize()} is better"

    @property
    def better(self) -> str:
        return "less" if self is Polarity.LOWER else "more"

    @property
    def worse(self) -> str:
        return "more" if self is Polarity.LOWER else "less"

    @property
    def limit(self) -> str:
        """What stands before the last value that is good enough."""
        return "At most" if self is Polarity.LOWER else "At least"


@dataclass(frozen=True)
class Measure:
    """A rate is per `per` of `base` (1,000 people), by the estimate `population`."""

    kind: Kind
    polarity: Polarity
    unit: str
    units: str
    decimals: int
    per: int = 1000
    base: str = "people"
    population: int | None = None

    @property
    def better(self) -> str:
        """Which way is better, of counts as one counts them: "340 or fewer"."""
        is_counted = self.kind.adds_up and self.polarity is Polarity.LOWER
        return "fewer" if is_counted else self.polarity.better

    def rate(self, count: float | None) -> float | None:
        """A count as a rate; None where the indicator has none or lacks its parts."""
        if self.kind is not Kind.RATE or self.population is None or count is None:
            return None
        return rate(count, self.population, self.per)


@dataclass(frozen=True)
class Reading:
    """A quarter's figure as entered: a count (of a denominator), or a score."""

    count: int | None = None
    denominator: int | None = None
    score: float | None = None

    def value(self, kind: Kind) -> float | None:
        """A count, a percentage from 0 to 100, or a score; None if incomplete."""
        if kind is Kind.SCORE:
            return self.score
        if kind is not Kind.PERCENTAGE or self.count is None:
            return self.count
        return 100 * self.count / self.denominator if self.denominator else None


@dataclass(frozen=True)
class Break:
    """From `day` on, values were recorded another way."""

    day: date
    title: str
    reason: str

    def parts(self, earlier: Quarter, later: Quarter) -> bool:
        """Whether it lies between two quarters."""
        return earlier.first_day < self.day <= later.first_day


@dataclass(frozen=True)
class Series:
    measure: Measure
    readings: Mapping[Quarter, Reading]
    breaks: tuple[Break, ...] = ()

    def value(self, quarter: Quarter) -> float | None:
        reading = self.readings.get(quarter)
        return reading.value(self.measure.kind) if reading else None

    def break_between(self, earlier: Quarter, later: Quarter) -> Break | None:
        return next((b for b in self.breaks if b.parts(earlier, later)), None)


@dataclass(frozen=True)
class Version:
    """Which agreement of targets; 1 is the plan's own, which counts from the start."""

    number: int = 1
    agreed_on: date | None = None
    counts_from: Quarter | None = None

    def counts_by(self, quarter: Quarter) -> bool:
        """Whether it counts from this quarter, or from an earlier one."""
        return self.counts_from is None or self.counts_from <= quarter

    def replaces(self, earlier: Version) -> bool:
        """Whether it counts from where `earlier` would, or from before that."""
        return earlier.counts_from is not None and self.counts_by(earlier.counts_from)


@dataclass(frozen=True)
class Targets:
    """
    One version of what is expected, with those that were agreed after it.

    `annual`: a value or the reason for none; `success_change`: -0.11 is 11% less.
    A baseline that was `recounted` is counted as figures were when it was agreed.
    `refreshed` are the later versions of the plan's own, in the order of their numbers:
    whoever judges a quarter asks for the one that counts `at` it.
    """

    annual: Mapping[FinancialYear, float | Nothing]
    baseline: float | None = None
    baseline_year: FinancialYear | None = None
    success_change: float | None = None
    tolerance: float = 0.05
    introduced: FinancialYear | None = None
    version: Version = Version()
    recounted: bool = False
    refreshed: tuple[Targets, ...] = ()

    def at(self, quarter: Quarter) -> Targets:
        """The version that counts for a quarter: the latest that counts by then."""
        later = reversed(self.refreshed)
        return next((one for one in later if one.version.counts_by(quarter)), self)

    @property
    def counting(self) -> tuple[Targets, ...]:
        """The plan's own, and of the later versions those not replaced before time."""
        kept = (
            one
            for place, one in enumerate(self.refreshed, start=1)
            if not any(
                later.version.replaces(one.version) for later in self.refreshed[place:]
            )
        )
        return (self, *kept)

    def at_end_of(self, year: FinancialYear) -> Targets:
        """The version that decides whether the year met its target."""
        return self.at(year.quarters[-1])

    def for_year(self, year: FinancialYear) -> float | Nothing:
        """Of this version."""
        return self.annual.get(year, Nothing.BLANK)

    def lies_before(self, parted: Break, quarter: Quarter) -> bool:
        """Whether a break parts the baseline, as it was counted, from a quarter."""
        year, agreed_on = self.baseline_year, self.version.agreed_on
        if year is None or (self.recounted and agreed_on and parted.day <= agreed_on):
            return False
        return parted.parts(year.quarters[0], quarter)

    @property
    def criterion(self) -> float | None:
        """The value that the success criterion asks for in the last year."""
        if self.baseline is None or self.success_change is None:
            return None
        return self.baseline * (1 + self.success_change)
