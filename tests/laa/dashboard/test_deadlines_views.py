from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from laa.plan.clock import now
from laa.plan.deadlines import Deadlines
from laa.plan.keeping_deadlines import set_deadlines
from laa.plan.roles import Role
from tests.factories.plan import ActionPlanFactory, member

TYPED = {
    "entry": "35",
    "sign_off": "50",
    "updates": "40",
    "reason": "The extract comes later",
    "seen": "0",
}


@pytest.fixture
def plan(db, settings):
    settings.TODAY = date(2008, 10, 20)
    return ActionPlanFactory()


@pytest.fixture
def coordinator(client, plan):
    client.force_login(member(plan, Role.COORDINATOR, name="Grace"))
    return client


@pytest.fixture
def partner(client, plan):
    client.force_login(member(plan, Role.PARTNER))
    return client


def address(name, plan):
    return reverse(name, args=[plan.area.slug, plan.slug])


def text_of(response):
    return response.content.decode()


def change(plan, *days, seen=0, name="Ann"):
    by = member(plan, Role.COORDINATOR, name=name)
    set_deadlines(
        plan=plan,
        deadlines=Deadlines(*days),
        reason="A later extract",
        by=by,
        at=now(),
        seen=seen,
    )


def test_everybody_reads_the_dates_of_the_coming_quarters(partner, plan):
    page = text_of(partner.get(address("about", plan)))

    # Q2 ended on 30 September; Q1's last deadline was 14 August.
    for words in ("2008/09 Q2", "30 October 2008", "14 November 2008", "2009/10 Q1"):
        assert words in page
    assert "2008/09 Q1" not in page
    assert "2009/10 Q2" not in page
    assert address("deadlines", plan) in page
    assert address("edit-deadlines", plan) not in page


def test_after_the_agreement_nothing_more_falls_due(partner, plan, settings):
    settings.TODAY = date(2012, 1, 1)

    page = text_of(partner.get(address("about", plan)))

    assert "Nothing more falls due: the agreement has ended." in page


def test_the_coordinator_is_led_to_changing_them(coordinator, plan):
    for page in ("about", "deadlines"):
        assert address("edit-deadlines", plan) in text_of(
            coordinator.get(address(page, plan))
        )


def test_the_form_starts_with_the_days_as_they_are(coordinator, plan):
    page = text_of(coordinator.get(address("edit-deadlines", plan)))

    assert 'name="sign_off" value="45"' in page
    assert "Nothing was changed." in page


def test_a_change_is_saved_and_told_with_its_reason(coordinator, plan):
    response = coordinator.post(address("edit-deadlines", plan), TYPED)

    assert response.url == address("deadlines", plan)
    page = text_of(coordinator.get(response.url))
    assert "Deadlines: saved" in page
    assert "by Grace, 20 October 2008" in page
    assert "The extract comes later" in page
    assert "Before: returns after 30 days, sign-off after 45, updates" in page
    assert "After: returns after 35 days, sign-off after 50, updates" in page
    # Of every quarter, the one that has ended too.
    assert "4 August 2008" in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"entry": ""}, "Enter the days to enter returns"),
        ({"entry": "soon"}, "Enter the days to enter returns as a whole number"),
        ({"updates": "-1"}, "-1 days cannot be: enter 0 to 180"),
        ({"sign_off": "181"}, "181 days cannot be: enter 0 to 180"),
        ({"sign_off": "34"}, "Sign-off after 34 days is before entry: enter 35 or"),
        ({"reason": ""}, "Enter why the deadlines change"),
        ({"reason": "x" * 1001}, "The reason has 1001 signs"),
        (
            {"entry": "30", "sign_off": "45", "updates": "30"},
            "These are the deadlines as they were: change one",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    coordinator, plan, typed, words
):
    sent = TYPED | typed

    page = text_of(coordinator.post(address("edit-deadlines", plan), sent))

    assert words in page
    for box in sent.values():
        assert box in page
    plan.refresh_from_db()
    assert plan.deadlines == Deadlines(30, 45, 30)


def test_the_second_of_two_sees_what_the_first_did_and_may_then_save(coordinator, plan):
    change(plan, 31, 46, 31)

    refused = coordinator.post(address("edit-deadlines", plan), TYPED)
    page = text_of(refused)

    assert "Ann has changed the deadlines after you opened the page" in page
    assert "As it is now: returns after 31 days, sign-off after 46" in page
    assert 'name="entry" value="35"' in page
    seen = refused.context["form"].data["seen"]
    again = coordinator.post(address("edit-deadlines", plan), {**TYPED, "seen": seen})
    assert again.status_code == 302


@pytest.mark.parametrize("changes", [1, 12])
@pytest.mark.parametrize("name", ["deadlines", "edit-deadlines"])
def test_the_number_of_queries_is_fixed(
    coordinator, plan, django_assert_num_queries, name, changes
):
    for number in range(changes):
        change(plan, 31 + number, 60, 30, seen=number)

    # Session and user, plan and roles, changes with those who made them.
    with django_assert_num_queries(5):
        coordinator.get(address(name, plan))
