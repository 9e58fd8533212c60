from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.findings.targets import targets_off_their_course
from indicators.analysis.measure import Series
from laa.plan.findings import Severity, Where
from laa.plan.nothing import Nothing
from tests.indicators.analysis.findings.plans import found, with_targets, words_of
from tests.indicators.examples import (
    AGREEMENT,
    PERCENTAGE,
    Y2008,
    Y2009,
    Y2010,
)


def stating(baseline: float, change: float | None, *values: float | Nothing):
    annual = dict(zip(AGREEMENT, values, strict=False))
    return with_targets({"annual": annual, "baseline": baseline}, yearly_change=change)


@pytest.mark.parametrize(
    "targets",
    [
        (4122, 4039, 3959),
        (4121, 4039, 3958),
        (4122, 4040, 3959),
        (4122, 4040, 3960),
        (4121, 4038, 3957),
        (4122, 4038, 3954),
        (4121.88, 4039.44, 3958.65),
    ],
    ids=[
        "half up",
        "down",
        "half up, chained",
        "up, chained",
        "down, chained",
        "straight",
        "two decimals",
    ],
)
def test_targets_that_one_rounding_gives_are_consistent(
    targets: tuple[float, ...],
) -> None:
    assert found(targets_off_their_course, stating(4206, -0.02, *targets)) == []


def test_targets_that_no_one_rounding_gives_are_found_with_both_numbers() -> None:
    (finding,) = found(targets_off_their_course, stating(4206, -0.02, 4122, 4039, 3958))

    assert finding.severity is Severity.CONTRADICTION
    assert finding.where == Where("NI 1", "target", Y2010)
    assert finding.words == (
        "The targets 4,122, 4,039 and 3,958 are not 2% less each year under any one "
        "rounding. 4,206 × 0.98, year after year, is 4,121.88, 4,039.44 and 3,958.65: "
        "rounded half up 4,122, 4,039 and 3,959. The target of 3,958 for 2010/11 is 1 "
        "offence less than that."
    )


def test_a_rise_is_told_as_one() -> None:
    words = words_of(targets_off_their_course, stating(100, 0.1, 120))

    assert words.startswith("The targets 120 are not 10% more each year")
    assert words.endswith(
        "The target of 120 for 2008/09 is 10 offences more than that."
    )


def test_a_year_without_a_value_is_passed_over() -> None:
    unsettled = stating(4206, -0.02, 4122, Nothing.TO_BE_DETERMINED, 3959)

    assert found(targets_off_their_course, unsettled) == []


def test_a_percentage_keeps_its_decimals() -> None:
    indicator = stating(45.0, -0.1, 40.5, 36.5, 32.8)

    right = replace(indicator, series=Series(PERCENTAGE, {}))
    wrong = replace(stating(45.0, -0.1, 40), series=Series(PERCENTAGE, {}))

    assert found(targets_off_their_course, right) == []
    assert "40.0% for 2008/09 is 0.5 percentage points less" in words_of(
        targets_off_their_course, wrong
    )


@pytest.mark.parametrize(
    "indicator",
    [
        stating(4206, None, 1, 2, 3),
        stating(4206, -0.02),
        with_targets({"baseline": None}),
    ],
    ids=["no change stated", "no targets", "no baseline"],
)
def test_where_nothing_is_stated_nothing_can_be_wrong(indicator) -> None:
    assert found(targets_off_their_course, indicator) == []


@given(
    st.floats(-1e9, 1e9),
    st.floats(-1, 1),
    st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=3),
)
def test_any_numbers_can_be_stated(baseline, change, values) -> None:
    targets = dict(zip((Y2008, Y2009, Y2010), values, strict=False))
    stated = with_targets(
        {"annual": targets, "baseline": baseline}, yearly_change=change
    )

    assert len(found(targets_off_their_course, stated)) <= 1
