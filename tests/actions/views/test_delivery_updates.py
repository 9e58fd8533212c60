from __future__ import annotations

from html import unescape

import pytest

from actions.models import MilestoneProgress, ProgressUpdate
from tests.actions.analysis.examples import SEPTEMBER
from tests.actions.pages import address, page, send
from tests.actions.plans import TODAY, WRITTEN
from tests.factories.actions import (
    MilestoneFactory,
    MilestoneProgressFactory,
    ProgressUpdateFactory,
)

UPDATE = {
    "quarter": "2008-09-q2",
    "status": "at risk",
    "text": "Two patrols were cancelled.",
    "evidence": "https://council.example/a",
    "seen": "0",
}
DAY = {"milestone_1-day": "29", "milestone_1-month": "9", "milestone_1-year": "2008"}


@pytest.fixture(autouse=True)
def _today(settings):
    settings.TODAY = TODAY


def test_the_form_of_an_update_offers_the_quarter_that_waits(led):
    shown = page(led.lead, address(led, "update-action"))

    assert '<option value="2008-09-q2" selected>' in shown
    assert '<option value="2008-09-q3">' in shown
    assert "2008-09-q4" not in shown


def test_after_that_it_offers_the_quarter_in_hand(led):
    ProgressUpdateFactory(action=led.action)

    shown = page(led.lead, address(led, "update-action"))

    assert '<option value="2008-09-q3" selected>' in shown


@pytest.mark.parametrize("seen", ["-5", "7", "99999999999999999999"])
def test_a_forged_number_of_what_was_seen_does_no_harm(led, seen):
    response = send(led.lead, address(led, "update-action"), {**UPDATE, "seen": seen})

    assert response.status_code == 302
    assert ProgressUpdate.objects.get().number == 1


@pytest.mark.parametrize("seen", ["", "x", "9" * 5000])
def test_what_is_no_number_of_what_was_seen_is_refused(led, seen):
    response = send(led.lead, address(led, "update-action"), {**UPDATE, "seen": seen})

    assert response.status_code == 200
    assert not ProgressUpdate.objects.exists()


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

    send(led.lead, address(led, "update-action"), {**UPDATE, **DAY, "seen": "1"})

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


def test_a_day_and_a_number_are_withdrawn_and_the_history_shows_both(led):
    dated = MilestoneFactory(action=led.action, position=1)
    counted = MilestoneFactory(action=led.action, position=2, forty=True)
    update = ProgressUpdateFactory(action=led.action, number=1)
    MilestoneProgressFactory(update=update, milestone=dated)
    MilestoneProgressFactory(
        update=update, milestone=counted, reached_on=None, number=1200
    )
    where = address(led, "update-action")

    form = page(led.lead, where)
    # The day that the form shows is sent along, as it stands there.
    ticked = {"milestone_1_withdrawn": "on", "milestone_2_withdrawn": "on"}
    send(led.lead, where, {**UPDATE, **DAY, **ticked, "seen": "1"})

    assert "Patrols begin: not reached after all" in form
    assert "Leave it empty if it is not reached yet." not in form
    assert "Reported: 1,200 for 2008/09 Q2. The history keeps what was said." in form
    shown = page(led.lead, address(led, "action"))
    assert "Patrols begin: reached on 29 September 2008" in shown
    assert "Patrols begin: not reached after all" in shown
    assert "Patrols begin: 1,200 offenders" in shown
    assert "Patrols begin: the number for 2008/09 Q2 is withdrawn" in shown
    assert "20 days overdue, due by 30 September 2008." in shown
    assert "No number entered for 2008/09 Q2: 40 offenders expected." in shown


def test_a_day_may_be_emptied_with_the_tick(led):
    milestone = MilestoneFactory(action=led.action, position=1)
    update = ProgressUpdateFactory(action=led.action, number=1)
    MilestoneProgressFactory(update=update, milestone=milestone)

    ticked = {"milestone_1_withdrawn": "on", "seen": "1"}
    send(led.lead, address(led, "update-action"), {**UPDATE, **ticked})

    assert MilestoneProgress.objects.get(update__number=2).withdrawn


def test_nothing_is_withdrawn_where_nothing_was_told(led):
    MilestoneFactory(action=led.action, position=1)

    form = page(led.lead, address(led, "update-action"))

    assert "Leave it empty if it is not reached yet." in form
    assert "_withdrawn" not in form


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        (
            {},
            {"milestone_1-day": "1"},
            "You have entered a day above: leave this unticked to report it, or take "
            "the day out",
        ),
        (
            {"forty": True},
            {"milestone_1": "40"},
            "You have entered a number above: leave this unticked to report it, or "
            "take the number out",
        ),
    ],
)
def test_what_is_withdrawn_is_not_told_anew_at_once(led, kind, typed, words):
    milestone = MilestoneFactory(action=led.action, position=1, **kind)
    update = ProgressUpdateFactory(action=led.action, number=1)
    said = {"reached_on": None, "number": 1} if kind else {}
    MilestoneProgressFactory(update=update, milestone=milestone, **said)
    data = {
        **({} if kind else DAY),
        **typed,
        "milestone_1_withdrawn": "on",
        "seen": "1",
    }

    response = send(
        led.lead, address(led, "update-action"), {**UPDATE, **data, "seen": "1"}
    )

    assert response.context["form"].errors == {"milestone_1_withdrawn": [words]}
    assert ProgressUpdate.objects.count() == 1


def test_a_number_is_withdrawn_from_the_quarter_that_has_it(led):
    milestone = MilestoneFactory(action=led.action, position=1, forty=True)
    update = ProgressUpdateFactory(action=led.action, number=1, quarter_number=1)
    MilestoneProgressFactory(
        update=update, milestone=milestone, reached_on=None, number=12
    )
    data = {**UPDATE, "milestone_1_withdrawn": "on", "seen": "1"}

    response = send(led.lead, address(led, "update-action"), data)

    (words,) = response.context["form"].errors["milestone_1_withdrawn"]
    assert words.startswith("No number of 'Patrols begin' is reported for 2008/09 Q2")
    assert "checked" in response.content.decode()


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


def test_what_is_wrong_is_said_in_the_order_of_the_page(led):
    MilestoneFactory(action=led.action, position=1)
    data = {**UPDATE, "status": "", "evidence": "x", "milestone_1-day": "1"}

    form = send(led.lead, address(led, "update-action"), data).context["form"]

    wrong = [field.name for field in form if field.errors]
    assert wrong == ["status", "milestone_1", "evidence"]


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
