from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.signals import Found, Signal, Standing, find, sign, slack
from tests.reference.charts import numbers
from tests.reference.rows import rows

POINTS = st.lists(
    st.none()
    | st.builds(
        Standing, st.integers(-5, 5), st.sampled_from([-1, 0, 1]), st.integers(0, 2)
    ),
    max_size=30,
)


def standings(
    values: Sequence[float | None], near: Sequence[float | None] = ()
) -> list[Standing | None]:
    """Points at `values` from a centre of 0; `near` says which are near a limit."""
    return [
        None if value is None else Standing(value, sign(value, 0), int(close or 0))
        for value, close in zip_longest(values, near, fillvalue=0)
    ]


def marked(found: Sequence[Found], rule: Signal) -> str:
    return "".join("x" if rule in point.signals else "." for point in found)


@pytest.mark.parametrize(
    "row", rows("control_rules.csv"), ids=lambda row: f"{row['rule']}-{row['points']}"
)
def test_a_rule_marks_the_points_that_its_published_case_marks(
    row: dict[str, str],
) -> None:
    points = standings(numbers(row["points"]), numbers(row["near"]))

    found = find(points, rounding=0)

    assert marked(found, Signal[row["rule"]]) == row["marks"]


def test_no_points_have_no_signals() -> None:
    assert find([], 0) == ()


def test_a_point_on_the_centre_ends_a_run() -> None:
    found = find(standings([1, 1, 1, 0, 1, 1, 1, 1]), 0)

    assert marked(found, Signal.ONE_SIDE) == "........"


@pytest.mark.parametrize("rule", [Signal.ONE_SIDE, Signal.TREND])
def test_a_gap_ends_a_run_and_a_trend(rule: Signal) -> None:
    before, after = [1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12, 13]

    found = find(standings([*before, None, *after]), 0)

    assert marked(found, rule) == "xxxxxxx......."
    assert found[7] == Found()


def test_a_gap_parts_two_of_three() -> None:
    found = find(standings([1, 1, None, 1, 1], [1, 0, 0, 1, 0]), 0)

    assert marked(found, Signal.TWO_OF_THREE) == "....."


def test_a_point_outside_is_not_also_near() -> None:
    outside, near, inside = (Standing(9, 1, zone) for zone in (2, 1, 0))

    found = find([outside, near, inside], 0)

    assert [point.signals for point in found] == [(Signal.OUTSIDE,), (), ()]


def test_a_turning_point_belongs_to_the_trend_that_ends_there() -> None:
    found = find(standings([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]), 0)

    trend = [point.direction for point in found if point.signals[0] == Signal.TREND]
    assert trend == [1] * 7 + [-1] * 6


def test_the_weightiest_signal_comes_first_and_gives_the_direction() -> None:
    falling = [Standing(value, 1, 0) for value in range(16, 9, -1)]
    falling[3] = Standing(13, 1, 2)

    found = find(falling, 0)

    assert found[0] == Found((Signal.TREND, Signal.ONE_SIDE), -1)
    assert found[3] == Found((Signal.OUTSIDE, Signal.TREND, Signal.ONE_SIDE), 1)


def test_a_rise_of_the_machines_rounding_is_no_trend() -> None:
    values = [0.1 * n / n for n in range(1, 8)]
    values[6] = 0.1 + 1e-17

    found = find(standings(values), slack(values))

    assert marked(found, Signal.TREND) == "......."


def test_slack_grows_with_the_largest_value() -> None:
    assert slack([]) == 0
    assert slack([1, -200]) == 200 * slack([1])
    assert sign(0.1 + 0.2 - 0.3, slack([0.3])) == 0


@given(POINTS)
def test_a_direction_stands_only_where_a_signal_does(
    points: list[Standing | None],
) -> None:
    for point, found in zip(points, find(points, 0), strict=True):
        assert bool(found.direction) == bool(found.signals)
        assert point is not None or not found.signals


@given(POINTS)
def test_read_backwards_a_series_has_the_same_signals(
    points: list[Standing | None],
) -> None:
    forwards = [found.signals for found in find(points, 0)]
    backwards = [found.signals for found in find(points[::-1], 0)]

    assert backwards == forwards[::-1]
