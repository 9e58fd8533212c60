from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.control_chart import ControlChart
from indicators.analysis.measure import Polarity
from indicators.analysis.spc import individuals
from indicators.analysis.verdicts import (
    Assurance,
    Variation,
    assurance,
    variation,
    variations,
)
from tests.reference.charts import drawn
from tests.reference.rows import rows

LOWER, HIGHER = Polarity.LOWER, Polarity.HIGHER
CHARTS = [row for row in rows("control_charts.csv") if len(row["marks"]) >= 8]
STEADY = [10, 12, 11, 9, 10, 11, 12, 10, 9, 11, 10, 12]
HIGH_LAST = [*STEADY, 16]
SERIES = st.lists(st.none() | st.integers(-1000, 1000), max_size=24)
Values = list[float | None]


def between(lower: float, upper: float) -> ControlChart:
    """A steady chart with these limits."""
    chart = individuals(STEADY)
    return replace(chart, lower=(lower,) * len(STEADY), upper=(upper,) * len(STEADY))


def polarity_of(row: dict[str, str]) -> Polarity | None:
    return Polarity(row["polarity"]) if row["polarity"] else None


# Variation


@pytest.mark.parametrize("row", CHARTS, ids=lambda row: row["name"])
def test_the_latest_point_varies_as_the_reference_code_says(
    row: dict[str, str],
) -> None:
    assert variation(drawn(row), polarity_of(row)) == row["variation"]


@pytest.mark.parametrize(
    ("polarity", "named"),
    [
        (LOWER, Variation.CONCERNING),
        (HIGHER, Variation.IMPROVING),
        (None, Variation.NEUTRAL),
    ],
)
def test_a_signal_is_for_better_or_worse_by_polarity(
    polarity: Polarity | None, named: Variation
) -> None:
    verdicts = variations(individuals(HIGH_LAST), polarity)

    assert verdicts == (Variation.COMMON_CAUSE,) * 12 + (named,)


def test_a_missing_point_has_no_verdict_and_the_latest_known_one_counts() -> None:
    chart = individuals([*HIGH_LAST, None])

    assert variations(chart, LOWER)[-1] is None
    assert variation(chart, LOWER) is Variation.CONCERNING


def test_seven_points_are_too_few_and_eight_are_not() -> None:
    assert variation(individuals(STEADY[:7]), LOWER) is Variation.TOO_FEW
    assert variation(individuals(STEADY[:8]), LOWER) is Variation.COMMON_CAUSE


def test_no_points_are_too_few() -> None:
    for values in ([], [None]):
        assert variation(individuals(values), LOWER) is Variation.TOO_FEW


def test_after_a_series_break_the_old_points_no_longer_count() -> None:
    chart = individuals([*STEADY, 30, 31], rebase_at=[12])

    verdicts = variations(chart, LOWER)

    assert verdicts == (Variation.COMMON_CAUSE,) * 12 + (Variation.TOO_FEW,) * 2
    assert variation(chart, LOWER) is Variation.TOO_FEW


# Assurance


@pytest.mark.parametrize("row", rows("assurance.csv"), ids=lambda row: str(row))
def test_a_target_against_limits_is_judged_as_published(row: dict[str, str]) -> None:
    chart = between(float(row["lower"]), float(row["upper"]))
    targets = [float(row["target"])] * len(STEADY)

    verdict = assurance(chart, targets, Polarity(row["polarity"]))

    assert verdict == row["assurance"]


@pytest.mark.parametrize(
    "row", [row for row in CHARTS if row["polarity"]], ids=lambda row: row["name"]
)
def test_assurance_is_as_the_reference_code_says(row: dict[str, str]) -> None:
    target = float(row["target"]) if row["target"] else None

    verdict = assurance(
        drawn(row), [target] * len(row["marks"]), Polarity(row["polarity"])
    )

    assert verdict == row["assurance"]


@pytest.mark.parametrize(
    ("steps", "verdict"),
    [
        ((30, 25, 20), Assurance.MEETING),
        ((4, 3, 2), Assurance.MISSING),
        ((30, 25, 11), Assurance.HIT_AND_MISS),
        ((30, 25, 2), Assurance.HIT_AND_MISS),
    ],
)
def test_stepped_targets_must_all_say_the_same(
    steps: tuple[int, int, int], verdict: Assurance
) -> None:
    targets = [step for step in steps for _ in range(4)]

    assert assurance(between(5, 15), targets, LOWER) is verdict


def test_targets_of_quarters_to_come_count_too() -> None:
    chart = individuals([*STEADY, None, None])
    easy: Values = [30.0] * 12

    assert assurance(chart, [*easy, None, None], LOWER) is Assurance.MEETING
    assert assurance(chart, [*easy, 30, 11], LOWER) is Assurance.HIT_AND_MISS


def test_targets_before_a_series_break_do_not_count() -> None:
    chart = individuals(STEADY * 2, rebase_at=[12])

    assert assurance(chart, [1] * 12 + [30] * 12, LOWER) is Assurance.MEETING
    assert assurance(chart, [1] * 12 + [None] * 12, LOWER) is Assurance.NO_TARGET


def test_a_constant_series_on_its_target_meets_it() -> None:
    chart = individuals([0] * 12)

    assert assurance(chart, [0] * 12, LOWER) is Assurance.MEETING
    assert assurance(chart, [0] * 12, HIGHER) is Assurance.MEETING


def test_too_few_points_or_no_limits_give_no_assurance() -> None:
    few = individuals(STEADY[:7])
    alone = individuals([1, None] * 8)

    assert assurance(few, [30] * 7, LOWER) is Assurance.TOO_FEW
    assert assurance(alone, [30] * 16, LOWER) is Assurance.TOO_FEW


def test_a_point_without_its_target_is_refused() -> None:
    with pytest.raises(ValueError, match="1 targets and 12 points"):
        assurance(individuals(STEADY), [30], LOWER)


def test_no_points_have_no_target() -> None:
    assert assurance(individuals([]), [], LOWER) is Assurance.NO_TARGET


# Laws


@given(SERIES, st.integers(-1000, 1000))
def test_mirrored_figures_under_mirrored_polarity_have_the_same_verdicts(
    values: Values, target: int
) -> None:
    chart = individuals(values)
    mirror = individuals([None if value is None else -value for value in values])

    assert variations(mirror, HIGHER) == variations(chart, LOWER)
    targets = [target] * len(values)
    mirrored = [-target] * len(values)
    assert assurance(mirror, mirrored, HIGHER) is assurance(chart, targets, LOWER)


@given(SERIES, st.integers(-1000, 1000), st.integers(0, 500))
def test_an_easier_target_is_never_judged_worse(
    values: Values, target: int, easing: int
) -> None:
    best_last = [Assurance.MISSING, Assurance.HIT_AND_MISS, Assurance.MEETING]
    chart = individuals(values)

    verdicts = [
        assurance(chart, [ceiling] * len(values), LOWER)
        for ceiling in (target, target + easing)
    ]

    known = [verdict for verdict in verdicts if verdict in best_last]
    assert known == sorted(known, key=best_last.index)
