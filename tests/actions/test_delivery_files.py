from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from tests.actions.pages import browser
from tests.actions.plans import TODAY, Led
from tests.factories.actions import (
    ActionFactory,
    MilestoneFactory,
    ProgressUpdateFactory,
)


@pytest.fixture(autouse=True)
def _in_october(settings: Any) -> None:
    settings.TODAY = TODAY


def rows(led: Led, chosen: str = "") -> list[dict[str, Any]]:
    where = reverse("actions", args=led.action.address[:2])
    told = browser(led.lead).get(f"{where}files/list.json{chosen}").json()
    headings = [column["heading"] for column in told["columns"]]
    return [dict(zip(headings, row, strict=True)) for row in told["rows"]]


def test_an_action_is_told_as_on_its_card(led: Led) -> None:
    milestone = MilestoneFactory(
        action=led.action, position=1, last_day=date(2008, 12, 31)
    )
    ProgressUpdateFactory(action=led.action, text="Two patrols were cancelled.")

    first, second = rows(led)

    assert (first["Action"], first["What"]) == (1, led.action.text)
    assert first["Latest update"] == "Two patrols were cancelled."
    assert first["Next milestone"].startswith(str(milestone))
    assert second["Status"] == "No update yet"
    assert second["Latest update"] == {"nothing": "not entered"}
    assert second["Next milestone"] is None


def test_what_is_overdue_is_said(led: Led) -> None:
    MilestoneFactory(action=led.action, position=1, last_day=date(2008, 9, 30))
    ProgressUpdateFactory(action=led.action)

    reported, unreported = rows(led)

    assert "20 days overdue" in reported["Overdue"]
    assert "was due by" in unreported["Overdue"]
    assert unreported["Next update"] is None


def test_only_the_actions_that_the_page_shows_are_in_the_file(led: Led) -> None:
    ActionFactory(plan=led.plan, position=3)

    assert [one["Action"] for one in rows(led, "?lead=me")] == [1]
    assert len(rows(led)) == 3
