from __future__ import annotations

from decimal import Decimal

import pytest

from laa.dashboard.plan_workbook.figures import Money, PerCent, Target, said
from laa.dashboard.plan_workbook.takes import NotTaken, words
from laa.plan.nothing import Nothing

SHARE = PerCent(0, 100, "Enter the tolerance")


@pytest.mark.parametrize(
    ("takes", "text", "value"),
    [
        (Money(), "£81,000.50", Decimal("81000.5")),
        (Money(), "0", Decimal(0)),
        (Money(), "", Nothing.BLANK),
        (Money(), "to be  determined", Nothing.TO_BE_DETERMINED),
        (Money(), "N/A", Nothing.NOT_APPLICABLE),
        (Target(), "4,122", Decimal(4122)),
        (Target(), "-1.5", Decimal("-1.5")),
        (Target(), "", Nothing.BLANK),
        (Target(), "not applicable", Nothing.NOT_APPLICABLE),
        (SHARE, "2.5", Decimal("0.025")),
        (PerCent(-100, 10), "", None),
    ],
)
def test_a_number_and_the_ways_of_having_none_are_kept_apart(takes, text, value):
    assert takes.read(text) == value


@pytest.mark.parametrize(
    ("takes", "text", "why"),
    [
        (Money(), "-5", "'-5' cannot be: enter an amount from £0"),
        (Money(), "none", "'none' is not an amount of money: enter pounds in digits"),
        (Target(), "lots", "'lots' is not a target: enter a number such as 353"),
        (SHARE, "", "Enter the tolerance"),
        (SHARE, "100", "100 cannot be: enter per cent from 0 to less than 100"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(takes, text, why):
    with pytest.raises(NotTaken) as refused:
        takes.read(text)

    assert str(refused.value).startswith(why)


@pytest.mark.parametrize(
    ("takes", "value", "shown"),
    [
        (Money(), Decimal("81000.50"), "81000.5"),
        (Money(), Nothing.BLANK, "Not entered"),
        (Target(), Nothing.TO_BE_DETERMINED, "To be determined"),
        (SHARE, Decimal("0.05"), "5"),
        (SHARE, None, "Not entered"),
    ],
)
def test_a_value_is_said_in_words(takes, value, shown):
    assert words(takes, value) == shown


def test_the_hint_of_a_cell_tells_the_ways_of_having_no_number():
    for takes in (Money(), Target()):
        hint = takes.check("What a year gives.").hint
        assert hint.startswith("What a year gives. N/A or To be determined in place")
    assert SHARE.check("So much.").hint == "So much."


def test_the_preview_says_money_in_pounds_and_all_else_as_its_cell():
    assert said(Money(), Decimal("1234.50")) == "£1,234.50"
    assert said(Money(), Nothing.TO_BE_DETERMINED) == "To be determined"
    assert said(Target(), Decimal("353.00")) == "353"
