from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from indicators.acts import Act
from indicators.models import TargetSet
from indicators.workbook.columns import FILLED_IN, Column
from indicators.workbook.layout import fill_in
from indicators.workbook.rows import load
from laa.plan.roles import Role
from laa.plan.sheets.filling import Kind
from tests.factories.indicators import SeriesBreakFactory
from tests.indicators.examples import Q1, Q2
from tests.indicators.pages import TODAY, World
from tests.indicators.returns import GREEN, RED, act, read_after, sign_off, submit


def boxes(world: World, row: int = 0, quarter=Q2):
    plan = world.target_set.plan
    sheet = fill_in(plan, quarter, load(plan, quarter, TODAY))
    return dict(zip(Column, sheet.rows[row], strict=True))


def contents(world: World, row: int = 0, quarter=Q2):
    return {one: box.content for one, box in boxes(world, row, quarter).items()}


def open_columns(world: World, row: int = 0) -> list[Column]:
    return [one for one, box in boxes(world, row).items() if box.check]


def test_a_row_says_whose_it_is_and_what_to_compare_with(world):
    row = contents(world)

    assert row[Column.INDICATOR] == world.target_set.indicator.code
    assert row[Column.ASKED] == "Number of offences"
    assert row[Column.STANDING] == "Not entered"
    assert row[Column.BEFORE] == 119
    assert row[Column.YEAR_BEFORE] == "No figure"
    assert row[Column.EXPECTED] == 184
    assert row[Column.PLAN] == "/".join(world.plan_address)
    assert row[Column.QUARTER] == "2008/09 Q2"
    assert row[Column.VERSION] == 0
    assert all(row[one] is None for one in FILLED_IN)


def test_each_kind_opens_the_cells_that_its_form_asks_for(kinds):
    assert [open_columns(kinds, row)[:-4] for row in range(4)] == [
        [Column.COUNT],
        [Column.COUNT, Column.DENOMINATOR],
        [Column.SCORE],
        [],
    ]
    assert open_columns(kinds)[-4:] == list(FILLED_IN[3:])
    assert [contents(kinds, row)[Column.ASKED] for row in (1, 2)] == [
        "Number of repeat cases, and out of how many cases",
        "Score in points",
    ]


def test_the_spreadsheet_refuses_what_the_form_refuses(kinds):
    count, part = (boxes(kinds, row)[Column.COUNT].check for row in (0, 1))
    whole = boxes(kinds, 1)[Column.DENOMINATOR].check
    day = boxes(kinds)[Column.AS_AT].check

    assert (count.kind, count.smallest) == (Kind.WHOLE_NUMBER, -999_999_999)
    assert (part.smallest, whole.smallest) == (0, 1)
    assert (day.smallest, day.largest) == (date(2008, 9, 30), TODAY)
    assert boxes(kinds)[Column.STATE].check.choices == ("Provisional", "Final")
    assert boxes(kinds, 2)[Column.SCORE].check.kind is Kind.NUMBER


def test_what_is_not_applicable_is_told_and_locked(kinds):
    assert open_columns(kinds, 3) == []
    assert contents(kinds, 3)[Column.STANDING] == (
        "Not applicable: to be introduced 2009/10"
    )


def test_a_draft_is_filled_in_with_the_version_seen(world):
    figure = read_after(Q2, replace(GREEN, count=101))
    act(Act.SAVE, world.target_set, world.people[Role.ANALYST], Q2, figure=figure)

    row = contents(world)

    assert [row[one] for one in FILLED_IN] == [
        *(101, None, None, "Provisional"),
        *("Police recorded crime", date(2008, 9, 30), None),
    ]
    assert row[Column.VERSION] == 1
    assert row[Column.STANDING] == "Draft"


@pytest.mark.parametrize("quarter", [Q1, Q2])
def test_what_is_not_with_the_analyst_is_locked(world, quarter):
    if quarter is Q2:
        submit(world.target_set, world.people[Role.ANALYST], RED, Q2)

    assert all(box.check is None for box in boxes(world, quarter=quarter).values())
    assert contents(world, quarter=quarter)[Column.COUNT] is not None


def test_figures_to_compare_with_are_in_their_unit_or_say_why_not(kinds):
    percentage, score, _ = TargetSet.objects.exclude(pk=kinds.target_set.pk).order_by(
        "position"
    )
    sign_off(percentage, replace(RED, count=30, denominator=80))
    sign_off(score, replace(RED, count=None, score=Decimal("3.25")))
    SeriesBreakFactory(indicator=kinds.target_set.indicator, day=date(2008, 7, 1))

    assert [contents(kinds, row)[Column.BEFORE] for row in range(3)] == [
        "119. Not comparable: Counted differently from April 2008",
        "37.5%",
        Decimal("3.3"),
    ]


@pytest.mark.parametrize("fixture", ["world", "kinds"])
def test_rows_take_six_queries_however_many(
    request, fixture, django_assert_num_queries: DjangoAssertNumQueries
):
    plan = request.getfixturevalue(fixture).target_set.plan

    with django_assert_num_queries(6):
        fill_in(plan, Q2, load(plan, Q2, TODAY))
