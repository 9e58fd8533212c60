"""What was reported when a figure was signed off, held beside what is known now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from indicators.analysis import words
from indicators.analysis.assessment import Assessment
from indicators.analysis.measure import Measure, Targets
from laa.plan.nothing import Nothing
from laa.plan.rag import Rag

# To be raised with every change of method that can give a figure another rating.
METHOD = 1


@dataclass(frozen=True)
class Reported:
    """
    A rating with all that it rests on, in the indicator's unit.

    `to_date` and `expected` are of the year so far, `target` is the year's, `tolerance`
    a share; each is None where there was none. `sentence` is what pages said.
    """

    rag: Rag
    to_date: float | None
    expected: float | None
    target: float | None
    tolerance: float
    population: int | None
    sentence: str
    method: int = METHOD

    @classmethod
    def of(cls, assessment: Assessment, targets: Targets, measure: Measure) -> Reported:
        target = assessment.target
        return cls(
            rag=assessment.rag,
            to_date=assessment.to_date,
            expected=assessment.expected,
            target=None if isinstance(target, Nothing) else target,
            tolerance=targets.tolerance,
            population=measure.population,
            sentence=words.against_trajectory(assessment, measure),
        )

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Reported:
        """What `as_json` wrote."""
        return cls(**{**kept, "rag": Rag(kept["rag"])})

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def told(self) -> str:
        """ "Red. 119 against 92 expected ..."."""
        return f"{self.rag.word}. {words.sentence_case(self.sentence)}."


def changed_since(then: Reported, now: Reported, measure: Measure) -> tuple[str, ...]:
    """
    Why what is known now differs from what was reported; empty if nothing does.

    A change that leaves rating, year to date and expectation as they were is none.
    """
    if (then.rag, then.to_date, then.expected) == (now.rag, now.to_date, now.expected):
        return ()
    return tuple(_changes(then, now, measure))


def _changes(then: Reported, now: Reported, measure: Measure) -> Iterator[str]:
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
    if then.method != now.method:
        yield f"the method was {then.method} and is {now.method}"


def _moved(what: str, then: float | None, now: float | None, measure: Measure) -> str:
    before, after = (
        "none" if value is None else words.value(value, measure)
        for value in (then, now)
    )
    return f"{what} was {before} and is {after}"
