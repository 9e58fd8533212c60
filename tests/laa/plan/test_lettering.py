from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa.plan.lettering import Box, cross, spread, text_width, wrap


def test_wide_letters_take_more_room_than_narrow_ones():
    assert text_width("ill", 10) < text_width("abc", 10) < text_width("WWW", 10)
    assert text_width("\u8a9e", 10) == 10


def test_text_wraps_between_words():
    width = text_width("Success criterion:", 15)

    assert wrap("Success criterion: 340", width, 15, 3) == ("Success criterion:", "340")
    assert wrap("", width, 15, 3) == ()


def test_a_word_too_long_for_a_line_is_cut():
    lines = wrap("Wolverhampton", 60, 15, 3)

    assert lines == ("Wolve…",)


def test_what_finds_no_line_is_said_to_be_cut():
    assert wrap("one two three four", 50, 15, 2) == ("one", "two …")
    assert wrap("one two three four", 40, 15, 2) == ("one", "tw…")


@given(st.text(), st.floats(20, 400), st.integers(1, 4))
def test_lines_are_never_too_many_or_too_wide(text, width, most):
    lines = wrap(text, width, 15, most)

    assert len(lines) <= most
    assert all(text_width(line, 15) <= width for line in lines)


def test_boxes_meet_only_when_they_overlap():
    box = Box(0, 0, 10, 10)

    assert box.meets(Box(9, 9, 20, 20))
    assert not box.meets(Box(10, 0, 20, 10))
    assert not box.meets(Box(0, 10, 10, 20))


def test_a_box_holds_what_lies_within_it():
    assert Box(0, 0, 10, 10).holds(Box(0, 2, 10, 8))
    assert not Box(0, 0, 10, 10).holds(Box(-1, 2, 9, 8))


@pytest.mark.parametrize(
    ("start", "end", "crosses"),
    [
        ((-5, 5), (15, 5), True),
        ((-5, -5), (15, 15), True),
        ((5, -5), (5, 15), True),
        ((2, 2), (8, 3), True),
        ((-5, 10), (15, 10), False),
        ((10, -5), (10, 15), False),
        ((-5, 8), (8, 21), False),
        ((11, 11), (20, 20), False),
    ],
)
def test_a_line_crosses_a_box_when_it_passes_inside(start, end, crosses):
    assert Box(0, 0, 10, 10).crossed_by(start, end) is crosses


def test_labels_apart_stay_where_they_are():
    assert spread([10, 50], [20, 20], 0, 100) == (10, 50)


def test_labels_too_near_part_evenly_and_keep_their_order():
    assert spread([52, 50], [20, 20], 0, 100) == (61, 41)
    assert spread([50, 50, 50], [10, 10, 10], 0, 100) == (40, 50, 60)


def test_labels_stay_between_the_bounds():
    assert spread([2, 3], [20, 20], 0, 100) == (10, 30)
    assert spread([99], [20], 0, 100) == (90,)


@given(st.lists(st.tuples(st.floats(-50, 250), st.integers(5, 40)), max_size=8))
def test_spread_labels_never_overlap(labels):
    centres, heights = [c for c, _ in labels], [h for _, h in labels]

    placed = sorted(zip(spread(centres, heights, 0, 200), heights, strict=True))

    for (above, one), (below, other) in pairwise(placed):
        assert below - above >= (one + other) / 2 - 1e-6


def test_lines_cross_where_each_parts_the_ends_of_the_other():
    rising, falling = ((0, 0), (4, 4)), ((0, 4), (4, 0))

    assert cross(rising, falling)
    assert not cross(rising, ((0, 1), (3, 4)))
    assert not cross(rising, ((3, 0), (6, 1)))


def test_lines_that_only_touch_do_not_cross():
    assert not cross(((0, 0), (4, 4)), ((4, 4), (8, 0)))
    assert not cross(((0, 0), (4, 4)), ((2, 2), (4, 0)))


def test_a_box_has_a_middle():
    assert Box(0, 10, 20, 40).middle == (10, 25)
