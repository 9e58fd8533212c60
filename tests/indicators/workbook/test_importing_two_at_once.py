"""Two people confirm their workbooks at one moment."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.models import SignOffEvent
from indicators.signoff import current
from indicators.workbook.importing import save_drafts
from indicators.workbook.judging import judge
from indicators.workbook.reading import LIMITS, typed_rows
from indicators.workbook.rows import load
from laa.plan.roles import Role
from laa.plan.sheets.reading import read
from tests.at_once import at_once
from tests.factories.indicators import TargetSetFactory
from tests.indicators.examples import Q2
from tests.indicators.pages import TODAY, a_world
from tests.indicators.returns import AT, analyst_of
from tests.indicators.workbook.books import FIGURE, download, filled

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_workbooks_one_is_saved_whole_and_the_other_not_at_all(
    settings: Any,
) -> None:
    settings.TODAY = TODAY
    world = a_world()
    plan, other = world.target_set.plan, analyst_of(world.target_set)
    bare = download(world)

    def attempt(by, count):
        sheets = read(filled(bare, {**FIGURE, "D2": count}), LIMITS)
        rows = typed_rows(sheets, plan, Q2)
        judged = judge(load(plan, Q2, TODAY), rows)
        return lambda: save_drafts(judged, by=by, at=AT, note="From a workbook")

    done, refused = at_once(
        world.target_set,
        attempt(world.people[Role.ANALYST], 101),
        attempt(other, 99),
    )

    (saved,), (loser,) = done, refused
    assert saved == 1
    assert "changed this figure" in str(loser)
    kept = current(world.target_set, Q2)
    assert kept.count in {101, 99}
    assert SignOffEvent.objects.filter(actual=kept).count() == 1


def test_rows_in_another_order_do_not_block_two_people(settings: Any) -> None:
    settings.TODAY = TODAY
    world = a_world()
    plan, other = world.target_set.plan, analyst_of(world.target_set)
    middle = TargetSetFactory(plan=plan)
    TargetSetFactory(plan=plan)
    cells = {f"{at[0]}{row}": v for at, v in FIGURE.items() for row in (2, 3, 4)}
    rows = typed_rows(read(filled(download(world), cells), LIMITS), plan, Q2)

    def attempt(by, rows):
        judged = judge(load(plan, Q2, TODAY), rows)
        return lambda: save_drafts(judged, by=by, at=AT, note="From a workbook")

    done, refused = at_once(
        # Each would hold one of its neighbours while it waits for this one.
        middle,
        attempt(world.people[Role.ANALYST], rows),
        attempt(other, rows[::-1]),
    )

    assert (done, len(refused)) == ([3], 1)
    assert "changed this figure" in str(refused[0])
