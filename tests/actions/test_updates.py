from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from actions.analysis.milestone_standing import Reported
from actions.models import MilestoneProgress, ProgressUpdate
from actions.telling import Told, reported_of
from actions.updates import UpdateText, last_number, report
from laa.plan.periods import Quarter
from laa.plan.refusals import Refused
from tests.actions.analysis.examples import Q1, Q2, Q3, Q4, SEPTEMBER
from tests.actions.plans import AT, WRITTEN, Led
from tests.factories.actions import ActionFactory, MilestoneFactory


def send(led: Led, written: UpdateText = WRITTEN, **given: object) -> ProgressUpdate:
    fields = {"action": led.action, "seen": 0, "by": led.lead, "at": AT, **given}
    return report(written=written, **fields)


def refused(led: Led, written: UpdateText = WRITTEN, **given: object) -> Refused:
    with pytest.raises(Refused) as refusal:
        send(led, written, **given)
    assert ProgressUpdate.objects.filter(action=led.action, by=led.lead).count() == 0
    return refusal.value


def test_a_lead_writes_an_update_of_the_own_action(led):
    update = send(led, replace(WRITTEN, evidence="https://council.example/a"))

    assert (update.number, update.quarter, update.status) == (1, Q2, "at risk")
    assert (update.by, update.at) == (led.lead, AT)
    assert update.evidence == "https://council.example/a"


def test_the_coordinator_writes_one_of_any(led):
    assert send(led, by=led.coordinator).by == led.coordinator


def test_a_further_update_stands_beside_the_earlier(led):
    send(led)

    send(led, replace(WRITTEN, text="  All is well again. "), seen=1)

    texts = ProgressUpdate.objects.order_by("number").values_list("text", flat=True)
    assert list(texts) == ["Two patrols were cancelled.", "All is well again."]
    assert last_number(led.action) == 2


def test_an_update_tells_of_milestones(led):
    dated = MilestoneFactory(action=led.action)
    counted = MilestoneFactory(action=led.action, forty=True)
    told = [Told(dated, reached_on=SEPTEMBER), Told(counted, number=0)]

    update = send(led, replace(WRITTEN, told=told))

    rows = MilestoneProgress.objects.filter(update=update)
    assert rows.get(milestone=dated).reached_on == SEPTEMBER
    assert rows.get(milestone=counted).number == 0


def test_another_lead_is_refused(led):
    assert str(refused(led, by=led.other)) == (
        "You may not report on Action 1: you do not lead it."
    )


def test_who_saw_an_older_state_is_told_who_wrote_since(led):
    send(led, by=led.coordinator)

    assert str(refused(led)) == (
        "Grace wrote an update for 2008/09 Q2 after you opened the page. Yours was not "
        "kept yet: read the other, then send yours again if it is still right."
    )


def test_a_second_press_is_told_of_the_first(led):
    send(led, by=led.coordinator)

    refusal = refused(led, by=led.coordinator)

    assert str(refusal).startswith("You have already written an update for 2008/09 Q2")


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_update_without_words_is_refused(led, text):
    (refusal,) = refused(led, replace(WRITTEN, text=text)).refusals

    assert refusal == ("Say in a few words how the action is going", "text")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://council.example"])
def test_evidence_is_on_the_web(led, address):
    (refusal,) = refused(led, replace(WRITTEN, evidence=address)).refusals

    assert refusal.field == "evidence"
    assert refusal.words.startswith(f"'{address}' is not a web address: enter one")


@pytest.mark.parametrize("quarter", [Q1, Q2, Q3])
def test_a_quarter_that_has_begun_can_be_told_of(led, quarter):
    assert send(led, replace(WRITTEN, quarter=quarter)).quarter == quarter


def test_a_quarter_that_has_not_begun_is_refused(led):
    assert str(refused(led, replace(WRITTEN, quarter=Q4))) == (
        "2008/09 Q4 has not begun: an update of it can be written from 1 January 2009"
    )


def test_a_quarter_outside_the_agreement_is_refused(led):
    refusal = refused(led, replace(WRITTEN, quarter=Quarter(2007, 4)))

    assert str(refusal).startswith("2007/08 Q4 lies outside the agreement")


def test_nothing_is_reached_in_the_future(led):
    milestone = MilestoneFactory(action=led.action, position=3)
    told = [Told(milestone, reached_on=date(2008, 10, 21))]

    (refusal,) = refused(led, replace(WRITTEN, told=told)).refusals

    assert refusal.field == "milestone_3"
    assert refusal.words == (
        "21 October 2008 is in the future: enter the day on which 'Patrols begin' was "
        "reached, up to today, 20 October 2008"
    )


def test_a_milestone_of_another_action_is_a_mistake_of_the_caller(led):
    stray = MilestoneFactory(action=ActionFactory())

    with pytest.raises(ValueError, match="is no milestone of Action 1"):
        send(led, replace(WRITTEN, told=[Told(stray, reached_on=SEPTEMBER)]))


def test_what_was_told_is_withdrawn_and_stays_in_the_history(led):
    dated = MilestoneFactory(action=led.action)
    counted = MilestoneFactory(action=led.action, forty=True)
    told = [Told(dated, reached_on=SEPTEMBER), Told(counted, number=12)]
    send(led, replace(WRITTEN, told=told))

    back = [Told(dated, withdrawn=True), Told(counted, withdrawn=True)]
    send(led, replace(WRITTEN, told=back), seen=1)

    assert MilestoneProgress.objects.count() == 4
    assert reported_of(dated) == reported_of(counted) == Reported()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ({}, "No update says that 'Patrols begin' was reached: leave this unticked"),
        (
            {"forty": True},
            "No number of 'Patrols begin' is reported for 2008/09 Q2: select the "
            "quarter whose number is wrong, or leave this unticked",
        ),
    ],
)
def test_only_what_was_told_is_withdrawn(led, kind, words):
    milestone = MilestoneFactory(action=led.action, position=3, **kind)
    told = [Told(milestone, withdrawn=True)]

    (refusal,) = refused(led, replace(WRITTEN, told=told)).refusals

    assert refusal == (words, "milestone_3_withdrawn")


def test_a_number_is_withdrawn_by_an_update_on_its_quarter(led):
    milestone = MilestoneFactory(action=led.action, forty=True)
    send(led, replace(WRITTEN, quarter=Q1, told=[Told(milestone, number=12)]))
    back = [Told(milestone, withdrawn=True)]

    with pytest.raises(Refused, match="is reported for 2008/09 Q2"):
        send(led, replace(WRITTEN, quarter=Q2, told=back), seen=1)
    send(led, replace(WRITTEN, quarter=Q1, told=back), seen=1)

    assert reported_of(milestone).numbers == {}


def test_what_was_withdrawn_is_not_withdrawn_again(led):
    milestone = MilestoneFactory(action=led.action)
    for number, told in enumerate([{"reached_on": SEPTEMBER}, {"withdrawn": True}]):
        send(led, replace(WRITTEN, told=[Told(milestone, **told)]), seen=number)

    with pytest.raises(Refused, match="No update says that"):
        send(led, replace(WRITTEN, told=[Told(milestone, withdrawn=True)]), seen=2)
