"""What was reported when a figure was signed off, held beside what is known now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from indicators.analysis import words
from indicators.analysis.assessment import Assessment
from indicators.analysis.measure import Measure, Series, Targets, Version
from laa.plan.listing import listed
from laa.plan.nothing import Nothing
from laa.plan.numbers import shown
from laa.plan.rag import Rag

# To be raised with every change of method that can give a figure another rating.
METHOD = 1
THE_PLANS_OWN = words.targets_of(Version())


@dataclass(frozen=True)
class Reported:
    """
    A rating with all that it rests on, in the indicator's unit.

    `to_date` and `expected` are of the year so far, `target` is the year's, `tolerance`
    a share, `value` the quarter's own; each is None where there was none. `targets`
    names the version of the targets, `breaks` the recording changes known by then,
    `sentence` is what pages said. Records from before `value` and `breaks` were kept
    have None for them.
    """

    rag: Rag
    to_date: float | None
    expected: float | None
    target: float | None
    tolerance: float
    population: int | None
    sentence: str
    method: int = METHOD
    value: float | None = None
    version: int = 1
    targets: str = THE_PLANS_OWN
    breaks: tuple[str, ...] | None = None

    @classmethod
    def of(cls, assessment: Assessment, targets: Targets, series: Series) -> Reported:
        target, quarter = assessment.target, assessment.quarter
        return cls(
            rag=assessment.rag,
            to_date=assessment.to_date,
            expected=assessment.expected,
            target=None if isinstance(target, Nothing) else target,
            tolerance=targets.at(quarter).tolerance,
            population=series.measure.population,
            sentence=words.against_trajectory(assessment, series.measure),
            value=assessment.value,
            version=assessment.version.number,
            targets=words.targets_of(assessment.version),
            breaks=tuple(b.title for b in series.breaks if b.day <= quarter.last_day),
        )

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Reported:
        """What `as_json` wrote."""
        breaks = kept.get("breaks")
        return cls(
            **{
                **kept,
                "rag": Rag(kept["rag"]),
                "breaks": None if breaks is None else tuple(breaks),
            }
        )

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def told(self) -> str:
        """ "Red. 119 against 92 expected ..."."""
        return f"{self.rag.word}. {words.sentence_case(self.sentence)}."

    def basis(self, measure: Measure) -> str:
        """What the rating rested on, for whoever wants to work it out again."""
        year = "none" if self.target is None else words.value(self.target, measure)
        parts = [
            f"year’s target {year}",
            f"tolerance {words.percent(self.tolerance)}",
            f"method {self.method}",
        ]
        if self.population is not None:
            parts.append(f"population {shown(self.population)}")
        return f"Judged by {self.targets}: {listed(parts)}."

    def agrees_with(self, other: Reported) -> bool:
        """Whether both give one rating, of one year to date and expectation."""
        return (self.rag, self.to_date, self.expected) == (
            other.rag,
            other.to_date,
            other.expected,
        )


def changed_since(then: Reported, now: Reported, measure: Measure) -> tuple[str, ...]:
    """
    What that a rating rests on differs from what it rested on; empty if nothing does.

    A rating that came out another way without any of it says that much.
    """
    found = tuple(_changes(then, now, measure))
    if found or then.agrees_with(now):
        return found
    return ("the way in which it is worked out has changed",)


def _changes(then: Reported, now: Reported, measure: Measure) -> Iterator[str]:
    if then.version != now.version:
        yield f"it is judged by {now.targets}, and no longer by version {then.version}"
    if then.target != now.target:
        yield _moved("the year’s target", then.target, now.target, measure)
    elif then.expected != now.expected:
        yield _moved("what is expected", then.expected, now.expected, measure)
    if then.to_date != now.to_date:
        yield _moved("the year to date", then.to_date, now.to_date, measure)
    if then.tolerance != now.tolerance:
        yield (
            f"the tolerance was {words.percent(then.tolerance)} and is "
            f"{words.percent(now.tolerance)}"
        )
    if then.population != now.population:
        yield _another_population(then, now, measure)
    if then.breaks is not None and now.breaks is not None:
        yield from _breaks(then.breaks, now.breaks)
    if then.method != now.method:
        yield f"the method was {then.method} and is {now.method}"


def _moved(what: str, then: float | None, now: float | None, measure: Measure) -> str:
    before, after = (
        "none" if value is None else words.value(value, measure)
        for value in (then, now)
    )
    return f"{what} was {before} and is {after}"


def _another_population(then: Reported, now: Reported, measure: Measure) -> str:
    before, after = (
        "not named" if one.population is None else shown(one.population)
        for one in (then, now)
    )
    rates = [
        words.rate(
            replace(measure, population=one.population).rate(then.value), measure
        )
        for one in (then, now)
    ]
    told = f"the population was {before} and is {after}"
    return f"{told}, which makes {rates[0]} {rates[1]}" if all(rates) else told


def _breaks(then: tuple[str, ...], now: tuple[str, ...]) -> Iterator[str]:
    for title in now:
        if title not in then:
            yield f"a recording change is known that was not: {title}"
    for title in then:
        if title not in now:
            yield f"a recording change is no longer named: {title}"
