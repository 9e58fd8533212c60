from __future__ import annotations

import pytest

from actions.editing import ActionText, add_action, edit_action
from actions.models import Action
from laa.plan.refusals import Refused
from laa.plan.roles import Role
from tests.actions.plans import AT
from tests.factories.indicators import TargetSetFactory
from tests.factories.plan import member

FULL = {
    "text": " More patrols ",
    "reference": "A3",
    "links": "Community Safety Plan\n\n Alcohol plan ",
    "lead_name": "Richard Howe",
    "lead_post": "Partnership Analyst",
    "lead_organisation": "Police",
}


def refused(led, written, **given):
    before = list(Action.objects.values())
    fields = {"version": 1, "by": led.coordinator, **given}
    with pytest.raises(Refused) as refusal:
        edit_action(action=led.action, written=written, **fields)
    assert list(Action.objects.values()) == before
    return refusal.value.refusals


def test_an_action_is_added_at_the_end_of_the_plan(led):
    served = TargetSetFactory(plan=led.plan)
    written = ActionText(**FULL, led_by=led.lead, serves=[served])

    action = add_action(plan=led.plan, written=written, by=led.coordinator, at=AT)

    assert (action.position, action.version, action.name) == (3, 1, "Action A3")
    assert action.text == "More patrols"
    assert action.links == "Community Safety Plan\nAlcohol plan"
    assert action.lead == "Richard Howe, Partnership Analyst, Police"
    assert list(action.serves.all()) == [served]
    assert (action.added_by, action.added_at) == (led.coordinator, AT)


def test_the_first_action_of_a_plan_has_the_first_place(led):
    Action.objects.all().delete()

    action = add_action(
        plan=led.plan, written=ActionText("One"), by=led.coordinator, at=AT
    )

    assert action.position == 1


def test_an_action_is_changed_and_a_version_further(led):
    edit_action(
        action=led.action, written=ActionText(**FULL), version=1, by=led.coordinator
    )

    led.action.refresh_from_db()
    assert led.action.reference == "A3"
    assert led.action.led_by is None
    assert (led.action.position, led.action.version) == (1, 2)


@pytest.mark.parametrize("role", set(Role) - {Role.COORDINATOR})
def test_nobody_but_a_coordinator_adds_or_changes_actions(led, role):
    by = member(led.plan, role)

    (refusal,) = refused(led, ActionText("Other"), by=by)

    assert refusal.words == "You may not add or change actions of this plan."
    with pytest.raises(Refused):
        add_action(plan=led.plan, written=ActionText("Other"), by=by, at=AT)


def test_who_saw_an_older_action_is_refused(led):
    (refusal,) = refused(led, ActionText("Other"), version=0)

    assert refusal.words == (
        "Action 1 was changed after you opened the page. What you sent was not kept "
        "yet: look at it as it is now, then send yours again if it is still right."
    )


def test_an_action_says_what_is_to_be_done(led):
    (refusal,) = refused(led, ActionText("  "))

    assert refusal == ("Enter what is to be done", "text")


def test_a_reference_is_one_actions_only(led):
    Action.objects.filter(position=2).update(reference="A2")

    (refusal,) = refused(led, ActionText("Other", reference=" A2 "))

    assert refusal.field == "reference"
    assert refusal.words.startswith("'A2' is the reference of another action")


def test_an_action_keeps_its_own_reference(led):
    Action.objects.filter(position=1).update(reference="A1")
    written = ActionText("Other", reference="A1")

    edit_action(action=led.action, written=written, version=1, by=led.coordinator)

    assert Action.objects.get(position=1).text == "Other"


def test_only_an_action_lead_of_the_plan_may_lead(led):
    (refusal,) = refused(led, ActionText("Other", led_by=led.coordinator))

    assert refusal == (
        "Grace is no action lead of this plan: select one of the list",
        "led_by",
    )


def test_a_lead_who_lost_the_role_stays_until_another_is_named(led):
    led.lead.memberships.all().delete()
    by = led.coordinator

    kept = ActionText("Other", led_by=led.lead)
    action = edit_action(action=led.action, written=kept, version=1, by=by)
    assert (action.text, action.led_by) == ("Other", led.lead)

    given_up = ActionText("Other", led_by=led.other)
    edit_action(action=led.action, written=given_up, version=2, by=by)
    with pytest.raises(Refused):
        edit_action(action=led.action, written=kept, version=3, by=by)


def test_an_action_serves_indicators_of_its_own_plan(led):
    stray = TargetSetFactory(indicator__code="NI 155")

    (refusal,) = refused(led, ActionText("Other", serves=[stray]))

    assert refusal == ("NI 155 is not in this plan", "serves")
