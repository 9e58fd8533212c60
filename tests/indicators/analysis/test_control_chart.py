from __future__ import annotations

from indicators.analysis.control_chart import Segment, drawn
from indicators.analysis.signals import Signal


def test_no_segments_make_an_empty_chart() -> None:
    assert drawn([]).starts == ()


def test_segments_stand_one_after_the_other() -> None:
    one = Segment([1, 2], 1.5, [3, 3], least=-10, trial=True)
    other = Segment([8, None], 8, [1, 1], least=-10, trial=False)

    chart = drawn([one, other])

    assert chart.starts == (0, 2)
    assert chart.values == (1, 2, 8, None)
    assert chart.lower == (-1.5, -1.5, 7, 7)
    assert chart.upper == (4.5, 4.5, 9, 9)
    assert chart.trial == (True, True, False, False)


def test_a_limit_is_clipped_and_the_other_is_not() -> None:
    chart = drawn([Segment([1], 1, [3], least=0, trial=True)])

    assert (chart.lower, chart.upper) == ((0,), (4,))


def test_a_point_on_its_limit_is_not_outside_it() -> None:
    values = [13, 13.1, 7, 6.9]

    chart = drawn([Segment(values, 10, [3] * 4, least=0, trial=True)])

    outside = [Signal.OUTSIDE in point for point in chart.signals]
    assert outside == [False, True, False, True]
    assert chart.directions == (0, 1, 0, -1)


def test_near_a_limit_is_beyond_two_thirds_of_the_way() -> None:
    values = [12.1, 12.1, 11, 10, 12, 12, 12.1]

    chart = drawn([Segment(values, 10, [3] * 7, least=0, trial=True)])

    near = [Signal.TWO_OF_THREE in point for point in chart.signals]
    assert near == [True, True, False, False, False, False, False]


def test_a_point_without_limits_is_not_outside_them() -> None:
    chart = drawn([Segment([99], 10, [None], least=0, trial=True)])

    assert chart.lower == chart.upper == (None,)
    assert chart.signals == ((),)
