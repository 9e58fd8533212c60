from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from django.urls import reverse

from tests.actions.analysis.examples import DECEMBER
from tests.actions.pages import browser, page
from tests.actions.plans import TODAY, Led
from tests.factories.actions import (
    ActionFactory,
    MilestoneFactory,
    MilestoneProgressFactory,
    ProgressUpdateFactory,
    RebasingFactory,
)
from tests.factories.indicators import TargetSetFactory


@pytest.fixture(autouse=True)
def _today(settings):
    settings.TODAY = TODAY


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


FAR_BEFORE, BEFORE = date(1908, 1, 1), date(2008, 3, 31)
AFTER, FAR_AFTER = date(2011, 4, 1), date(2112, 1, 1)
DAYS = (None, FAR_BEFORE, BEFORE, date(2008, 9, 30), DECEMBER, AFTER, FAR_AFTER)
KINDS = (
    {"kind": "date"},
    {"kind": "period"},
    {"kind": "event"},
    {"monthly": True},
    {"forty": True},
)


def possible_days(kind) -> list[tuple[date | None, date | None]]:
    """All that the database takes."""
    is_dated = kind in KINDS[:2]
    return [
        (first, last)
        for first, last in product(DAYS, DAYS)
        if (last or not (first or is_dated)) and not (first and first > last)
    ]


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("was", DAYS)
def test_the_timeline_draws_whatever_days_a_milestone_has(led, kind, was):
    days = possible_days(kind)
    for first, last in days:
        one = MilestoneFactory(
            action=led.action, **kind, first_day=first, last_day=last
        )
        if was and last:
            RebasingFactory(milestone=one, was_last_day=was, last_day=last)

    shown = page(led.lead, reverse("timeline", args=led.action.address[:2]))

    assert f"Of {len(days)} milestones: " in shown


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_takes_a_fixed_number_of_queries(
    led, number, django_assert_num_queries
):
    for _ in range(number):
        one = ActionFactory(plan=led.plan, led_by=led.lead)
        one.serves.add(TargetSetFactory(plan=led.plan))
        MilestoneProgressFactory(update__action=one, milestone__action=one)
    client = browser(led.lead)

    # Session, user, plan, roles; the six of delivery; on the list two of findings.
    for name, queries in (("actions", 12), ("timeline", 10)):
        with django_assert_num_queries(queries):
            client.get(reverse(name, args=led.action.address[:2]))


def test_what_actions_lack_is_folded_in_their_list(led):
    shown = " ".join(list_of(led).split())

    assert "5 findings about actions" in shown
    assert "2 of 2 actions have no reference." in shown
