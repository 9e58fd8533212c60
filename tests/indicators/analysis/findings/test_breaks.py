from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.analysis.findings.breaks import apart_after_a_break
from indicators.analysis.findings.reading import PlannedIndicator
from indicators.analysis.measure import Break, Kind, Measure, Reading, Series
from laa.plan.findings import Severity, Where
from laa.plan.nothing import Nothing
from tests.indicators.analysis.findings.plans import MEASURE, found, with_targets
from tests.indicators.examples import COUNTED_ANEW, Q1, Q3, Q4, Y2007, Y2008, counts


def a_quarter(
    code: str,
    *values: int | None,
    target: float | Nothing = 400,
    behind: Break = COUNTED_ANEW,
    measure: Measure = MEASURE,
    **more: object,
) -> PlannedIndicator:
    """First quarters after a break; 400 a year is 100 a quarter, give or take 20."""
    series = Series(measure, counts(*values), (behind,))
    stated = {"annual": {Y2008: target}, **more}
    return with_targets(stated, code=code, series=series)


MORE, FEWER = a_quarter("NI 1", 121), a_quarter("NI 2", 79)


def test_two_that_went_opposite_ways_after_a_break_are_both_found() -> None:
    ours, theirs = found(apart_after_a_break, MORE, FEWER)

    assert (ours.severity, ours.where) == (
        Severity.CONTRADICTION,
        Where("NI 1", "actual", Q1),
    )
    assert ours.words == (
        "121 in 2008/09 Q1 is 30.3% of the year’s target of 400, where an even quarter "
        "is 25%; 279 are left, about 93 a quarter. NI 2 went the other way: 79 is "
        "19.8% of 400. Recording changed on 1 April 2008, between these figures and "
        "the baseline of 2007/08 (GBH was counted differently from April 2008): "
        "neither movement can be put down to performance alone."
    )
    assert theirs.where == Where("NI 2", "actual", Q1)


@pytest.mark.parametrize(
    "other",
    [
        a_quarter("NI 2", 80),
        a_quarter("NI 2", 121),
        a_quarter("NI 2", None, 79),
        a_quarter("NI 2", None),
        a_quarter("NI 2", 79, behind=replace(COUNTED_ANEW, day=date(2008, 1, 1))),
        a_quarter("NI 2", 79, behind=replace(COUNTED_ANEW, day=date(2008, 5, 1))),
        a_quarter("NI 2", 79, baseline_year=Y2008),
        a_quarter("NI 2", 79, baseline_year=None),
        a_quarter("NI 2", 79, target=Nothing.NOT_APPLICABLE),
        a_quarter("NI 2", 79, target=0),
        a_quarter("NI 2", 79, measure=replace(MEASURE, kind=Kind.SCORE)),
    ],
    ids=[
        "two standard errors off",
        "the same way",
        "in another quarter",
        "no figure",
        "another break",
        "a break within the quarter",
        "a baseline beyond the break",
        "no baseline year",
        "no target",
        "a target of nothing",
        "a score",
    ],
)
def test_without_an_opposite_there_is_no_finding(other: PlannedIndicator) -> None:
    assert found(apart_after_a_break, MORE, other) == []


def test_a_quarter_without_a_value_is_passed_over() -> None:
    readings = {Q1: Reading(), **counts(121, start=Q1 + 1)}
    late = replace(MORE, series=replace(MORE.series, readings=readings))

    ours, _ = found(apart_after_a_break, late, a_quarter("NI 2", None, 79))

    assert ours.where.period == Q1 + 1
    assert "are left" not in ours.words


@pytest.mark.parametrize(
    ("quarter", "counted", "left"),
    [
        (Q3, (), False),
        (Q4, (), False),
        (Q1, (500,), False),
        (Q1, (400,), True),
    ],
    ids=["earlier quarters unknown", "the last quarter", "nothing left", "nought left"],
)
def test_what_is_left_is_told_where_it_is_known(
    quarter, counted: tuple[int, ...], left: bool
) -> None:
    def of(indicator: PlannedIndicator, *values: int) -> PlannedIndicator:
        series = replace(indicator.series, readings=counts(*values, start=quarter))
        return replace(indicator, series=series)

    ours, _ = found(apart_after_a_break, of(MORE, *(counted or (121,))), of(FEWER, 79))

    assert ("left" in ours.words) is left
    assert quarter.year > Y2007
