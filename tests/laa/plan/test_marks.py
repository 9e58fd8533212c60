import pytest

from laa.plan.charting import Role
from laa.plan.frames import WIDE, Frame
from laa.plan.marks import columns, layered, level_runs, points, runs, strokes
from tests.laa.plan.sample_charts import (
    actual,
    chart,
    quarters,
    recorded,
    target,
    year_so_far,
    years,
)


def test_every_figure_has_its_point():
    frame = Frame(year_so_far(), WIDE)

    assert points(frame, year_so_far().series[1]) == (
        (frame.x(0), frame.y(119)),
        (frame.x(1), frame.y(220)),
    )


def test_a_line_is_broken_at_a_gap():
    broken = chart(actual(119, None, 101, 98))
    frame = Frame(broken, WIDE)

    assert [len(run) for run in runs(frame, broken.series[0])] == [1, 2]


def test_a_criterion_is_level_across_the_plot():
    frame = Frame(years(), WIDE)

    (run,) = level_runs(frame, years().series[1])

    assert {y for _, y in run} == {frame.y(340.87)}
    assert (run[0][0], run[-1][0]) == (frame.left, frame.right)


def test_a_target_over_columns_is_level_across_each_column():
    frame = Frame(quarters(), WIDE)

    (run,) = level_runs(frame, quarters().series[1])

    assert run[0] == pytest.approx((frame.left, frame.y(92)))
    assert run[1][0] - run[0][0] == pytest.approx(frame.band)


def test_a_lone_target_is_seen_as_a_stroke():
    lone = chart(target(None, 92, None, None))

    assert len(level_runs(Frame(lone, WIDE), lone.series[0])) == 1
    assert not level_runs(Frame(year_so_far(), WIDE), year_so_far().series[0])


def test_columns_stand_on_zero_and_hang_from_it():
    mixed = chart(recorded(119, None, -12, None))
    frame = Frame(mixed, WIDE)

    standing, hanging = columns(frame)

    assert (standing.top, standing.bottom) == (frame.y(119), frame.y(0))
    assert (hanging.top, hanging.bottom) == (frame.y(0), frame.y(-12))
    assert runs(frame, mixed.series[0]) == ()
    assert columns(Frame(years(), WIDE)) == ()


def test_strokes_are_every_piece_of_line():
    assert len(strokes(Frame(year_so_far(), WIDE))) == 4


def test_what_happened_is_drawn_over_what_was_planned():
    mixed = chart(actual(1, 2, 3, 4), target(1, 2, 3, 4), recorded(1, 2, 3, 4))

    assert [series.role for series in layered(mixed)] == [
        Role.COLUMN,
        Role.TARGET,
        Role.ACTUAL,
    ]
