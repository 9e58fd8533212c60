from __future__ import annotations

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from actions.models import MilestoneProgress, ProgressUpdate, Rebasing
from tests.actions.analysis.examples import DECEMBER, SEPTEMBER
from tests.actions.plans import TODAY, WRITTEN, Led
from tests.factories.actions import (
    ActionFactory,
    MilestoneFactory,
    MilestoneProgressFactory,
    ProgressUpdateFactory,
    RebasingFactory,
    RiskFactory,
)
from tests.factories.funding import FundingLineFactory
from tests.factories.indicators import ActualFactory, TargetSetFactory

UPDATE = {
    "quarter": "2008-09-q2",
    "status": "at risk",
    "text": "Two patrols were cancelled.",
    "evidence": "https://council.example/a",
    "seen": "0",
}
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


def address(led: Led, name: str, *more: int) -> str:
    return reverse(name, args=[*led.action.address, *more])


def page(user, where: str, **query: str) -> str:
    client = Client()
    client.force_login(user)
    response = client.get(where, query)
    assert response.status_code == 200
    return unescape(response.content.decode())


def send(user, where: str, data: dict[str, str]):
    client = Client()
    client.force_login(user)
    return client.post(where, data)


def list_of(led: Led, user=None, **query: str) -> str:
    where = reverse("actions", args=led.action.address[:2])
    return page(user or led.lead, where, **query)


def test_the_list_says_how_the_actions_stand(led):
    ProgressUpdateFactory(action=led.action, status="off course", text="No officers.")
    MilestoneFactory(action=led.action, text="Evaluation", last_day=DECEMBER)
    MilestoneFactory(action=led.action, text="First phase")

    shown = list_of(led)

    assert "Of 2 actions: 1 off course, 1 without an update." in shown
    assert "1 has an update overdue. 1 has a milestone overdue." in shown
    assert "First phase: 20 days overdue, due by 30 September 2008." in shown
    assert "Evaluation, by 31 December 2008" in shown
    assert "No officers." in shown
    assert "All 2 actions" in shown


def test_a_plan_without_actions_says_so(led):
    led.plan.actions.all().delete()

    assert "The plan has no actions yet." in list_of(led)


def test_the_list_is_filtered_and_says_how_much_is_left(led):
    shown = list_of(led, lead="me")

    assert "1 of 2 actions" in shown
    assert 'id="action-1"' in shown
    assert 'id="action-2"' not in shown


def test_a_filter_that_leaves_nothing_says_how_to_go_on(led):
    shown = list_of(led, status="done")

    assert "No action is all of this. Choose “Any” somewhere." in shown
    assert "0 of 2 actions" in shown


def test_a_filter_that_is_none_says_so_and_shows_all(led):
    shown = list_of(led, status="asleep")

    assert "'asleep' is not in the list: select one that is" in shown
    assert "All 2 actions" in shown


def test_only_the_coordinator_is_offered_to_add(led):
    where = reverse("add-action", args=led.action.address[:2])

    assert where in list_of(led, led.coordinator)
    assert where not in list_of(led)


def test_the_timeline_shows_every_milestone(led):
    MilestoneFactory(action=led.action, text="First phase")

    where = reverse("timeline", args=led.action.address[:2])

    assert where in list_of(led)
    assert "Of 1 milestone: 1 overdue." in page(led.lead, where)
    assert "First phase" in page(led.lead, where)


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_takes_a_fixed_number_of_queries(
    led, number, django_assert_num_queries
):
    for _ in range(number):
        one = ActionFactory(plan=led.plan, led_by=led.lead)
        one.serves.add(TargetSetFactory(plan=led.plan))
        MilestoneProgressFactory(update__action=one, milestone__action=one)
    client = Client()
    client.force_login(led.lead)

    # Session, user, plan, roles; the six of delivery; on the list two of findings.
    for name, queries in (("actions", 12), ("timeline", 10)):
        with django_assert_num_queries(queries):
            client.get(reverse(name, args=led.action.address[:2]))


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

    shown = page(led.lead, address(led, "action"))

    assert "“Evaluation – October”" in shown
    assert "The year is not printed: 2008." in shown
    assert "Re-based by 92 days: first planned for 30 September 2008." in shown
    assert "To 31 December 2008; before, 30 September 2008." in shown
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
    assert "Worked with: 1,030" in shown
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
    client = Client()
    client.force_login(led.lead)

    # Session, user, plan, roles; six of delivery; money, risks; the indicators'
    # figures, targets, breaks; two of findings.
    with django_assert_num_queries(17):
        client.get(address(led, "action"))


def test_an_action_that_is_not_there_is_not_found(led):
    client = Client()
    client.force_login(led.lead)

    assert client.get(address(led, "action").replace("/1/", "/9/")).status_code == 404


def test_the_form_of_an_update_offers_the_quarter_that_waits(led):
    shown = page(led.lead, address(led, "update-action"))

    assert '<option value="2008-09-q2" selected>' in shown
    assert '<option value="2008-09-q3">' in shown
    assert "2008-09-q4" not in shown


def test_after_that_it_offers_the_quarter_in_hand(led):
    ProgressUpdateFactory(action=led.action)

    shown = page(led.lead, address(led, "update-action"))

    assert '<option value="2008-09-q3" selected>' in shown


def test_each_milestone_has_the_box_that_fits_it(led):
    MilestoneFactory(action=led.action, position=1, text="Evaluation")
    MilestoneFactory(action=led.action, position=2, forty=True, text="Worked with")
    MilestoneFactory(action=led.action, position=3, monthly=True, text="Monitoring")

    shown = page(led.lead, address(led, "update-action"))

    assert "Evaluation: day on which it was reached" in shown
    assert 'name="milestone_1-day"' in shown
    assert "Worked with: number of offenders in the quarter" in shown
    assert "Monitoring: number of times in the quarter" in shown


def test_an_update_is_kept_and_said_so(led):
    MilestoneFactory(action=led.action, position=1)
    MilestoneFactory(action=led.action, position=2, forty=True)
    day = {
        "milestone_1-day": "30",
        "milestone_1-month": "9",
        "milestone_1-year": "2008",
    }

    response = send(
        led.lead, address(led, "update-action"), {**UPDATE, **day, "milestone_2": "0"}
    )

    assert response.url == address(led, "action")
    update = ProgressUpdate.objects.get()
    assert (update.quarter, update.status) == (WRITTEN.quarter, "at risk")
    assert update.evidence == "https://council.example/a"
    told = MilestoneProgress.objects.order_by("milestone__position")
    assert [(one.reached_on, one.number) for one in told] == [
        (SEPTEMBER, None),
        (None, 0),
    ]


def test_what_was_told_before_is_not_told_again(led):
    milestone = MilestoneFactory(action=led.action, position=1)
    update = ProgressUpdateFactory(action=led.action, number=1)
    MilestoneProgressFactory(update=update, milestone=milestone)
    day = {
        "milestone_1-day": "29",
        "milestone_1-month": "9",
        "milestone_1-year": "2008",
    }

    send(led.lead, address(led, "update-action"), {**UPDATE, **day, "seen": "1"})

    assert ProgressUpdate.objects.count() == 2
    assert MilestoneProgress.objects.count() == 1


def test_a_day_that_was_told_is_not_emptied_without_a_word(led):
    milestone = MilestoneFactory(action=led.action, position=1)
    update = ProgressUpdateFactory(action=led.action, number=1)
    MilestoneProgressFactory(update=update, milestone=milestone)

    response = send(led.lead, address(led, "update-action"), {**UPDATE, "seen": "1"})

    assert "An earlier update says that this was reached on 29 September 2008" in (
        response.content.decode()
    )
    assert ProgressUpdate.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"quarter": ""}, "Select the quarter that this is about"),
        ({"quarter": "2008-09-q4"}, "'2008-09-q4' is not a quarter of this agreement"),
        ({"status": ""}, "Select how the action is going"),
        ({"status": "asleep"}, "'asleep' is not a status: select one of the six"),
        ({"text": " "}, "Say in a few words how the action is going"),
        ({"evidence": "ftp://x.example"}, "'ftp://x.example' is not a web address"),
        ({"evidence": "council.example"}, "'council.example' is not a web address: "),
        ({"evidence": "https://x.example/" + 500 * "a"}, "This has 518 characters: "),
        ({"milestone_2": "-1"}, "-1 offenders cannot be: enter a number from 0 to"),
        ({"milestone_2": "4O"}, "'4O' is not a number"),
        ({"milestone_1-day": "31"}, "must include a month and year"),
    ],
)
def test_what_cannot_be_is_refused_and_all_stays_as_typed(led, given, sentence):
    MilestoneFactory(action=led.action, position=1)
    MilestoneFactory(action=led.action, position=2, forty=True)
    data = {**UPDATE, "text": "What I typed", **given}

    shown = unescape(
        send(led.lead, address(led, "update-action"), data).content.decode()
    )

    assert "Error: " in shown
    assert sentence in shown
    assert all(value in shown for value in data.values())
    assert not ProgressUpdate.objects.exists()


def test_a_stale_update_is_refused_keeps_its_text_and_can_be_sent_again(led):
    ProgressUpdateFactory(action=led.action, number=1, by=led.coordinator)
    where = address(led, "update-action")

    refused = send(led.lead, where, UPDATE)
    shown = unescape(refused.content.decode())
    again = send(
        led.lead, where, {**UPDATE, "seen": refused.context["form"]["seen"].value()}
    )

    assert "Grace wrote an update for 2008/09 Q2 after you opened the page." in shown
    assert "Two patrols were cancelled." in shown
    assert again.status_code == 302
    assert ProgressUpdate.objects.count() == 2


def test_a_slip_hides_no_news_from_who_is_told_of_it(led):
    ProgressUpdateFactory(action=led.action, number=1)

    slip = send(led.lead, address(led, "update-action"), {**UPDATE, "status": ""})

    assert slip.context["form"]["seen"].value() == "0"


@pytest.mark.parametrize("name", ["update-action", "rebase-milestone"])
def test_another_lead_may_neither_write_nor_move(led, name):
    MilestoneFactory(action=led.action, position=1)
    where = address(led, name, *([1] if name == "rebase-milestone" else []))

    assert send(led.other, where, {**UPDATE, **REBASE}).status_code == 403
    assert not ProgressUpdate.objects.exists()
    assert not Rebasing.objects.exists()


def test_a_date_is_moved_and_the_old_one_shown(led):
    MilestoneFactory(action=led.action, position=1)
    where = address(led, "rebase-milestone", 1)

    assert "“Patrols begin” is planned: by 30 September 2008." in page(led.lead, where)
    response = send(led.lead, where, REBASE)

    assert response.url == address(led, "action")
    assert "before, 30 September 2008" in page(led.lead, response.url)
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
    client = Client()
    client.force_login(led.lead)

    assert client.get(address(led, "rebase-milestone", 9)).status_code == 404


def test_what_actions_lack_is_folded_in_their_list(led):
    shown = " ".join(list_of(led).split())

    assert "5 findings about actions" in shown
    assert "2 of 2 actions have no reference." in shown


def test_what_an_action_lacks_is_shown_on_its_page(led):
    led.action.lead_name = "Daniel"
    led.action.save()
    MilestoneFactory(action=led.action, text="Evaluation", kind="event", last_day=None)

    shown = page(led.lead, address(led, "action"))

    assert "“Evaluation” has no date: whether it is late cannot be told." in shown
    assert "2 of 2 actions have no reference." in shown
    assert "has no lead" not in shown
