from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from laa.plan.models import ActionPlan, MembershipChange, User
from laa.plan.people.members import remove
from laa.plan.permissions import Permission, roles_of
from laa.plan.roles import Role
from tests.factories.plan import (
    NOW,
    ActionPlanFactory,
    InvitationFactory,
    UserFactory,
    member,
    suspend,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(settings: Any) -> ActionPlan:
    settings.TODAY = date(2008, 10, 20)
    plan: ActionPlan = ActionPlanFactory.create()
    return plan


@pytest.fixture
def grace(plan: ActionPlan) -> User:
    return member(plan, Role.COORDINATOR, name="Grace", email="grace@council.example")


@pytest.fixture
def ravi(plan: ActionPlan) -> User:
    return member(plan, Role.ANALYST, name="Ravi", email="ravi@council.example")


@pytest.fixture
def coordinator(client: Client, grace: User) -> Client:
    client.force_login(grace)
    return client


@pytest.fixture
def partner(plan: ActionPlan) -> Client:
    client = Client()
    client.force_login(member(plan, Role.PARTNER, name="Tomasz"))
    return client


def address(name: str, plan: ActionPlan, *more: Any) -> str:
    return reverse(name, args=[plan.area.slug, plan.slug, *more])


def read(client: Client, name: str, plan: ActionPlan, *more: Any) -> str:
    response = client.get(address(name, plan, *more))
    assert response.status_code == 200
    return response.content.decode()


def test_every_member_reads_who_does_what(
    plan: ActionPlan, ravi: User, partner: Client
) -> None:
    page = read(partner, "people", plan)

    assert "Ravi" in page
    assert "Analyst" in page
    assert f'href="{address("roles", plan)}"' in page


def test_addresses_suspensions_and_invitations_are_for_coordinators(
    plan: ActionPlan, ravi: User, coordinator: Client, partner: Client
) -> None:
    suspended = member(plan, Role.ACTION_LEAD, name="Sam")
    suspend(suspended, plan)
    member(plan, Role.ACTION_LEAD, name="Closed", is_active=False)
    InvitationFactory(plan=plan, name="Kim")
    words = ("ravi@council.example", "Sam", "Suspended", "Account closed", "Kim")

    for word in words:
        assert word in read(coordinator, "people", plan)
        assert word not in read(partner, "people", plan)


def test_the_list_is_read_in_as_many_queries_however_many_people_there_are(
    plan: ActionPlan, coordinator: Client, django_assert_num_queries: Any
) -> None:
    for _ in range(5):
        member(plan, Role.ANALYST, Role.PARTNER)
        InvitationFactory(plan=plan, by=UserFactory())

    with django_assert_num_queries(8):
        read(coordinator, "people", plan)


def test_a_partners_list_needs_fewer_queries(
    plan: ActionPlan, partner: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(6):
        read(partner, "people", plan)


def test_which_role_may_do_what_is_told_in_words(
    plan: ActionPlan, partner: Client
) -> None:
    page = read(partner, "roles", plan)

    for role in Role:
        assert role.label in page
    for permission in Permission:
        assert permission[1:] in page.replace("&#x27;", "'")


def test_which_role_may_do_what_can_be_taken_away(
    plan: ActionPlan, partner: Client
) -> None:
    response = partner.get(f"{address('roles', plan)}files/permissions.json")

    told = response.json()
    assert [one["heading"] for one in told["columns"][1:]] == [
        role.label for role in Role
    ]
    assert len(told["rows"]) == len(Permission)
    assert "no figures" in told["about"]["signed_off"]


def test_a_coordinator_changes_roles(
    plan: ActionPlan, ravi: User, coordinator: Client
) -> None:
    typed = {"roles": ["owner", "partner"], "reason": "New post", "seen": "0"}

    response = coordinator.post(
        address("change-roles", plan, ravi.pk), typed, follow=True
    )

    page = response.content.decode()
    assert roles_of(ravi, plan) == {Role.OWNER, Role.PARTNER}
    assert response.redirect_chain == [(address("person", plan, ravi.pk), 302)]
    assert "Ravi: the roles were changed" in page
    assert "Before: Analyst. Since: Indicator owner and Partner" in page
    assert "New post" in page


def test_a_suspended_persons_pages_are_gone_at_once(
    plan: ActionPlan, ravi: User, coordinator: Client
) -> None:
    theirs = Client()
    theirs.force_login(ravi)
    assert theirs.get(address("dashboard", plan)).status_code == 200

    coordinator.post(
        address("suspend-person", plan, ravi.pk), {"reason": "On leave", "seen": "0"}
    )

    assert theirs.get(address("dashboard", plan)).status_code == 404
    assert str(plan) not in theirs.get(reverse("home")).content.decode()
    page = read(coordinator, "person", plan, ravi.pk)
    assert page.count("On leave") == 2
    assert "Lift the suspension" in page
    assert address("change-roles", plan, ravi.pk) not in page


def test_a_suspension_is_lifted(
    plan: ActionPlan, ravi: User, coordinator: Client
) -> None:
    suspend(ravi, plan)

    coordinator.post(
        address("lift-suspension", plan, ravi.pk), {"reason": "Back", "seen": "0"}
    )

    assert roles_of(ravi, plan) == {Role.ANALYST}


def test_a_removed_person_is_found_among_those_who_left(
    plan: ActionPlan, ravi: User, coordinator: Client
) -> None:
    coordinator.post(
        address("remove-person", plan, ravi.pk), {"reason": "Left", "seen": "0"}
    )

    page = read(coordinator, "people", plan)
    assert "No longer in this plan" in page
    assert f'href="{address("person", plan, ravi.pk)}"' in page
    told = read(coordinator, "person", plan, ravi.pk)
    assert "Ravi is no longer in this plan. To return, invite them." in told
    assert "Taken away: Analyst" in told


def test_what_cannot_be_is_said_beside_what_was_typed(
    plan: ActionPlan, coordinator: Client
) -> None:
    helen = member(plan, Role.OWNER, name="Helen")

    response = coordinator.post(
        address("remove-person", plan, helen.pk), {"reason": "Gone", "seen": "0"}
    )

    page = response.content.decode()
    assert "Helen is the last indicator owner of this plan who can act." in page
    assert "Gone</textarea>" in page


def test_whoever_was_refused_for_a_stale_page_may_send_again(
    plan: ActionPlan, ravi: User, coordinator: Client
) -> None:
    other = member(plan, Role.COORDINATOR)
    remove(
        plan=plan,
        person=member(plan, Role.PARTNER),
        reason="Left",
        by=other,
        at=NOW,
        seen=0,
    )
    typed = {"reason": "On leave", "seen": "7"}

    page = coordinator.post(
        address("suspend-person", plan, ravi.pk), typed
    ).content.decode()

    assert "was changed after you opened the page" in page
    assert 'name="seen" value="0"' in page


def test_nobody_is_led_to_changing_their_own_part(
    plan: ActionPlan, grace: User, coordinator: Client
) -> None:
    page = read(coordinator, "person", plan, grace.pk)

    assert "Nobody changes their own part in a plan." in page
    assert address("change-roles", plan, grace.pk) not in page


def test_a_role_that_is_none_is_named(
    plan: ActionPlan, ravi: User, coordinator: Client
) -> None:
    typed = {"roles": ["mayor"], "reason": "", "seen": "0"}

    page = coordinator.post(
        address("change-roles", plan, ravi.pk), typed
    ).content.decode()

    assert "&#x27;mayor&#x27; is not a role: select from the list" in page
    assert "Enter the reason: it is kept" in page
    assert not MembershipChange.objects.exists()


def test_whoever_was_never_in_the_plan_is_not_there(
    plan: ActionPlan, coordinator: Client
) -> None:
    elsewhere = member(ActionPlanFactory(), Role.PARTNER)

    for pk in (elsewhere.pk, 0):
        found = coordinator.get(address("person", plan, pk))
        assert found.status_code == 404


def test_how_a_person_came_in_is_told(
    plan: ActionPlan, ravi: User, coordinator: Client
) -> None:
    MembershipChange.objects.create(
        plan=plan,
        person=ravi,
        number=1,
        act="joined",
        was=[],
        became=["analyst"],
        reason="Invited by Grace",
        by=ravi,
        at=NOW,
    )

    page = read(coordinator, "person", plan, ravi.pk)

    assert "Joined by invitation" in page
    assert "Given: Analyst" in page
    assert "Invited by Grace" in page
