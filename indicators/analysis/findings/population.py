"""The population that counts and rates imply, and which of them disagree on it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from indicators.analysis.findings import rounding
from indicators.analysis.findings.reading import (
    Part,
    PlannedIndicator,
    PlanReading,
    Rated,
)
from indicators.analysis.findings.words import plain
from indicators.analysis.measure import Kind
from laa.plan.findings import Finding, Severity, Where
from laa.plan.numbers import shown


@dataclass(frozen=True)
class Implied:
    """From how many to how many people give a printed rate."""

    name: str
    lower: int
    upper: int

    @property
    def words(self) -> str:
        return f"{self.name} ({shown(self.lower)} to {shown(self.upper)})"


def implied_population(plan: PlanReading) -> Iterator[Finding]:
    """Counts with rates that do not all imply one population, or not the one used."""
    groups: defaultdict[tuple[str, int | None], dict[str, Implied]] = defaultdict(dict)
    for indicator in plan.indicators:
        measure = indicator.measure
        if measure.kind is Kind.RATE:
            group = groups[measure.base, measure.population]
            # Two sections may print the same pair: it counts once.
            group.update({one.name: one for one in _implied_by(indicator)})
    for (_, used), group in groups.items():
        if words := _disagreement(list(group.values()), used):
            yield Finding(Severity.CONTRADICTION, Where(part=Part.POPULATION), words)


def interval(rated: Rated, per: int) -> tuple[int, int] | None:
    """
    The fewest and the most people for whom a count has the printed rate.

    The rate r with d decimals stands, rounded half up, for all from r - h up to but not
    with r + h, where h is half of the last decimal. So the people are more than count *
    per / (r + h) and at most count * per / (r - h). None where a pair says nothing: a
    count of 0 or less, a rate that may be 0, or one that no number of people gives.
    """
    half = Fraction(1, 2 * 10 ** rounding.decimals_of(rated.rate))
    rate, total = Fraction(rated.rate), Fraction(rated.count) * per
    if total <= 0 or rate <= half:
        return None
    lower, upper = (
        math.floor(total / (rate + half)) + 1,
        math.floor(total / (rate - half)),
    )
    return (lower, upper) if lower <= upper else None


def agreed(pairs: list[Implied]) -> list[Implied]:
    """The most pairs that some population satisfies all at once; of ties the lowest."""
    return max(
        (
            [one for one in pairs if one.lower <= at <= one.upper]
            for at in _starts(pairs)
        ),
        key=len,
        default=[],
    )


def _starts(pairs: list[Implied]) -> list[int]:
    """Where many intervals meet, they meet where one of them begins."""
    return sorted({one.lower for one in pairs})


def _implied_by(indicator: PlannedIndicator) -> Iterator[Implied]:
    for rated in indicator.rated:
        if bounds := interval(rated, indicator.measure.per):
            where = indicator.where(*rated.printed.place)
            count = plain(rated.count)
            yield Implied(f"{where}: {count} at {rated.rate}", *bounds)


def _disagreement(pairs: list[Implied], used: int | None) -> str:
    agreeing = agreed(pairs)
    others = [one for one in pairs if one not in agreeing]
    if len(pairs) < 2:
        return ""
    if len(agreeing) < 2:
        listed = "; ".join(one.words for one in pairs)
        return (
            f"No two of {len(pairs)} counts and rates agree on a population: {listed}."
        )
    lower = max(one.lower for one in agreeing)
    upper = min(one.upper for one in agreeing)
    is_used = used is None or lower <= used <= upper
    if not others and is_used:
        return ""
    words = (
        f"Of {len(pairs)} counts with a rate, {len(agreeing)} agree on a population of "
        f"{shown(lower)} to {shown(upper)}."
    )
    if used is not None:
        lies = "is among them" if is_used else "is not among them"
        words += f" The rates here are computed with {shown(used)}, which {lies}."
    if others:
        words += f" Not in agreement: {'; '.join(one.words for one in others)}."
    return words
