from datetime import date
from itertools import pairwise

import pytest

from laa.plan.frames import NARROW, WIDE
from laa.plan.timeline import Timeline
from laa.plan.timeline_frames import LANE, TimelineFrame
from tests.laa.plan.sample_timelines import (
    IDENTIFIED,
    UNDATED,
    actions,
    crowd,
    many,
    row,
    timeline,
)


def test_rows_lie_under_each_other_each_as_high_as_its_words_and_lanes():
    frame = TimelineFrame(actions(), WIDE)

    (strips,) = frame.sheets
    first, second, third = strips

    assert first.top == 0
    assert all(one.bottom == other.top for one, other in pairwise(strips))
    assert first.height > 3 * LANE > second.height > third.height


@pytest.mark.parametrize("shape", [WIDE, NARROW])
def test_marks_and_words_lie_within_their_row(shape):
    for strip in TimelineFrame(actions(), shape).sheets[0]:
        words = (len(strip.label) + len(strip.text)) * shape.line

        assert strip.top < strip.words_top
        assert strip.words_top + words < strip.bottom
        for mark in strip.marks:
            assert strip.top + LANE / 2 <= strip.y(mark.lane)
            assert strip.y(mark.lane) <= strip.bottom - LANE / 2


def test_words_stand_beside_the_axis_or_over_the_lanes_on_a_narrow_page():
    wide, narrow = (TimelineFrame(actions(), shape) for shape in (WIDE, NARROW))
    strip = narrow.sheets[0][0]

    assert wide.left > 150
    assert narrow.left == 0
    assert strip.y(0) - LANE / 2 >= strip.words_top + 2 * NARROW.line


def test_today_is_on_the_axis_with_its_date():
    frame = TimelineFrame(actions(), WIDE)

    assert frame.today == frame.scale.x(date(2008, 10, 20))
    assert frame.today_words == "Today, 20 October 2008"


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2008, 3, 31), "Today, 31 March 2008, is before this"),
        (date(2026, 11, 22), "Today, 22 November 2026, is after this"),
    ],
)
def test_a_day_that_is_not_on_the_axis_is_told_in_words_alone(today, words):
    frame = TimelineFrame(timeline(today=today), WIDE)

    assert frame.today is None
    assert frame.today_words == words


def test_what_only_the_table_has_is_counted_in_a_note():
    def note(drawn: Timeline) -> str:
        return " ".join(TimelineFrame(drawn, NARROW).note)

    assert note(timeline(row(IDENTIFIED))) == ""
    assert note(timeline(row(UNDATED))).startswith("1 milestone is in the table only")
    assert note(timeline(row(UNDATED, UNDATED))).startswith("2 milestones are in the")


@pytest.mark.parametrize("shape", [WIDE, NARROW])
def test_many_rows_are_parted_in_pictures_that_fit_a_page(shape):
    frame = TimelineFrame(many(40), shape)

    sheets = frame.sheets

    assert len(sheets) > 1
    assert sum(map(len, sheets)) == 40
    assert all(sheet[0].top == 0 for sheet in sheets)
    assert all(frame.foot(sheet) < 1050 for sheet in sheets)


def test_a_row_that_is_higher_than_a_page_has_a_picture_of_its_own():
    tall = timeline(row(IDENTIFIED), *crowd(60).rows, row(IDENTIFIED))

    sheets = TimelineFrame(tall, WIDE).sheets

    assert [len(sheet) for sheet in sheets] == [1, 1, 1]


def test_without_rows_there_is_one_picture_of_the_axis():
    frame = TimelineFrame(timeline(), WIDE)

    assert frame.sheets == ((),)
    assert frame.foot(()) > frame.head
    assert frame.key == ()
