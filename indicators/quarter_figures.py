"""What an indicator's page says of each quarter's figure, and of those before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indicators.analysis import evidence_words, words
from indicators.analysis.evidence import interval_of
from indicators.analysis.interval import Interval
from indicators.analysis.reported import Reported
from indicators.figure import Figure
from indicators.history import History, Retold
from indicators.models import Actual
from indicators.returns import address
from laa.plan.findings import Finding
from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter


@dataclass(frozen=True)
class ReplacedFigure:
    """
    A signed-off figure that a revision, signed off too, took the place of.

    `change` is what the revision made of it, `reported` what pages said of it.
    """

    figure: str
    actual: Actual
    by: Actual
    change: str
    reported: str


@dataclass(frozen=True)
class FigureRow:
    """
    A quarter: its signed-off figure with its source, or why there is none.

    `value`, `rated` and `bounds` are the numbers behind the words.
    """

    quarter: Quarter
    value: float | Nothing
    rated: float | None
    bounds: Interval | None
    figure: str
    parts: str
    rate: str
    interval: str
    published: str
    actual: Actual | None
    again: str
    retold: Retold | None
    replaced: list[ReplacedFigure]
    address: str
    findings: list[Finding]


def figure_row(
    history: History,
    quarter: Quarter,
    revisions: Sequence[Actual],
    *,
    published: str,
    findings: list[Finding],
) -> FigureRow:
    """`revisions` are the quarter's signed-off ones in their order."""
    value, measure = history.series.value(quarter), history.measure
    rated, bounds = measure.rate(value), interval_of(history.series, quarter)
    missing = history.target_set.missing_in(quarter)
    absent = history.target_set.why_not_owed(quarter) or "Not signed off"
    pairs = list(pairwise(revisions))
    return FigureRow(
        quarter=quarter,
        value=missing if value is None else value,
        rated=rated,
        bounds=bounds,
        figure=absent if value is None else words.value(value, measure),
        parts=words.parts(history.series.readings.get(quarter), measure),
        rate=words.rate(rated, measure),
        interval=evidence_words.interval(bounds, measure),
        published=published,
        actual=history.signed_off.get(quarter),
        again=_provisional_again(revisions),
        retold=history.retold(quarter),
        replaced=[_replaced(history, *pair) for pair in reversed(pairs)],
        address=address(history.target_set, quarter),
        findings=findings,
    )


def _provisional_again(revisions: Sequence[Actual]) -> str:
    """That a figure was final before, which nobody would expect of it."""
    final = [one.revision for one in revisions if not one.is_provisional]
    if not final or not revisions[-1].is_provisional:
        return ""
    return f"Provisional again: revision {final[-1]} was final"


def _replaced(history: History, earlier: Actual, later: Actual) -> ReplacedFigure:
    measure, kept = history.measure, earlier.reported
    was, became = (
        Figure.of(one).reading().value(measure.kind) for one in (earlier, later)
    )
    return ReplacedFigure(
        figure=Nothing.BLANK.words if was is None else words.value(was, measure),
        actual=earlier,
        by=later,
        change=""
        if was is None or became is None
        else words.recount(was, became, measure),
        reported=Reported.from_json(kept).told if kept else "",
    )
