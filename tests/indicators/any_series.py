"""Any indicator at any quarter, for laws that hold of all, nothings included."""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import strategies as st

from indicators.analysis.measure import (
    Break,
    Kind,
    Measure,
    Polarity,
    Reading,
    Series,
    Targets,
)
from indicators.analysis.outlook import Outlook
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear
from tests.indicators.examples import AGREEMENT, Q1, Y2007, Y2009

LARGEST = 999_999_999
QUARTERS = tuple(Q1 - 4 + n for n in range(12))
MEASURES = [
    Measure(kind, polarity, "case", "cases", decimals, population=population)
    for kind, polarity, (decimals, population) in product(
        Kind, Polarity, [(0, None), (2, 306_700)]
    )
]
BREAKS = [
    Break(date(2008, 4, 1), "Counted differently from April 2008", "Home Office"),
    Break(date(2009, 5, 15), "Counted differently from May 2009", "Home Office"),
]

_COUNTS = st.integers(-50, 400) | st.sampled_from([0, 1, LARGEST, -LARGEST])
_SIZES = st.none() | st.integers(0, 400) | st.just(LARGEST)
# As the database holds them: never a fraction finer than this.
_PENNIES = st.integers(-10_000, 200_000).map(lambda number: number / 100)
_VALUES = st.sampled_from([*Nothing, 0, LARGEST]) | _PENNIES
_BASELINES = st.none() | st.sampled_from([0, -5, LARGEST]) | _PENNIES


@st.composite
def readings(draw: st.DrawFn, kind: Kind) -> Reading | None:
    if draw(st.booleans()) and draw(st.booleans()):
        return None
    if kind is Kind.SCORE:
        return Reading(score=draw(st.none() | _PENNIES))
    if kind is Kind.PERCENTAGE:
        return Reading(draw(st.none() | st.integers(0, 400)), draw(_SIZES))
    return Reading(draw(_COUNTS))


@st.composite
def targets(draw: st.DrawFn) -> Targets:
    return Targets(
        annual={year: draw(_VALUES) for year in AGREEMENT if draw(st.booleans())},
        baseline=draw(_BASELINES),
        baseline_year=draw(st.none() | st.sampled_from([Y2007, FinancialYear(2008)])),
        success_change=draw(st.none() | st.floats(-1, 1)),
        tolerance=draw(st.sampled_from([0, 0.05, 0.3])),
        introduced=draw(st.sampled_from([None, None, Y2009])),
    )


@st.composite
def outlooks(draw: st.DrawFn) -> Outlook:
    measure = draw(st.sampled_from(MEASURES))
    found = {quarter: draw(readings(measure.kind)) for quarter in QUARTERS}
    known = {quarter: reading for quarter, reading in found.items() if reading}
    breaks = tuple(one for one in BREAKS if draw(st.booleans()))
    as_of = draw(st.sampled_from(QUARTERS))
    series = Series(measure, known, breaks)
    return Outlook(series, draw(targets()), as_of, max(as_of, Q1 + 6), AGREEMENT)
