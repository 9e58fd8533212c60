"""A plan as the rules read it: what it states, what it prints, what is signed off."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from indicators.analysis.estimates import Estimate
from indicators.analysis.measure import Measure, Series, Targets
from indicators.analysis.repopulation import repopulated
from indicators.analysis.words import targets_of
from laa.plan.findings import Where
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear, Quarter

Period = FinancialYear | Quarter


class Part(StrEnum):
    """What of an indicator, or of the plan, a finding is about."""

    BASELINE = "baseline"
    TARGET = "target"
    ACTUAL = "actual"
    TARGET_MET = "target met"
    CRITERION = "success criterion"
    INTRODUCTION = "introduction"
    POPULATION = "population"
    OWNER = "indicator owner"
    EXPERT = "technical data expert"


# As long as figures are: the longest still leaves room for exact arithmetic.
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?")


def number(text: str) -> Decimal | None:
    """
    A printed number, with the decimals that it is printed with; None if it is none.

    Thousands separators are left out: "4,206" is 4206. "N/A" and "" are no numbers.
    """
    plain = text.replace(",", "").strip()
    return Decimal(plain) if _NUMBER.fullmatch(plain) else None


def exact(value: float) -> Fraction:
    """A float as it is written: 0.11, and not the binary number next to it."""
    return Fraction(repr(value))


@dataclass(frozen=True)
class Printed:
    """A figure and its rate as a section of the document prints them."""

    section: int
    part: Part
    period: Period
    figure: str
    rate: str = ""

    @property
    def place(self) -> tuple[Part, Period]:
        return self.part, self.period


@dataclass(frozen=True)
class Rated:
    """A printed figure that has both a count and a rate, read as numbers."""

    printed: Printed
    count: Decimal
    rate: Decimal


@dataclass(frozen=True)
class PlannedIndicator:
    """
    An indicator of a plan.

    `yearly_change` is stated as a share: -0.04 is 4 % less each year. `baseline` and
    each target that is not given has the reason for that; a blank is a reason too.
    `is_target` is False for an indicator that only tracks progress. `estimate` is that
    of the population which its rates rest on. `later` is the indicator as later
    versions of its targets have it.
    """

    code: str
    series: Series
    targets: Targets
    is_target: bool = True
    yearly_change: float | None = None
    baseline_nothing: Nothing = Nothing.BLANK
    printed: tuple[Printed, ...] = ()
    as_at: Mapping[Quarter, date] = field(default_factory=dict)
    address: str = ""
    estimate: Estimate | None = None
    later: tuple[PlannedIndicator, ...] = ()

    @property
    def versions(self) -> tuple[PlannedIndicator, ...]:
        """As the plan itself has it, then as each later version does."""
        return (self, *self.later)

    def resting_on(self, estimate: Estimate) -> PlannedIndicator:
        """As if its rates rested on an estimate."""
        return replace(
            self,
            series=repopulated(self.series, estimate.persons),
            estimate=estimate,
            later=tuple(one.resting_on(estimate) for one in self.later),
        )

    def told(self, words: str) -> str:
        """What is found of a later version is told as of it."""
        version = self.targets.version
        return words if version.number == 1 else f"In {targets_of(version)}: {words}"

    @property
    def measure(self) -> Measure:
        return self.series.measure

    def where(self, part: Part, period: Period | None = None) -> Where:
        return Where(self.code, part, period, address=self.address)

    @property
    def rated(self) -> Iterator[Rated]:
        for printed in self.printed:
            count, rate = number(printed.figure), number(printed.rate)
            if count is not None and rate is not None:
                yield Rated(printed, count, rate)

    def target(self, year: FinancialYear) -> Fraction | None:
        value = self.targets.for_year(year)
        return None if isinstance(value, Nothing) else exact(value)


@dataclass(frozen=True)
class PlanReading:
    """
    A plan and the day on which it is read: what is due depends on that. `estimates` are
    all that are held of its area's population.
    """

    years: tuple[FinancialYear, ...]
    indicators: tuple[PlannedIndicator, ...]
    today: date
    names_owner: bool = True
    names_expert: bool = True
    estimates: tuple[Estimate, ...] = ()

    def resting_on(self, estimate: Estimate, codes: Collection[str]) -> PlanReading:
        """As if the rates of these indicators rested on an estimate."""
        indicators = (
            one.resting_on(estimate) if one.code in codes else one
            for one in self.indicators
        )
        return replace(self, indicators=tuple(indicators))

    @property
    def versions(self) -> Iterator[PlannedIndicator]:
        """Each indicator as each version of its targets has it."""
        for indicator in self.indicators:
            yield from indicator.versions
