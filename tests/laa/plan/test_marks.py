import dataclasses

import pytest

from laa.plan.charting import Band, Break, Role
from laa.plan.frames import WIDE, Frame
from laa.plan.marks import (
    areas,
    band_end,
    break_lines,
    columns,
    layered,
    level_runs,
    look_of,
    marked,
    points,
    runs,
    strokes,
    unbroken,
    whisker_look,
    whiskers,
)
from laa.plan.palette import PAPER, contrast
from tests.laa.plan.sample_charts import (
    actual,
    chart,
    control,
    fan,
    forecast,
    money,
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
    stepped = chart(recorded(119, 101, None, None), target(92, 92, 80, 80))
    frame = Frame(stepped, WIDE)

    (run,) = level_runs(frame, stepped.series[1])

    assert run == (
        pytest.approx((frame.left, frame.y(92))),
        pytest.approx((frame.x(1.5), frame.y(92))),
        pytest.approx((frame.x(1.5), frame.y(80))),
        pytest.approx((frame.right, frame.y(80))),
    )


def test_what_happened_and_its_limits_part_at_a_break():
    frame = Frame(control(), WIDE)
    counts, mean, upper, *_ = control().series

    assert [len(run) for run in runs(frame, counts)] == [4, 8]
    for series in (mean, upper):
        early, late = level_runs(frame, series)
        assert (early[0][0], early[-1][0]) == (frame.left, frame.x(3.5))
        assert (late[0][0], late[-1][0]) == (frame.x(3.5), frame.right)


def test_a_plan_and_a_forecast_run_on_over_a_break():
    broken = dataclasses.replace(forecast(), breaks=(Break(1, "Recorded anew"),))

    parts = [len(runs(Frame(broken, WIDE), series)) for series in broken.series]

    assert parts == [1, 1, 1]


def test_figures_are_parted_at_gaps_and_breaks():
    figures = ((0, "a"), (1, "b"), (3, "c"), (4, "d"))

    assert unbroken(figures) == (figures[:2], figures[2:])
    assert unbroken(figures, [Break(3, "Anew")]) == (
        figures[:2],
        figures[2:3],
        figures[3:],
    )


def test_a_forecast_is_marked_at_its_end_and_a_target_nowhere():
    frame = Frame(forecast(), WIDE)
    target, actual, expected = forecast().series

    assert marked(frame, expected) == ((frame.x(3), frame.y(476)),)
    assert marked(frame, actual) == ((frame.x(0), frame.y(119)),)
    assert marked(frame, target) == ()


def test_a_signal_has_a_mark_and_no_line():
    frame = Frame(control(), WIDE)
    signal = control().series[-1]

    assert marked(frame, signal) == ((frame.x(9), frame.y(153)),)
    assert runs(frame, signal) == ()


def test_a_band_has_a_lower_and_an_upper_edge_and_ends_at_its_upper():
    frame = Frame(forecast(), WIDE)

    ((lower, upper),) = areas(frame, fan())

    assert lower[0] == upper[0] == (frame.x(0), frame.y(119))
    assert lower[-1] == (frame.x(3), frame.y(407))
    assert upper[-1] == band_end(frame, fan()) == (frame.x(3), frame.y(555))
    assert whiskers(frame, fan()) == ()


def test_a_band_at_a_lone_place_is_a_whisker():
    lone = Band("Interval", (None, 99, None, None), (None, 142, None, None))
    frame = Frame(chart(actual(None, 119, None, None), bands=(lone,)), WIDE)

    upright, foot, top = whiskers(frame, lone)

    assert areas(frame, lone) == ()
    assert upright == ((frame.x(1), frame.y(99)), (frame.x(1), frame.y(142)))
    assert {y for _, y in foot} == {frame.y(99)}
    assert {y for _, y in top} == {frame.y(142)}


def test_a_band_parts_at_a_break():
    broken = dataclasses.replace(forecast(), breaks=(Break(0, "Recorded anew"),))
    frame = Frame(broken, WIDE)

    assert [len(lower) for lower, _ in areas(frame, fan())] == [3]
    assert len(whiskers(frame, fan())) == 3


def test_a_band_over_columns_is_a_whisker_on_each_that_is_seen_on_it():
    interval = Band("95% interval", (99, 82, None, None), (142, 123, None, None))
    columned = dataclasses.replace(quarters(), bands=(interval,))
    frame = Frame(columned, WIDE)

    assert areas(frame, interval) == ()
    assert len(whiskers(frame, interval)) == 6
    assert look_of(columned, interval) == whisker_look(columned)
    assert contrast(whisker_look(columned).colour, PAPER) >= 4.5
    assert whisker_look(forecast()).colour == look_of(forecast(), fan()).colour


def test_a_lone_target_is_seen_as_a_stroke():
    lone = chart(target(None, 92, None, None))

    assert len(level_runs(Frame(lone, WIDE), lone.series[0])) == 1
    assert not level_runs(Frame(year_so_far(), WIDE), year_so_far().series[0])


def test_columns_stand_on_zero_and_hang_from_it():
    mixed = chart(recorded(119, None, -12, None))
    frame = Frame(mixed, WIDE)

    standing, hanging = columns(frame, mixed.series[0])

    assert (standing.top, standing.bottom) == (frame.y(119), frame.y(0))
    assert (hanging.top, hanging.bottom) == (frame.y(0), frame.y(-12))
    assert runs(frame, mixed.series[0]) == ()


def test_a_part_stands_where_the_part_before_it_ends():
    frame = Frame(money(), WIDE)
    recurring, one_off = money().series

    (lower,), (upper,) = columns(frame, recurring), columns(frame, one_off)

    assert (lower.top, lower.bottom) == (frame.y(65_500), frame.y(0))
    assert (upper.top, upper.bottom) == (frame.y(361_628), lower.top)
    assert points(frame, one_off) == ((frame.x(0), frame.y(361_628)),)


def test_parts_differ_in_colour_and_in_pattern():
    looks = [look_of(money(), part) for part in money().series]

    assert [look.pattern for look in looks] == ["", "/"]
    assert len({look.colour for look in looks}) == 2


def test_strokes_are_every_piece_of_line():
    assert len(strokes(Frame(year_so_far(), WIDE))) == 4
    assert len(strokes(Frame(forecast(), WIDE))) == 3 + 3 + 6


def test_the_line_of_a_break_runs_down_the_plot():
    frame = Frame(control(), WIDE)

    x = frame.x(3.5)

    assert break_lines(frame) == (((x, frame.box.top), (x, frame.box.bottom)),)


def test_what_happened_is_drawn_over_what_was_planned():
    mixed = chart(actual(1, 2, 3, 4), target(1, 2, 3, 4), recorded(1, 2, 3, 4))

    assert [series.role for series in layered(mixed)] == [
        Role.COLUMN,
        Role.TARGET,
        Role.ACTUAL,
    ]
