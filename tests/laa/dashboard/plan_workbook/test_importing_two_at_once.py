"""Two coordinators confirm their workbooks at one moment."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from laa.dashboard.plan_workbook.importing import write_rows
from laa.plan.roles import Role
from tests.at_once import at_once
from tests.factories.plan import member
from tests.laa.dashboard.plan_workbook.books import AT, a_plan, rows_with

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_workbooks_one_is_saved_whole_and_the_other_not_at_all(
    settings: Any,
) -> None:
    settings.TODAY = date(2008, 10, 20)
    mine = a_plan()
    other = member(mine.plan, Role.COORDINATOR)

    def attempt(by, text):
        cells = {("Actions", "C2"): text, ("Actions", "C4"): text}
        rows = rows_with(mine, cells)
        return lambda: write_rows(mine.plan, rows, by=by, at=AT)

    done, refused = at_once(
        mine.plan, attempt(mine.coordinator, "Mine"), attempt(other, "Theirs")
    )

    (saved,), (loser,) = done, refused
    assert len(saved.written) == 2
    assert "was changed after the workbook was downloaded" in str(loser)
    assert "Action 3 is there already, and says something else" in str(loser)
    first, _, third = mine.plan.actions.order_by("position")
    assert first.text == third.text
    assert first.text in {"Mine", "Theirs"}
