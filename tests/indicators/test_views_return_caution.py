"""What the return's page warns of: the figure that stands in its box."""

from __future__ import annotations

import pytest

from indicators.acts import Act
from indicators.signoff import current
from laa.plan.roles import Role
from tests.indicators.examples import Q2
from tests.indicators.pages import text_of

SUBMIT = Act.SUBMIT.label


def test_a_figure_far_from_earlier_ones_is_questioned_and_kept(world):
    world.post(Role.ANALYST, count="1010")

    page = text_of(world.client(Role.ANALYST).get(world.address("return", Q2)))

    assert "1,010 is far from the quarter before, 2008/09 Q1 (119)" in page
    assert current(world.target_set, Q2).count == 1010


@pytest.mark.parametrize(
    ("given", "typed"),
    [
        ({"act": SUBMIT, "commentary": "", "count": "1010"}, "1,010"),
        ({"version": "0", "count": "1010"}, "1,010"),
        ({"act": SUBMIT, "source": "", "count": "1010"}, "1,010"),
    ],
)
def test_a_page_shown_again_judges_what_was_typed(world, given, typed):
    world.post(Role.ANALYST, count="9")

    response = world.post(Role.ANALYST, **given)

    assert f"{typed} is far from the quarter before" in text_of(response)
    assert "a rate of 10.10 per 1,000 people" in text_of(response)
    assert "9 is far from" not in text_of(response)


def test_a_saved_figure_far_off_is_not_warned_of_beside_a_likely_one(world):
    world.post(Role.ANALYST, count="1010")

    page = text_of(world.post(Role.ANALYST, version="0", count="101"))

    assert "is far from" not in page
    assert "a rate of 1.01 per 1,000 people" in page


def test_a_figure_far_off_is_warned_of_after_it_was_sent(world):
    sent = world.post(Role.ANALYST, act=SUBMIT, count="1010")

    page = text_of(world.client(Role.ANALYST).get(sent.url))

    assert "1,010 is far from the quarter before, 2008/09 Q1 (119)" in page
