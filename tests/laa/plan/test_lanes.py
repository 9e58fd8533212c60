from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa.plan.calendars import Scale
from laa.plan.lanes import Placed, in_lanes
from laa.plan.lettering import text_width
from laa.plan.timeline import Mark, State
from tests.laa.plan.sample_timelines import (
    EVENT,
    IDENTIFIED,
    MONTHLY,
    MOVED,
    UNDATED,
    crowd,
    marks,
)

SCALE = Scale(date(2008, 4, 1), date(2011, 3, 31), 212, 708)


def placed(*given: Mark) -> list[Placed]:
    return list(in_lanes(given, SCALE, (200, 720), 15))


def due(day: date, name: str = "Due") -> Mark:
    return Mark(name, State.DUE, day)


def test_a_day_is_a_mark_without_length_and_a_period_runs_up_to_its_mark():
    (day,), (period,) = placed(IDENTIFIED), placed(EVENT)

    assert day.start == day.due == day.was
    assert period.start == SCALE.edge(date(2008, 7, 1))
    assert period.due == period.was == SCALE.x(date(2008, 9, 30))


def test_a_mark_reaches_to_where_it_was_before_it_was_moved():
    (later,) = placed(MOVED)
    (sooner,) = placed(
        Mark("Sooner", State.DUE, date(2008, 9, 1), was=date(2009, 9, 1))
    )

    assert later.left < later.was < later.due < later.right
    assert sooner.left < sooner.due < sooner.was < sooner.right


def test_without_a_date_there_is_no_place():
    with pytest.raises(ValueError, match="'Report' has no date: only the table"):
        placed(UNDATED)


def test_marks_that_are_far_apart_share_a_lane_and_are_named_behind():
    first, second = placed(due(date(2010, 1, 1)), due(date(2008, 6, 1)))

    assert first.lane == second.lane == 0
    assert first.due < second.due
    assert (second.name, second.anchor) == ("Due", "start")
    assert second.right < second.name_at < 720


def test_marks_too_near_for_their_names_lie_in_lanes_of_their_own():
    near = placed(due(date(2008, 9, 1), "Protocol"), due(date(2008, 12, 1), "Review"))

    assert [(one.lane, one.name) for one in near] == [(0, "Protocol"), (1, "Review")]


def test_where_names_take_too_many_lanes_the_marks_alone_are_parted():
    quarters = [date(2008, 4, 1), date(2008, 7, 1), date(2008, 10, 1), date(2009, 1, 1)]

    parted = placed(*(due(quarter, "A long name " * 3) for quarter in quarters))

    assert {one.lane for one in parted} == {0}
    assert [bool(one.name) for one in parted] == [False, False, False, True]


def test_marks_of_one_day_lie_under_each_other():
    marks = crowd(8).rows[0].marks

    assert [one.lane for one in placed(*marks)] == list(range(8))


def test_a_mark_near_the_end_is_named_before_it():
    (last,) = placed(due(date(2011, 3, 1), "Reviewed"))

    assert (last.name, last.anchor) == ("Reviewed", "end")
    assert last.name_at < last.left


def test_a_duty_over_all_the_time_is_named_along_it():
    (duty,) = placed(MONTHLY)
    (day,) = placed(IDENTIFIED)

    assert duty.is_named_within
    assert duty.start < duty.name_at < duty.due
    assert not day.is_named_within


def test_a_long_name_is_cut_short_where_there_is_most_room():
    (long,) = placed(due(date(2009, 1, 1), "A name far longer than the page " * 3))

    assert long.name.endswith("…")
    assert long.name_at + text_width(long.name, 15) <= 720


@given(st.lists(marks(), max_size=9))
def test_no_two_marks_of_a_lane_meet_and_names_stay_clear_of_marks(given_marks):
    scale = Scale(date(1990, 1, 1), date(2100, 12, 31), 12, 348)
    dated = [mark for mark in given_marks if mark.start]

    drawn = in_lanes(dated, scale, (0, 360), 14)

    assert len(drawn) == len(dated)
    for number in {one.lane for one in drawn}:
        lane = [one for one in drawn if one.lane == number]
        assert all(a.right < b.left for a, b in pairwise(lane))
        for a, b in pairwise(lane):
            if a.name and a.name_at > a.due:
                assert a.name_at + text_width(a.name, 14) <= b.left
