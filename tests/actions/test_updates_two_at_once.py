"""Two people write of one action at one moment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.editing import ActionText, add_action, edit_action
from actions.models import MilestoneProgress, ProgressUpdate, Rebasing
from actions.rebasing import rebase
from actions.updates import Told, report
from tests.actions.analysis.examples import DECEMBER, SEPTEMBER
from tests.actions.plans import AT, WRITTEN, a_led_action
from tests.at_once import at_once
from tests.factories.actions import MilestoneFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_updates_one_is_kept_whole():
    led = a_led_action()
    told = [Told(MilestoneFactory(action=led.action), reached_on=SEPTEMBER)]
    written = replace(WRITTEN, told=told)
    common = {"action": led.action, "written": written, "seen": 0, "at": AT}

    done, refused = at_once(
        led.action,
        lambda: report(by=led.lead, **common),
        lambda: report(by=led.coordinator, **common),
    )

    assert list(ProgressUpdate.objects.all()) == done
    assert MilestoneProgress.objects.count() == 1
    assert "wrote an update for 2008/09 Q2" in str(refused[0])


def test_of_two_rebasings_one_is_kept():
    led = a_led_action()
    milestone = MilestoneFactory(action=led.action)
    common = {"first_day": None, "reason": "Rain", "version": 1, "at": AT}

    done, refused = at_once(
        led.action,
        lambda: rebase(milestone=milestone, last_day=DECEMBER, by=led.lead, **common),
        lambda: rebase(
            milestone=milestone, last_day=DECEMBER, by=led.coordinator, **common
        ),
    )

    assert list(Rebasing.objects.all()) == done
    assert "was changed after you opened the page" in str(refused[0])


def test_of_two_changes_of_an_action_one_is_kept():
    led = a_led_action()

    done, refused = at_once(
        led.plan,
        *(
            lambda text=text: edit_action(
                action=led.action,
                written=ActionText(text),
                version=1,
                by=led.coordinator,
            )
            for text in ("One", "Other")
        ),
    )

    led.action.refresh_from_db()
    assert (led.action.text, led.action.version) == (done[0].text, 2)
    assert len(refused) == 1


def test_two_who_add_an_action_both_succeed():
    led = a_led_action()

    done, refused = at_once(
        led.plan,
        *(
            lambda text=text: add_action(
                plan=led.plan, written=ActionText(text), by=led.coordinator, at=AT
            )
            for text in ("One", "Other")
        ),
    )

    assert sorted(action.position for action in done) == [3, 4]
    assert refused == []
