from itertools import combinations

import pytest

from laa.plan.charting import Break, Role, Series
from laa.plan.frames import NARROW, WIDE, Frame
from laa.plan.labels import break_labels, labels_of
from laa.plan.marks import RING
from laa.plan.palette import MUTED
from laa.plan.placing import Label
from tests.laa.plan.sample_charts import (
    actual,
    chart,
    control,
    forecast,
    intervals,
    money,
    quarters,
    recorded,
    target,
    year_so_far,
    years,
)

CHARTS = [
    years(),
    year_so_far(),
    quarters(),
    forecast(),
    control(),
    intervals(),
    money(),
]


def words(frame: Frame) -> list[str]:
    return sorted(" ".join(label.lines) for label in labels_of(frame))


def labelled(frame: Frame, text: str) -> Label:
    return next(label for label in labels_of(frame) if " ".join(label.lines) == text)


def test_the_three_years_are_named_where_they_lie():
    assert words(Frame(years(), WIDE)) == [
        "353",
        "368",
        "Baseline 383",
        "Heading for 476",
        "Success criterion: 340 or fewer",
        "Target 339",
    ]


def test_the_year_so_far_shows_what_happened_and_what_was_expected():
    assert words(Frame(year_so_far(), WIDE)) == [
        *("119", "184", "276", "92"),
        *("Actual 220", "Target 368"),
    ]


def test_columns_carry_their_figures_and_an_even_target_only_its_name():
    assert words(Frame(quarters(), WIDE)) == ["101", "119", "Target 92"]


@pytest.mark.parametrize("shape", [WIDE, NARROW])
@pytest.mark.parametrize("drawn", CHARTS)
def test_no_two_labels_overlap(drawn, shape):
    labels = labels_of(Frame(drawn, shape))

    assert not any(a.box.meets(b.box) for a, b in combinations(labels, 2))


def test_names_moved_apart_are_led_back_to_their_lines():
    near, alone = Frame(years(), WIDE), Frame(year_so_far(), WIDE)

    assert labelled(near, "Target 339").leads
    assert labelled(near, "Success criterion: 340 or fewer").leads
    assert not labelled(alone, "Target 368").leads


def test_a_forecast_is_named_with_its_end_and_its_band_with_its_bounds():
    assert words(Frame(forecast(), WIDE)) == [
        *("184", "276", "92"),
        "95% interval 407 to 555",
        "Actual 119",
        "Forecast 476",
        "Target 368",
    ]


def test_a_control_chart_tells_its_lines_and_the_figures_that_are_signals():
    assert words(Frame(control(), WIDE)) == [
        *("153", "Actual 106", "GBH recorded differently"),
        *("Lower limit 86", "Mean 117", "Upper limit 147"),
    ]


def test_a_signal_at_the_end_leaves_its_figure_to_the_line():
    last = Series("Signal", (None, None, None, 9), Role.SIGNAL)
    ringed = chart(actual(1, 2, 1, 9), last)

    assert words(Frame(ringed, WIDE)) == ["1", "1", "2", "Actual 9"]


def test_a_ringed_column_is_labelled_once_and_clear_of_its_ring():
    ring = Series("Signal", (119, None, None, None), Role.SIGNAL)
    frame = Frame(chart(recorded(119, 101, None, None), ring), WIDE)

    assert words(frame) == ["101", "119"]
    assert labelled(frame, "119").box.bottom < frame.y(119) - RING


def test_a_band_that_ends_early_is_named_at_its_end():
    frame = Frame(intervals(), WIDE)

    label = labelled(frame, "95% interval 82 to 123")

    assert label.at == (frame.x(1), frame.y(123))


def test_a_figure_below_zero_is_labelled_under_its_column():
    frame = Frame(chart(recorded(119, -12, None, None)), WIDE)

    assert labelled(frame, "119").box.bottom < frame.y(119)
    assert labelled(frame, "\u221212").box.top > frame.y(-12)


def test_figures_without_room_are_left_out_but_never_the_last():
    x = tuple(f"P{place}" for place in range(60))
    frame = Frame(chart(actual(*[1000] * 59, 1234), x=x), NARROW)

    assert "Actual 1,234" in words(frame)
    assert len(words(frame)) < 60


def test_many_targets_are_not_labelled_one_by_one():
    x = tuple(f"P{place}" for place in range(8))

    assert words(Frame(chart(target(*range(8)), x=x), WIDE)) == ["Target 7"]


def test_breaks_stand_beside_their_lines_each_on_its_own_row():
    breaks = (Break(0, "GBH"), Break(1, "Moved"), Break(2, "Recorded anew"))
    frame = Frame(chart(actual(1, 2, 3, 4), breaks=breaks), WIDE)

    early, middle, late = break_labels(frame)

    assert (early.anchor, late.anchor) == ("start", "end")
    assert early.box.bottom <= middle.box.top <= late.box.top
    assert early.x > frame.x(0.5)
    assert late.x < frame.x(2.5)
    assert early.colour == MUTED
