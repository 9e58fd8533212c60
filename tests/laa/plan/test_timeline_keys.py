from itertools import combinations

import pytest

from laa.plan.frames import NARROW, WIDE
from laa.plan.lettering import text_width
from laa.plan.palette import PAPER, contrast
from laa.plan.timeline import State
from laa.plan.timeline_keys import BADGES, Form, form, key
from tests.laa.plan.sample_timelines import (
    EVENT,
    IDENTIFIED,
    MONTHLY,
    MOVED,
    UNDATED,
    actions,
    row,
    timeline,
)


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_badge_on_which_its_letter_is_read(state):
    assert contrast(BADGES[state].colour, PAPER) >= 4.5


def test_no_two_badges_differ_by_colour_alone():
    shapes = [(badge.shape, badge.open) for badge in BADGES.values()]

    assert len(set(shapes)) == len(State)


def test_what_leads_up_to_a_badge_tells_a_period_from_a_duty():
    assert form(IDENTIFIED) is None
    assert form(EVENT) is Form.PERIOD
    assert form(MONTHLY) is Form.RECURRING


def test_the_key_explains_what_is_drawn_and_no_more():
    meanings = [entry.meaning for entry in key(actions(), 720, 15)]

    assert meanings == [
        *(State.REACHED, State.DUE, State.OVERDUE, State.AT_RISK),
        *(Form.PERIOD, Form.RECURRING, Form.MOVED),
    ]
    assert key(timeline(row(UNDATED)), 720, 15) == ()
    assert len(key(timeline(row(MOVED)), 720, 15)) == 2


@pytest.mark.parametrize("shape", [WIDE, NARROW])
def test_the_key_takes_as_many_lines_as_it_needs(shape):
    entries = key(actions(), shape.width, shape.letters)
    ends = [e.words_at + text_width(e.meaning.value, shape.letters) for e in entries]

    assert max(ends) <= shape.width
    assert entries[-1].line == (2 if shape is NARROW else 1)
    for (one, end), (other, _) in combinations(zip(entries, ends, strict=True), 2):
        assert one.line < other.line or end < other.x
