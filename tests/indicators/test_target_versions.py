"""The versions of the targets, side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.history import history_of
from indicators.models import TargetSet
from indicators.target_versions import side_by_side, stories
from laa.plan.nothing import Nothing
from tests.factories.indicators import TargetRefreshFactory, TargetSetFactory

pytestmark = pytest.mark.django_db


def a_target_set() -> TargetSet:
    target_set: TargetSet = TargetSetFactory(
        targets=(368, 353),
        success_criterion="11% less",
        success_change=Decimal("-0.11"),
        yearly_change=Decimal("-0.04"),
    )
    return target_set


def test_without_a_refresh_there_is_nothing_to_lay_side_by_side() -> None:
    history = history_of(a_target_set())

    assert side_by_side(history) is None
    assert stories(history) == []


def test_old_and_new_stand_side_by_side_with_when_each_counts() -> None:
    target_set = a_target_set()
    TargetRefreshFactory(
        target_set=target_set,
        from_quarter=2,
        baseline=476,
        baseline_recounted=True,
        tolerance=Decimal("0.075"),
    )

    table = side_by_side(history_of(target_set))

    assert table
    assert [column.heading for column in table.columns] == [
        "What",
        "Version 1: the plan itself",
        "Version 2: March 2009",
    ]
    assert table.rows == (
        ("Counts", "2008/09 Q1 to 2009/10 Q1", "2009/10 Q2 to 2010/11 Q4"),
        ("Target 2008/09", "368", "368"),
        ("Target 2009/10", "353", "390"),
        ("Target 2010/11", "Not entered", "380"),
        ("Baseline", "400 (2007/08)", "476 (2007/08, counted again)"),
        ("Success criterion", "11% less", "Not stated"),
        ("Change by the last year", "−11%", "Not stated"),
        ("Change each year", "−4%", "Not stated"),
        ("Tolerance", "5%", "7.5%"),
    )


def test_a_version_put_right_before_it_counted_stays_readable_and_says_so() -> None:
    target_set = a_target_set()
    TargetRefreshFactory(target_set=target_set)
    TargetRefreshFactory(
        target_set=target_set,
        number=3,
        baseline=None,
        baseline_nothing=Nothing.TO_BE_DETERMINED,
    )
    history = history_of(target_set)

    assert [(one.row.number, one.counts) for one in stories(history)] == [
        (3, "2009/10 Q1 to 2010/11 Q4"),
        (2, "For no quarter: replaced before it counted"),
    ]
    table = side_by_side(history)
    assert table
    assert table.rows[4] == (
        "Baseline",
        "400 (2007/08)",
        "400 (2007/08)",
        "To be determined",
    )
