"""Estimates of population of which the plan's rates rest on some, and not on others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from indicators.analysis.estimates import Estimate
from indicators.analysis.findings.reading import Part, PlannedIndicator, PlanReading
from laa.plan.days import in_words
from laa.plan.findings import Finding, Severity, Where
from laa.plan.listing import listed

_SUBJECT = "Indicators"


def newer_estimate(plan: PlanReading) -> Iterator[Finding]:
    """A newer estimate of the very year whose estimate rates rest on."""
    for used, indicators in _by_estimate(plan).items():
        newer = [
            one
            for one in plan.estimates
            if one.year == used.year
            and one.persons != used.persons
            and one.is_newer_than(used)
        ]
        if newer:
            words = (
                f"The rates of {_codes(indicators)} rest on {_dated(used)}. "
                f"Newer of the same year: {listed([_dated(one) for one in newer])}. "
                "The page Population shows what each rate would become."
            )
            yield Finding(Severity.CONTRADICTION, _where(indicators), words)


def several_estimates(plan: PlanReading) -> Iterator[Finding]:
    """Rates per the same people that rest on different estimates of them."""
    bases: defaultdict[str, dict[Estimate, list[PlannedIndicator]]] = defaultdict(dict)
    for used, indicators in _by_estimate(plan).items():
        for indicator in indicators:
            bases[indicator.measure.base].setdefault(used, []).append(indicator)
    for base, groups in bases.items():
        if len(groups) > 1:
            told = [f"{_codes(some)} on {used.told}" for used, some in groups.items()]
            words = (
                f"Rates per {base} rest on {len(groups)} estimates: {'; '.join(told)}. "
                "They are not comparable with each other."
            )
            among = [one for some in groups.values() for one in some]
            yield Finding(Severity.CONTRADICTION, _where(among), words)


def _by_estimate(plan: PlanReading) -> dict[Estimate, list[PlannedIndicator]]:
    groups: dict[Estimate, list[PlannedIndicator]] = {}
    for indicator in plan.indicators:
        if indicator.estimate and indicator.measure.rate(1) is not None:
            groups.setdefault(indicator.estimate, []).append(indicator)
    return groups


def _where(indicators: Sequence[PlannedIndicator]) -> Where:
    if len(indicators) == 1:
        return indicators[0].where(Part.POPULATION)
    codes = tuple(one.code for one in indicators)
    return Where(_SUBJECT, Part.POPULATION, among=codes)


def _codes(indicators: Iterable[PlannedIndicator]) -> str:
    return listed([one.code for one in indicators])


def _dated(estimate: Estimate) -> str:
    if estimate.published_on is None:
        return estimate.told
    return f"{estimate.told}, published {in_words(estimate.published_on)}"
