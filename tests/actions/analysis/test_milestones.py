from __future__ import annotations

import pytest

from actions.analysis.milestones import Every, MilestoneKind


@pytest.mark.parametrize(
    ("kind", "is_counted"),
    [
        (MilestoneKind.DATE, False),
        (MilestoneKind.PERIOD, False),
        (MilestoneKind.EVENT, False),
        (MilestoneKind.RECURRING, True),
        (MilestoneKind.QUANTITY, True),
    ],
)
def test_a_kind_is_reached_once_or_counted_each_quarter(kind, is_counted):
    assert kind.is_counted is is_counted


def test_every_kind_has_words_of_its_own():
    assert len({kind.words for kind in MilestoneKind}) == len(MilestoneKind)


def test_a_quarter_has_three_months():
    assert (Every.MONTH.per_quarter, Every.QUARTER.per_quarter) == (3, 1)
