from __future__ import annotations

from html import unescape

import pytest
from django.urls import reverse

from actions.models import Action, Milestone
from tests.actions.analysis.examples import SEPTEMBER
from tests.actions.plans import TODAY
from tests.factories.actions import MilestoneFactory
from tests.factories.indicators import TargetSetFactory

ACTION = {"text": "More patrols", "reference": "A9", "version": "1"}
MILESTONE = {"kind": "quantity", "text": "Worked with", "version": "1"}
FORTY = {"quantity": "40", "units": "offenders"}


@pytest.fixture(autouse=True)
def _today(settings):
    settings.TODAY = TODAY


@pytest.fixture
def browse(client, led):
    client.force_login(led.coordinator)
    return client


def address(led, name, *more):
    where = led.action.address[:2] if name == "add-action" else led.action.address
    return reverse(name, args=[*where, *more])


def shown(response):
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_an_action_is_added(browse, led):
    served = TargetSetFactory(plan=led.plan)

    response = browse.post(
        address(led, "add-action"),
        {**ACTION, "version": "0", "led_by": led.lead.pk, "serves": [served.pk]},
    )

    assert response.url == reverse("actions", args=led.action.address[:2])
    added = Action.objects.get(reference="A9")
    assert added.led_by == led.lead
    assert list(added.serves.all()) == [served]


def test_only_the_plans_own_leads_and_indicators_are_offered(browse, led):
    served = TargetSetFactory(plan=led.plan, indicator__title="Violent crime")
    TargetSetFactory(indicator__title="Housing")

    page = shown(browse.get(address(led, "add-action")))

    assert str(served.indicator) in page
    assert "Housing" not in page
    assert "Daniel" in page
    assert "Grace</option>" not in page


def test_an_action_is_shown_as_it_is_and_changed(browse, led):
    served = TargetSetFactory(plan=led.plan)
    led.action.serves.add(served)
    where = address(led, "edit-action")

    page = shown(browse.get(where))
    response = browse.post(where, ACTION)

    assert "Patrols in the city centre" in page
    assert f'value="{served.pk}" checked' in page
    assert f'value="{led.lead.pk}" selected' in page
    assert response.url == address(led, "action")
    assert Action.objects.get(reference="A9").led_by is None


def test_a_lead_who_lost_the_role_is_still_shown_and_kept(browse, led):
    led.lead.memberships.all().delete()
    where = address(led, "edit-action")

    page = shown(browse.get(where))
    response = browse.post(where, {**ACTION, "led_by": led.lead.pk})

    assert f'value="{led.lead.pk}" selected' in page
    assert "Daniel (leads it now, no longer has the role Action lead)" in page
    assert "Somebody else (" not in page
    assert response.url == address(led, "action")
    assert Action.objects.get(reference="A9").led_by == led.lead


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"text": ""}, "Enter what is to be done"),
        ({"reference": "A" * 21}, "This has 21 characters: shorten it to 20"),
        ({"reference": "A2"}, "'A2' is the reference of another action"),
        ({"led_by": "999999"}, "Select an action lead of this plan"),
        ({"serves": ["999999"]}, "Select indicators of this plan"),
    ],
)
def test_what_an_action_cannot_be_is_refused_and_kept_as_typed(
    browse, led, given, sentence
):
    Action.objects.filter(position=2).update(reference="A2")
    data = {**ACTION, "lead_name": "Typed Name", **given}

    page = shown(browse.post(address(led, "edit-action"), data))

    assert sentence in page
    assert "Typed Name" in page
    assert Action.objects.get(position=1).reference == ""


def test_an_action_to_add_is_refused_and_kept_as_typed_too(browse, led):
    Action.objects.filter(position=2).update(reference="A9")

    page = shown(browse.post(address(led, "add-action"), {**ACTION, "version": "0"}))

    assert "'A9' is the reference of another action" in page
    assert "More patrols" in page


def test_a_stale_change_is_refused_and_can_be_sent_again(browse, led):
    Action.objects.filter(pk=led.action.pk).update(version=5)
    where = address(led, "edit-action")

    refused = browse.post(where, ACTION)
    version = refused.context["form"]["version"].value()

    assert "Action 1 was changed after you opened the page." in shown(refused)
    assert browse.post(where, {**ACTION, "version": version}).status_code == 302


def test_a_milestone_is_added(browse, led):
    response = browse.post(address(led, "add-milestone"), {**MILESTONE, **FORTY})

    assert response.url == address(led, "action")
    assert Milestone.objects.get().quantity == 40


def test_what_a_milestone_cannot_be_is_refused_and_kept_as_typed(browse, led):
    data = {**MILESTONE, "quantity": "40", "first_day-day": "1"}

    page = shown(browse.post(address(led, "add-milestone"), data))
    refused = shown(browse.post(address(led, "add-milestone"), {**MILESTONE}))

    assert "First day must include a month and year" in page
    assert 'value="40"' in page
    assert "Enter the number to reach in each quarter" in refused
    assert not Milestone.objects.exists()


def test_a_milestone_without_a_date_may_be_given_one(browse, led):
    MilestoneFactory(action=led.action, position=1, kind="event", last_day=None)
    day = {"last_day-day": "30", "last_day-month": "9", "last_day-year": "2008"}

    response = browse.post(
        address(led, "edit-milestone", 1), {**MILESTONE, "kind": "event", **day}
    )

    assert response.status_code == 302
    assert Milestone.objects.get().last_day == SEPTEMBER


def test_a_milestone_with_a_date_shows_where_that_is_moved(browse, led):
    MilestoneFactory(action=led.action, position=1, kind="event", last_day=None)
    MilestoneFactory(action=led.action, position=2, wording="By September")
    where = address(led, "edit-milestone", 2)

    page = shown(browse.get(where))
    response = browse.post(where, {**MILESTONE, "kind": "date"})

    assert "Published as “By September”, which stays." in page
    assert address(led, "rebase-milestone", 2) in page
    assert "last_day-day" not in page
    assert response.status_code == 302
    assert Milestone.objects.get(position=2).last_day == SEPTEMBER


def test_how_often_a_duty_comes_round_is_kept(browse, led):
    given = {**MILESTONE, "kind": "recurring", "every": "month", "through": "PCG"}

    browse.post(address(led, "add-milestone"), given)

    assert Milestone.objects.get().every == "month"
