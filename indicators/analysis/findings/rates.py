"""Rates as printed: against their counts, against each other, and beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from indicators.analysis.findings import rounding
from indicators.analysis.findings.reading import (
    PlannedIndicator,
    PlanReading,
    Printed,
    Rated,
    number,
)
from indicators.analysis.findings.words import plain
from indicators.analysis.measure import Kind
from laa.plan.findings import Finding, Severity
from laa.plan.numbers import shown
from laa.plan.periods import QUARTERS_IN_A_YEAR, FinancialYear, Quarter

_TWO_WAYS: tuple[tuple[str, Callable[[Printed], str]], ...] = (
    ("the same figure", lambda printed: printed.figure),
    ("the rate of the same figure", lambda printed: printed.rate),
)


def rate_unlike_its_count(plan: PlanReading) -> Iterator[Finding]:
    """A printed rate that its count does not give, to the decimals that it has."""
    for indicator in plan.indicators:
        for rated in indicator.rated:
            computed = _rate(indicator, rated.count)
            if computed is None or _rounds_to(computed, rated.rate):
                continue
            yield Finding(
                Severity.CANNOT_BE_RIGHT,
                indicator.where(*rated.printed.place),
                _unlike(indicator, rated, computed),
            )


def printed_in_two_ways(plan: PlanReading) -> Iterator[Finding]:
    """A figure, or its rate, that two sections print differently."""
    for indicator in plan.indicators:
        places: defaultdict[tuple[object, object], list[Printed]] = defaultdict(list)
        for printed in indicator.printed:
            places[printed.place].append(printed)
        for group in places.values():
            for name, text_of in _TWO_WAYS:
                if words := _disagreement(group, name, text_of):
                    where = indicator.where(*group[0].place)
                    yield Finding(Severity.CONTRADICTION, where, words)


def quarter_beside_year(plan: PlanReading) -> Iterator[Finding]:
    """A quarter's rate beside a year's; a percentage or score is alike of both."""
    rates = (one for one in plan.indicators if one.measure.kind is Kind.RATE)
    for indicator in rates:
        for rated in indicator.rated:
            year = _year_beside(indicator, rated.printed)
            if year is not None:
                where = indicator.where(*rated.printed.place)
                words = _beside(indicator, rated, year)
                yield Finding(Severity.CONTRADICTION, where, words)


def _rate(indicator: PlannedIndicator, count: Decimal) -> Fraction | None:
    measure = indicator.measure
    if measure.kind is not Kind.RATE or measure.population is None:
        return None
    return Fraction(count) * measure.per / measure.population


def _rounds_to(computed: Fraction, rate: Decimal) -> bool:
    return rounding.half_up(computed, rounding.decimals_of(rate)) == Fraction(rate)


def _unlike(indicator: PlannedIndicator, rated: Rated, computed: Fraction) -> str:
    measure, printed = indicator.measure, rounding.decimals_of(rated.rate)
    closely = shown(float(computed), max(printed, measure.decimals) + 1)
    rounded = shown(float(computed), measure.decimals)
    if printed != measure.decimals:
        as_printed = shown(float(computed), printed)
        rounded = f"{rounded} ({as_printed} to {_decimals(printed)})"
    words = (
        f"Section {rated.printed.section} prints the rate {rated.rate} for "
        f"{plain(rated.count)}. "
        f"{plain(rated.count)} / {shown(measure.population or 0)} × "
        f"{shown(measure.per)} = {closely}, which rounds to {rounded}."
    )
    if rounding.down(computed, printed) == Fraction(rated.rate):
        words += f" {rated.rate} is {closely} cut off, not rounded."
    return words


def _decimals(number: int) -> str:
    return f"{number} decimal{'' if number == 1 else 's'}"


def _disagreement(
    group: list[Printed], name: str, text_of: Callable[[Printed], str]
) -> str:
    read = [
        (printed.section, value)
        for printed in group
        if (value := number(text_of(printed))) is not None
    ]
    for (section, one), (other_section, other) in combinations(read, 2):
        if not rounding.agree(one, other):
            return (
                f"Section {section} prints {one} and section {other_section} prints "
                f"{other} as {name}: {abs(one - other)} apart."
            )
    return ""


def _year_beside(indicator: PlannedIndicator, quarter: Printed) -> Rated | None:
    """Of the yearly rates in a quarter's section that of the nearest year."""
    years = [
        rated
        for rated in indicator.rated
        if rated.printed.section == quarter.section
        and isinstance(rated.printed.period, FinancialYear)
    ]
    if not isinstance(quarter.period, Quarter):
        return None
    start = quarter.period.start
    return min(
        years, key=lambda one: abs(one.printed.period.start - start), default=None
    )


def _beside(indicator: PlannedIndicator, quarter: Rated, year: Rated) -> str:
    measure, whole = indicator.measure, quarter.count * QUARTERS_IN_A_YEAR
    count = plain(quarter.count)
    rate = _rate(indicator, whole)
    as_rate = (
        "" if rate is None else f", a rate of {shown(float(rate), measure.decimals)}"
    )
    return (
        f"Section {quarter.printed.section} prints {quarter.rate}, the rate of a "
        f"quarter, beside {year.rate}, the rate of a year. The two are not comparable: "
        f"a quarter holds three months of {measure.units}. At its pace a year would "
        f"hold {QUARTERS_IN_A_YEAR} × {count} = {plain(whole)}{as_rate}."
    )
