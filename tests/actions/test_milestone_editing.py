from __future__ import annotations

from datetime import date

import pytest

from actions.analysis.milestones import Every, MilestoneKind
from actions.milestone_editing import MilestoneText, add_milestone, edit_milestone
from actions.models import Milestone, Rebasing
from laa.plan.refusals import Refused
from tests.actions.analysis.examples import DECEMBER, SEPTEMBER
from tests.actions.plans import AT
from tests.factories.actions import MilestoneFactory, MilestoneProgressFactory

DATE, PERIOD, EVENT = MilestoneKind.DATE, MilestoneKind.PERIOD, MilestoneKind.EVENT
RECURRING, QUANTITY = MilestoneKind.RECURRING, MilestoneKind.QUANTITY
JULY = date(2008, 7, 1)
FORTY = {"quantity": 40, "units": "offenders"}


def add(led, kind=DATE, text="Patrols begin", version=1, by=None, **given):
    written = MilestoneText(kind, text, **given)
    who = {"by": by or led.coordinator, "at": AT}
    return add_milestone(action=led.action, written=written, version=version, **who)


def edit(led, milestone, kind=DATE, text="Patrols begin", version=1, **given):
    written = MilestoneText(kind, text, **given)
    who = {"by": led.coordinator, "at": AT}
    return edit_milestone(milestone=milestone, written=written, version=version, **who)


def refused(write, *args, **given):
    before = list(Milestone.objects.values())
    with pytest.raises(Refused) as refusal:
        write(*args, **given)
    assert list(Milestone.objects.values()) == before
    return refusal.value.refusals


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (DATE, {"last_day": SEPTEMBER}),
        (PERIOD, {"first_day": JULY, "last_day": SEPTEMBER}),
        (EVENT, {}),
        (EVENT, {"first_day": JULY, "last_day": JULY}),
        (RECURRING, {"every": Every.MONTH, "through": "Priority Crime Group"}),
        (QUANTITY, FORTY),
        (QUANTITY, {**FORTY, "last_day": DECEMBER}),
    ],
)
def test_a_milestone_of_each_kind_is_added(led, kind, given):
    milestone = add(led, kind, **given)

    kept = Milestone.objects.get(pk=milestone.pk)
    assert (kept.kind, kept.position, kept.wording) == (kind, 1, "")
    assert {name: getattr(kept, name) for name in given} == given


def test_the_next_milestone_has_the_next_place_and_the_action_a_version(led):
    MilestoneFactory(action=led.action, position=4)

    assert add(led, EVENT, " Agreed ").position == 5
    led.action.refresh_from_db()
    assert led.action.version == 2
    assert Milestone.objects.get(position=5).text == "Agreed"


@pytest.mark.parametrize(
    ("kind", "given", "field", "words"),
    [
        (DATE, {}, "last_day", "Enter the day by which it is to be reached"),
        (PERIOD, {"last_day": DECEMBER}, "first_day", "Enter the first day of this p"),
        (RECURRING, {}, "every", "Select how often it comes round"),
        (QUANTITY, {"units": "offenders"}, "quantity", "Enter the number to reach"),
        (QUANTITY, {"quantity": 40}, "units", "Enter what is counted, such as"),
        (EVENT, {"text": " "}, "text", "Enter what is to be reached"),
        (EVENT, {"first_day": JULY}, "last_day", "It begins on 1 July 2008: enter"),
        (
            EVENT,
            {"first_day": DECEMBER, "last_day": JULY},
            "last_day",
            "It begins on 31 December 2008: enter a last day from then on",
        ),
        (
            EVENT,
            {"quantity": 40},
            "quantity",
            "'40' is for a number to reach in each qua",
        ),
        (
            EVENT,
            {"through": "PCG"},
            "through",
            "'PCG' is for a duty that comes round ea",
        ),
    ],
)
def test_what_does_not_fit_the_kind_is_refused(led, kind, given, field, words):
    (refusal,) = refused(add, led, kind, **given)

    assert refusal.field == field
    assert refusal.words.startswith(words)


def test_only_a_coordinator_adds_milestones(led):
    (refusal,) = refused(add, led, EVENT, by=led.lead)

    assert refusal.words == "You may not add or change actions of this plan."


def test_who_saw_an_older_action_is_refused(led):
    (refusal,) = refused(add, led, EVENT, version=0)

    assert "was changed after you opened the page" in refusal.words


def test_a_milestone_is_changed_but_for_its_wording_and_its_date(led):
    milestone = MilestoneFactory(action=led.action, wording="By September")

    edit(led, milestone, DATE, "Patrols", last_day=SEPTEMBER, reading="2008 is meant.")

    milestone.refresh_from_db()
    assert (milestone.text, milestone.reading) == ("Patrols", "2008 is meant.")
    assert milestone.wording == "By September"


def test_who_added_a_milestone_and_when_is_kept(led):
    milestone = add(led, EVENT)

    assert (milestone.added_by, milestone.added_at) == (led.coordinator, AT)


def test_an_undated_milestone_may_be_given_its_first_date_which_is_kept(led):
    milestone = MilestoneFactory(action=led.action, kind=EVENT, last_day=None)

    edit(led, milestone, EVENT, first_day=JULY, last_day=DECEMBER)

    milestone.refresh_from_db()
    kept = milestone.rebasings.get()
    assert (milestone.first_day, milestone.last_day) == (JULY, DECEMBER)
    assert (kept.was_first_day, kept.was_last_day) == (None, None)
    assert (kept.first_day, kept.last_day) == (JULY, DECEMBER)
    assert (kept.reason, kept.by, kept.at) == (
        "Its first date was set.",
        led.coordinator,
        AT,
    )


def test_a_change_that_dates_nothing_keeps_no_date(led):
    undated = MilestoneFactory(action=led.action, kind=EVENT, last_day=None)
    edit(led, undated, EVENT, "Agreed")
    dated = MilestoneFactory(action=led.action)
    edit(led, dated, DATE, "Patrols", last_day=SEPTEMBER, version=2)

    assert not Rebasing.objects.exists()


@pytest.mark.parametrize("last_day", [DECEMBER, None])
def test_a_date_that_is_there_moves_by_rebasing_only(led, last_day):
    milestone = MilestoneFactory(action=led.action)

    (refusal,) = refused(edit, led, milestone, EVENT, last_day=last_day)

    assert refusal == (
        "It has its date already, 30 September 2008: re-base it to move that, so that "
        "the old date and the reason are kept",
        "last_day",
    )


def test_what_updates_tell_of_stays_counted_or_reached(led):
    milestone = MilestoneFactory(action=led.action, kind=EVENT, last_day=None)
    MilestoneProgressFactory(milestone=milestone, update__action=led.action)

    (refusal,) = refused(edit, led, milestone, QUANTITY, **FORTY)

    assert refusal.field == "kind"
    assert refusal.words.startswith("Updates tell of it as an event, dated or not: ")


def test_what_no_update_tells_of_may_be_turned_into_another_kind(led):
    milestone = MilestoneFactory(action=led.action, kind=EVENT, last_day=None)

    assert edit(led, milestone, QUANTITY, **FORTY).is_counted
