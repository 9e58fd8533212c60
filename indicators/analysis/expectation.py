"""What to hold a new figure against, and whether it is so far off as to be mistyped."""

from __future__ import annotations

import math
from dataclasses import dataclass

from indicators.analysis import words
from indicators.analysis.assessment import assess, quarter_targets
from indicators.analysis.measure import Measure, Series, Targets
from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter

# Three standard errors: chance alone goes so far about 3 times in 1,000.
_STANDARD_ERRORS = 3
# Of percentages and scores, whose spread a single value does not tell.
_SHARE = 0.5


@dataclass(frozen=True)
class Reference:
    """A figure to compare with; without a value, `refusal` says why there is none."""

    name: str
    value: float | None
    refusal: str = ""


@dataclass(frozen=True)
class Expectation:
    """The quarter's part of the target, the year's so far, and earlier figures."""

    share: Reference
    by_then: Reference
    quarter_before: Reference
    year_before: Reference

    @property
    def references(self) -> tuple[Reference, ...]:
        return (self.share, self.by_then, self.quarter_before, self.year_before)


def expect(series: Series, targets: Targets, quarter: Quarter) -> Expectation:
    """For a quarter whose own figure is still to come."""
    share = quarter_targets(series, targets, quarter.year)[quarter.number - 1]
    return Expectation(
        share=_target(f"Expected in {quarter}", share),
        by_then=Reference(
            f"Expected by the end of {quarter}",
            assess(series, targets, quarter).expected,
            _target("", share).refusal,
        ),
        quarter_before=_earlier(series, quarter - 1, quarter, "The quarter before"),
        year_before=_earlier(series, quarter - 4, quarter, "A year before"),
    )


def is_far(value: float, reference: float, measure: Measure) -> bool:
    """
    Whether `value` lies further from `reference` than chance explains well.

    Counts: further than 3 standard errors of the difference of two Poisson counts,
    3 * sqrt(value + reference), negative counts taken as 0. Other kinds: by more than
    half of the reference. A prompt to look again, never a refusal.
    """
    gap = abs(value - reference)
    if measure.kind.adds_up:
        return gap > _STANDARD_ERRORS * math.sqrt(max(value, 0) + max(reference, 0))
    return gap > _SHARE * abs(reference)


def caution(value: float, expectation: Expectation, measure: Measure) -> str:
    """
    A sentence where `value` is far from both earlier figures; empty where it is not.

    Where neither can be compared with, the quarter's part of the target stands in.
    """
    earlier = [
        reference
        for reference in (expectation.quarter_before, expectation.year_before)
        if reference.value is not None and not reference.refusal
    ]
    against = earlier or [Reference("what is expected", expectation.share.value)]
    far = [
        f"{reference.name[0].lower()}{reference.name[1:]} "
        f"({words.value(reference.value, measure)})"
        for reference in against
        if reference.value is not None and is_far(value, reference.value, measure)
    ]
    if len(far) < len(against):
        return ""
    return (
        f"{words.value(value, measure)} is far from {' and from '.join(far)}. "
        "Check it; if it is right, say in the commentary what lies behind it."
    )


def _target(name: str, target: float | Nothing) -> Reference:
    if isinstance(target, Nothing):
        return Reference(name, None, f"Target: {target.words.lower()}")
    return Reference(name, target)


def _earlier(
    series: Series, earlier: Quarter, quarter: Quarter, name: str
) -> Reference:
    value = series.value(earlier)
    parted = series.break_between(earlier, quarter)
    refusal = "No figure" if value is None else ""
    if parted and value is not None:
        refusal = f"Not comparable: {parted.title}"
    return Reference(f"{name}, {earlier}", value, refusal)
