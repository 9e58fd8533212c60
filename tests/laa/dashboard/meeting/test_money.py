from __future__ import annotations

import pytest

from laa.dashboard.meeting.money import money_of
from tests.laa.dashboard.meeting.plans import a_line, page_of


def item_of(plan):
    (item,) = page_of(plan).lines.items
    return item


@pytest.mark.parametrize(
    ("years", "spent", "why"),
    [
        ((1000, 1000, 1000), (250, 250), []),
        ((1000, 1000, 1000), (900, 200), ["Overspent by £100"]),
        (
            (None, 1000, 1000),
            (250, 250),
            [
                "£500 is spent without an amount to spend: To be determined",
                "2008/09: To be determined",
            ],
        ),
        ((1000, 1000, 1000), (300, 300), ["At its pace the year comes to £1,200"]),
        ((1000, None, None), (250, 250), ["2009/10: To be determined"]),
        ((1000, 0, 0), (250, 250), ["Its money ends with 2008/09"]),
        (
            (1000, 1000, 1000),
            (),
            ["Spend not reported: 2008/09 Q1, 2008/09 Q2"],
        ),
    ],
)
def test_a_line_says_all_that_is_amiss_with_it(plan, years, spent, why):
    a_line(plan, years=years, spent=spent)

    assert item_of(plan).why == why


@pytest.mark.parametrize(
    ("amount", "words"), [(1000, "£1,000"), (None, "To be determined"), (0, "£0")]
)
def test_a_line_says_what_the_year_gives_it(plan, amount, words):
    a_line(plan, years=(amount, 0, 0))

    assert item_of(plan).allocated == words


def test_what_no_line_gives_has_no_sum(plan):
    assert money_of([]).words == "No funding line is linked"


def test_a_sum_of_which_a_part_is_undecided_is_a_least_one(plan):
    a_line(plan, "Patrols"), a_line(plan, "Training", years=(None, 0, 0))

    money = money_of(page_of(plan).lines.items)

    assert money.words == "at least £1,000"
    assert [line.name for line in money.lines] == ["Patrols", "Training"]


def test_in_the_last_year_no_year_follows(plan):
    a_line(plan)
    last = plan.agreement.quarters[-1]

    (item,) = page_of(plan, last).lines.items

    assert item.reading.year_after is None
    assert item.year == last.year
