from __future__ import annotations

from html import unescape

import pytest
from django.utils import timezone

from actions.models import Rebasing
from tests.actions.pages import address, browser, page, send
from tests.actions.plans import TODAY
from tests.factories.actions import (
    MilestoneFactory,
)

REBASE = {
    "last_day-day": "31",
    "last_day-month": "12",
    "last_day-year": "2008",
    "reason": "Officers were ill",
    "version": "1",
}


@pytest.fixture(autouse=True)
def _today(settings):
    settings.TODAY = TODAY


@pytest.mark.parametrize("name", ["update-action", "rebase-milestone"])
def test_another_lead_may_neither_write_nor_move(led, name):
    MilestoneFactory(action=led.action, position=1)
    where = address(led, name, *([1] if name == "rebase-milestone" else []))

    assert send(led.other, where, REBASE).status_code == 403
    assert not Rebasing.objects.exists()


def test_a_date_is_moved_and_the_old_one_shown(led):
    MilestoneFactory(action=led.action, position=1)
    where = address(led, "rebase-milestone", 1)

    assert "“Patrols begin” is planned: by 30 September 2008." in page(led.lead, where)
    response = send(led.lead, where, REBASE)

    assert response.url == address(led, "action")
    assert "before, by 30 September 2008" in page(led.lead, response.url)
    assert timezone.localdate(Rebasing.objects.get().at) == TODAY


def test_a_refused_move_keeps_what_was_typed(led):
    MilestoneFactory(action=led.action, position=1)

    response = send(
        led.lead,
        address(led, "rebase-milestone", 1),
        {**REBASE, "last_day-year": "2012"},
    )

    shown = unescape(response.content.decode())
    assert "31 December 2012 lies outside the agreement" in shown
    assert 'value="2012"' in shown
    assert "Officers were ill" in shown


def test_a_milestone_that_is_not_there_is_not_found(led):
    client = browser(led.lead)

    assert client.get(address(led, "rebase-milestone", 9)).status_code == 404
