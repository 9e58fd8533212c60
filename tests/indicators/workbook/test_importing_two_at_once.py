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
