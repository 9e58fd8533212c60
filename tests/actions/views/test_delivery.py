from __future__ import annotations

import pytest

from tests.actions.analysis.examples import DECEMBER
from tests.actions.pages import address, browser, page
from tests.actions.plans import TODAY
from tests.factories.actions import (
    MilestoneFactory,
    MilestoneProgressFactory,
    ProgressUpdateFactory,
    RebasingFactory,
    RiskFactory,
)
from tests.factories.funding import FundingLineFactory
from tests.factories.indicators import ActualFactory, TargetSetFactory


@pytest.fixture(autouse=True)
def _today(settings):
    settings.TODAY = TODAY


def test_an_action_tells_all_that_hangs_on_it(led):
    led.action.links = "Community Safety Plan\nAlcohol plan"
    led.action.save()
    served = TargetSetFactory(plan=led.plan, indicator__code="NI 15", targets=(368,))
    ActualFactory(target_set=served, signed_off=True, count=119)
    led.action.serves.add(served)
    FundingLineFactory(plan=led.plan, name="Reward grant").actions.add(led.action)
    RiskFactory(plan=led.plan, position=4, text="Money ends").actions.add(led.action)

    shown = page(led.lead, address(led, "action"))

    assert "Community Safety Plan<br>Alcohol plan" in shown
    assert served.get_absolute_url() in shown
    assert "laa-rag--red" in shown
    assert "Reward grant" in shown
    assert "Risk 4" in shown
    assert "Money ends" in shown
    assert "Daniel" in shown


def test_an_action_that_nothing_is_known_of_says_so(led):
    led.action.led_by = None
    led.action.save()

    shown = page(led.coordinator, address(led, "action"))

    assert "Nobody yet: the coordinator may name an action lead" in shown
    assert "The action has no milestones yet." in shown
    assert "No update was written yet." in shown


def test_a_milestone_shows_its_wording_beside_its_reading(led):
    milestone = MilestoneFactory(
        action=led.action,
        wording="Evaluation – October",
        reading="The year is not printed: 2008.",
        last_day=DECEMBER,
    )
    RebasingFactory(milestone=milestone)
    first = MilestoneFactory(action=led.action, last_day=DECEMBER)
    RebasingFactory(milestone=first, was_last_day=None)

    shown = page(led.lead, address(led, "action"))

    assert "By 31 December 2008; before, no date." in shown
    assert shown.count("<dt>Re-based by") == shown.count("<dt>Dated by") == 1
    assert "“Evaluation – October”" in shown
    assert "The year is not printed: 2008." in shown
    assert "Re-based by 92 days: first planned for 30 September 2008." in shown
    assert "By 31 December 2008; before, by 30 September 2008." in shown
    assert "The officers were needed elsewhere" in shown


def test_the_updates_are_told_newest_first_with_what_they_say(led):
    dated = MilestoneFactory(action=led.action, text="Evaluation")
    counted = MilestoneFactory(action=led.action, forty=True, text="Worked with")
    first = ProgressUpdateFactory(
        action=led.action, number=1, quarter_number=1, text="Begun."
    )
    second = ProgressUpdateFactory(
        action=led.action, number=2, evidence="https://council.example/a"
    )
    MilestoneProgressFactory(update=first, milestone=dated)
    MilestoneProgressFactory(
        update=second, milestone=counted, reached_on=None, number=1030
    )

    shown = page(led.lead, address(led, "action"))

    assert shown.index("Patrols began in July") < shown.index("Begun.")
    assert "Evaluation: reached on 29 September 2008" in shown
    assert "Worked with: 1,030 offenders" in shown
    assert 'href="https://council.example/a"' in shown


def test_what_may_be_done_is_offered_to_those_who_may(led):
    MilestoneFactory(action=led.action, position=1)
    links = [
        address(led, "update-action"),
        address(led, "rebase-milestone", 1),
        address(led, "edit-action"),
        address(led, "edit-milestone", 1),
        address(led, "add-milestone"),
    ]

    offered = {
        user: [link in page(user, address(led, "action")) for link in links]
        for user in (led.lead, led.other, led.coordinator)
    }

    assert offered[led.lead] == [True, True, False, False, False]
    assert offered[led.other] == [False] * 5
    assert offered[led.coordinator] == [True] * 5


def test_what_is_reached_or_has_no_end_offers_no_other_date(led):
    MilestoneFactory(action=led.action, position=1, monthly=True)
    MilestoneProgressFactory(
        update__action=led.action, milestone__action=led.action, milestone__position=2
    )

    assert "rebase" not in page(led.lead, address(led, "action"))


@pytest.mark.parametrize("number", [1, 20])
def test_an_action_takes_a_fixed_number_of_queries(
    led, number, django_assert_num_queries
):
    for _ in range(number):
        milestone = RebasingFactory(milestone__action=led.action).milestone
        MilestoneProgressFactory(update__action=led.action, milestone=milestone)
        served = TargetSetFactory(plan=led.plan, targets=(368,))
        ActualFactory(target_set=served, signed_off=True)
        led.action.serves.add(served)
        FundingLineFactory(plan=led.plan).actions.add(led.action)
        RiskFactory(plan=led.plan).actions.add(led.action)
    client = browser(led.lead)

    # Session, user, plan, roles; six of delivery; money, risks; the indicators'
    # figures, targets, their versions, breaks; two of findings.
    with django_assert_num_queries(18):
        client.get(address(led, "action"))


def test_an_action_that_is_not_there_is_not_found(led):
    client = browser(led.lead)

    assert client.get(address(led, "action").replace("/1/", "/9/")).status_code == 404


def test_what_an_action_lacks_is_shown_on_its_page(led):
    led.action.lead_name = "Daniel"
    led.action.save()
    MilestoneFactory(action=led.action, text="Evaluation", kind="event", last_day=None)

    shown = page(led.lead, address(led, "action"))

    assert "“Evaluation” has no date: whether it is late cannot be told." in shown
    assert "2 of 2 actions have no reference." in shown
    assert "has no lead" not in shown
