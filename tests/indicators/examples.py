"""Values that tests of the pure modules share: the Coventry plan's two targets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from indicators.analysis.measure import (
    Break,
    Kind,
    Measure,
    Polarity,
    Reading,
    Series,
    Targets,
    Version,
)
from indicators.analysis.outlook import Outlook
from laa.plan.periods import FinancialYear, Quarter

Y2007, Y2008, Y2009, Y2010 = map(FinancialYear, (2007, 2008, 2009, 2010))
Q1, Q2, Q3, Q4 = Y2008.quarters
AGREEMENT = (Y2008, Y2009, Y2010)

RATE = Measure(
    Kind.RATE, Polarity.LOWER, "offence", "offences", decimals=2, population=306_700
)
COUNT = Measure(Kind.COUNT, Polarity.LOWER, "offence", "offences", decimals=0)
PERCENTAGE = Measure(
    Kind.PERCENTAGE, Polarity.LOWER, "repeat case", "repeat cases", decimals=1
)
SCORE = Measure(Kind.SCORE, Polarity.HIGHER, "point", "points", decimals=1)

COUNTED_ANEW = Break(
    date(2008, 4, 1), "GBH was counted differently from April 2008", "Home Office"
)
COUNTED_AGAIN = Break(
    date(2008, 7, 1), "Stalking was counted too", "A new definition of the Home Office"
)

NI_15 = Targets(
    {Y2008: 368, Y2009: 353, Y2010: 339},
    baseline=383,
    baseline_year=Y2007,
    success_change=-0.11,
)
NI_20 = Targets(
    {Y2008: 4122, Y2009: 4039, Y2010: 3958},
    baseline=4206,
    baseline_year=Y2007,
    success_change=-0.06,
)
NO_TARGETS = Targets({})

# The annual refresh of LAAs was signed on this day; it changed the two years to come.
AGREED_ON = date(2009, 3, 2)


def version(
    number: int, counts_from: Quarter, agreed_on: date = AGREED_ON, **changed: Any
) -> Targets:
    """NI 15 as a later version has it; its targets are raised unless given."""
    raised = {"annual": {Y2008: 368, Y2009: 390, Y2010: 380}, **changed}
    return replace(NI_15, version=Version(number, agreed_on, counts_from), **raised)


NI_15_REFRESHED = replace(NI_15, refreshed=(version(2, Y2009.quarters[0]),))

# What each act makes of each status; an act that is not here is not allowed there.
LIFE = {
    "not entered": {"save": "draft"},
    "draft": {"save": "draft", "submit": "submitted"},
    "submitted": {"withdraw": "draft", "sign off": "signed off", "return": "returned"},
    "returned": {"save": "returned", "submit": "submitted"},
    "signed off": {"revise": "draft"},
}
HOLDERS = {
    "save": "analyst",
    "submit": "analyst",
    "withdraw": "analyst",
    "revise": "analyst",
    "sign off": "owner",
    "return": "owner",
}


def counts(*values: int | None, start: Quarter = Q1) -> dict[Quarter, Reading]:
    """One quarter after another; None is a quarter without a figure."""
    return {
        start + n: Reading(count=value)
        for n, value in enumerate(values)
        if value is not None
    }


def parts(*pairs: tuple[int, int], start: Quarter = Q1) -> dict[Quarter, Reading]:
    """Pairs of count and denominator, one quarter after another."""
    return {start + n: Reading(*pair) for n, pair in enumerate(pairs)}


def scores(*values: float, start: Quarter = Q1) -> dict[Quarter, Reading]:
    return {start + n: Reading(score=value) for n, value in enumerate(values)}


def outlook(
    series: Series, targets: Targets, as_of: Quarter = Q1, due: Quarter | None = None
) -> Outlook:
    return Outlook(series, targets, as_of, due or as_of, AGREEMENT)
