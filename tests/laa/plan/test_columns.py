import math

import pytest
from hypothesis import given

from laa.plan.charting import Chart, Role, Series
from laa.plan.columns import hatching, levels, spans, top
from laa.plan.lettering import Box
from tests.laa.plan.sample_charts import chart, charts, money, recorded, year_so_far

BOX = Box(10, 20, 34, 50)


def stacked(*parts: tuple[float | None, ...]) -> Chart:
    """Columns of parts over four quarters."""
    named = zip("ABCD", parts, strict=False)
    return chart(*(Series(name, values, Role.COLUMN) for name, values in named))


def test_a_lone_column_stands_on_zero():
    drawn = chart(recorded(119, None, -12, 0))

    assert spans(drawn, drawn.series[0]) == ((0, 0, 119), (2, 0, -12), (3, 0, 0))


def test_each_part_stands_on_those_before_it():
    recurring, one_off = money().series

    assert spans(money(), recurring) == ((0, 0, 65_500),)
    assert spans(money(), one_off) == ((0, 65_500, 361_628),)


def test_a_part_without_a_figure_leaves_no_gap():
    drawn = stacked((1, 1, 1, 1), (None, 2, None, 0), (3, 3, None, 3))

    assert spans(drawn, drawn.series[2]) == ((0, 1, 4), (1, 3, 6), (3, 1, 4))


def test_what_is_below_zero_hangs_from_what_is_below_zero():
    drawn = stacked((60, -12, 5, None), (-5, -20, 5, None), (10, 4, -1, None))

    assert spans(drawn, drawn.series[1]) == ((0, 0, -5), (1, -12, -32), (2, 5, 10))
    assert spans(drawn, drawn.series[2]) == ((0, 60, 70), (1, 0, 4), (2, 0, -1))


def test_columns_end_where_they_are_stacked_to_and_lines_run_at_their_figures():
    assert levels(money(), money().series[1]) == ((0, 361_628),)
    assert levels(year_so_far(), year_so_far().series[1]) == ((0, 119), (1, 220))


def test_the_top_of_a_place_is_never_below_zero():
    drawn = stacked((60, -12, None, 5), (-5, -20, None, 5))

    assert [top(drawn, place) for place in range(4)] == [60, 0, 0, 10]


def test_what_is_filled_has_no_strokes():
    assert hatching(BOX, "") == ()


def test_slants_rise_and_keep_within_the_box():
    strokes = hatching(BOX, "/")

    assert len(strokes) == 6
    for (left, foot), (right, height) in strokes:
        assert left < right
        assert right - left == pytest.approx(foot - height)
        assert 10 <= left < right <= 34
        assert 20 <= height < foot <= 50


def test_crossed_strokes_slant_both_ways():
    strokes = hatching(BOX, "x")

    assert strokes[:6] == hatching(BOX, "/")
    assert strokes[6:] == tuple(
        ((44 - x, y), (44 - right, height)) for (x, y), (right, height) in strokes[:6]
    )


def test_level_strokes_run_from_side_to_side():
    assert hatching(BOX, "-") == tuple(((10, y), (34, y)) for y in (24, 32, 40, 48))


@given(charts())
def test_the_parts_of_a_place_reach_as_far_as_their_figures_add_up(drawn):
    for place in range(len(drawn.x)):
        values = [part.values[place] for part in drawn.columns]
        rising = math.fsum(v for v in values if v is not None and v > 0)

        assert math.isclose(top(drawn, place), rising, rel_tol=1e-9)
